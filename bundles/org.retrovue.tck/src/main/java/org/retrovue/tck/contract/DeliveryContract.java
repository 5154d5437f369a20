package org.retrovue.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.delivery.Delivery;
import org.retrovue.api.delivery.Delivery.Address;
import org.retrovue.tck.fake.Traffic;

/**
 * What every {@link Delivery} keeps.
 *
 * @see "docs/contracts/extension-points.md, DEL-1 to DEL-3"
 */
public abstract class DeliveryContract {
    /**
     * Makes the delivery.
     *
     * @return a new one
     * @throws Exception when it cannot be made
     */
    protected abstract Delivery delivery() throws Exception;

    private static Channel channel(String id, String number) {
        Channel one = Traffic.CHANNEL;
        return new Channel(
                ChannelId.of(id),
                number,
                id,
                one.zone(),
                one.dayStart(),
                one.grid(),
                one.format(),
                one.filler(),
                one.overlays());
    }

    @Test
    public void required_DEL_1_itSaysWhatItIs() throws Exception {
        assertThat(delivery().id()).isEqualTo(delivery().id()).matches("[a-z0-9][a-z0-9.-]*");
        assertThat(delivery().description()).isNotBlank();
    }

    @Test
    public void required_DEL_2_addressesAreAbsolutePathsWithTheirType() throws Exception {
        assertThat(delivery().addresses(channel("retro-prime", "5.1")))
                .isNotEmpty()
                .allSatisfy(address -> {
                    assertThat(address.path()).startsWith("/").doesNotContain(" ");
                    assertThat(address.mediaType()).matches("[\\w.+-]+/[\\w.+-]+");
                });
    }

    @Test
    public void required_DEL_3_channelsDoNotShareAnAddress() throws Exception {
        Delivery delivery = delivery();
        List<Address> one = delivery.addresses(channel("retro-prime", "5.1"));
        List<Address> other = delivery.addresses(channel("retro-late", "5.2"));

        assertThat(one).isEqualTo(delivery.addresses(channel("retro-prime", "5.1")));
        assertThat(one).doesNotContainAnyElementsOf(other);
    }
}

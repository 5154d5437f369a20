package org.retrovue.delivery.mpegts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.retrovue.api.channel.Channel;

public final class ChannelListTest {

    @Test
    public void eachChannelHasItsNumberNameAndAddress() {
        String text = ChannelList.text(List.of(TestChannels.CHANNEL), new MpegTsDelivery(), "http://tv.local:8410");

        assertThat(text)
                .isEqualTo("#EXTM3U\n"
                        + "#EXTINF:-1 tvg-id=\"retro-prime\" tvg-chno=\"5.1\" tvg-name=\"Retro Prime\" group-title=\"RetroVue\",Retro Prime\n"
                        + "http://tv.local:8410/channel/retro-prime/live.ts\n");
    }

    @Test
    public void nameCannotBreakTheList() {
        Channel c = TestChannels.CHANNEL;
        Channel odd = new Channel(
                c.id(), c.number(), "A \"B\"\n#EXT", c.zone(), c.dayStart(), c.grid(), c.format(), "", c.overlays());

        assertThat(ChannelList.text(List.of(odd), new MpegTsDelivery(), "http://x")
                        .lines())
                .hasSize(3);
    }
}

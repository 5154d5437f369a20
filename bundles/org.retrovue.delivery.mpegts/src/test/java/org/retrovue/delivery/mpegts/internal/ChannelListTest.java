package org.retrovue.delivery.mpegts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Listing;
import org.retrovue.tck.fake.MadeChannel;

public final class ChannelListTest {

    @Test
    public void eachChannelHasItsNumberNameAndAddress() {
        String text = ChannelList.text(List.of(TestChannels.CHANNEL), new MpegTsDelivery(), "http://tv.local:8410");

        assertThat(text)
                .isEqualTo("#EXTM3U x-tvg-url=\"http://tv.local:8410/iptv/xmltv.xml\"\n"
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

    @Test
    public void groupLogoAndGuideAreNamed() {
        Channel c = TestChannels.CHANNEL;
        String plain = ChannelList.text(List.of(c), new MpegTsDelivery(), "http://x");
        String drawn = ChannelList.text(List.of(listed(c, "logo.svg")), new MpegTsDelivery(), "http://x");
        String linked = ChannelList.text(List.of(listed(c, "https://y/z.png")), new MpegTsDelivery(), "http://x");

        assertThat(plain)
                .startsWith("#EXTM3U x-tvg-url=\"http://x/iptv/xmltv.xml\"\n")
                .contains("group-title=\"RetroVue\"")
                .doesNotContain("tvg-logo");
        assertThat(drawn)
                .contains("tvg-logo=\"http://x/iptv/logo/" + c.id() + "\"")
                .contains("group-title=\"Prime\"");
        assertThat(linked).contains("tvg-logo=\"https://y/z.png\"");
    }

    private static Channel listed(Channel c, String logo) {
        return MadeChannel.like(c).listing(new Listing("Prime", logo, "en")).made();
    }
}

package org.retrovue.delivery.hls.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

public final class MultivariantTest {
    private static List<String> lines(Channel channel, String codecs) {
        return Multivariant.of(channel, Packaging.TS, any -> codecs, "?v=me")
                .lines()
                .toList();
    }

    @Test
    public void tellsOfEachFormatWhatPlayersChooseBy() {
        assertThat(lines(TestChannels.withRenditions(), "avc1.64001f,mp4a.40.2"))
                .containsExactly(
                        "#EXTM3U",
                        "#EXT-X-VERSION:6",
                        "#EXT-X-INDEPENDENT-SEGMENTS",
                        "#EXT-X-STREAM-INF:BANDWIDTH=7538346,AVERAGE-BANDWIDTH=3135638,CODECS=\"avc1.64001f,mp4a.40.2\""
                                + ",RESOLUTION=1280x720,FRAME-RATE=29.970",
                        "1280x720-q21-veryfast/live.m3u8?v=me",
                        "#EXT-X-STREAM-INF:BANDWIDTH=1548000,AVERAGE-BANDWIDTH=642641,CODECS=\"avc1.64001f,mp4a.40.2\""
                                + ",RESOLUTION=640x360,FRAME-RATE=29.970",
                        "640x360-q26-veryfast-1200k/live.m3u8?v=me");
    }

    @Test
    public void codecsThatAreNotKnownAreLeftOut() {
        assertThat(lines(TestChannels.withRenditions(), "")).noneMatch(line -> line.contains("CODECS"));
    }

    @Test
    public void anamorphicPicturesAreToldAsWideAsTheyAreShown() {
        ChannelFormat pal =
                new ChannelFormat("custom", 720, 576, Rational.of(64, 45), FrameRate.PAL, 21, "veryfast", false, 0);

        List<String> lines = lines(TestChannels.CHANNEL.in(pal), "");

        assertThat(lines.get(3)).contains("RESOLUTION=1024x576,FRAME-RATE=25.000");
        assertThat(lines.get(4)).startsWith("720x576-q21-veryfast-p64-45/live.m3u8");
    }

    @Test
    public void everyKeyIsFitForAnAddress() throws Exception {
        ChannelFormat odd = new ChannelFormat(
                "custom", 128, 96, Rational.of(1001, 1000), FrameRate.NTSC, 40, "ultrafast", true, 50_000);

        assertThat(HlsAddress.of("/5/" + odd.key() + "/segment/17.ts").format()).isEqualTo(odd.key());
        assertThat(HlsAddress.of("/5/" + odd.key() + "/live.m3u8").format()).isEqualTo(odd.key());
    }
}

package org.retrovue.delivery.hls.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.channel.Window;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

public final class PlaylistTest {

    private static final Instant NOW = TestChannels.NOW;

    @Test
    public void saysWhatEveryPlayerNeeds() {
        Window window = TestChannels.window(FrameRate.NTSC, NOW);

        List<String> lines = lines(window);

        assertThat(lines.subList(0, 5))
                .containsExactly(
                        "#EXTM3U",
                        "#EXT-X-VERSION:6",
                        "#EXT-X-TARGETDURATION:3",
                        "#EXT-X-MEDIA-SEQUENCE:" + window.segments().get(0).number(),
                        "#EXT-X-INDEPENDENT-SEGMENTS");
        assertThat(lines.get(5)).matches("#EXT-X-START:TIME-OFFSET=-\\d+\\.\\d{3,6},PRECISE=YES");
        assertThat(lines).noneMatch(line -> line.contains("ENDLIST") || line.contains("DISCONTINUITY"));
        assertThat(lines.subList(6, 9))
                .containsExactly(
                        "#EXT-X-PROGRAM-DATE-TIME:"
                                + window.segments().get(0).start().toString().replaceFirst("(\\.\\d{3})\\d*Z", "$1Z"),
                        "#EXTINF:2.002,",
                        "segment/" + window.segments().get(0).number() + ".ts");
        assertThat(lines).hasSize(6 + 3 * window.segments().size());
    }

    @Test
    public void mp4HasAPieceThatIsReadFirst() {
        Window window = TestChannels.window(FrameRate.NTSC, NOW);

        List<String> lines = Arrays.asList(Playlist.of(window, Packaging.MP4).split("\n"));

        assertThat(lines).contains("#EXT-X-VERSION:7");
        assertThat(lines.get(6)).isEqualTo("#EXT-X-MAP:URI=\"init.mp4\"");
        assertThat(lines.get(9)).isEqualTo("segment/" + window.segments().get(0).number() + ".m4s");
        assertThat(lines).hasSize(7 + 3 * window.segments().size());
    }

    @Test
    public void everySegmentHasItsTimeAndLengthAtEveryRate() {
        for (FrameRate rate : FrameRate.HOUSE_RATES) {
            Window window = TestChannels.window(rate, NOW);

            List<String> lines = lines(window);

            for (int i = 0; i < window.segments().size(); i++) {
                Segment.Place place = window.segments().get(i);
                assertThat(lines.get(6 + 3 * i + 2)).isEqualTo("segment/" + place.number() + ".ts");
                BigDecimal length = new BigDecimal(
                        lines.get(6 + 3 * i + 1).replace("#EXTINF:", "").replace(",", ""));
                // Whole segments of all house rates are whole milliseconds: 2 s or 2.002 s.
                assertThat(Rational.of(length.movePointRight(3).longValueExact(), 1000))
                        .isEqualTo(place.duration());
                Instant told = Instant.parse(lines.get(6 + 3 * i).replace("#EXT-X-PROGRAM-DATE-TIME:", ""));
                assertThat(told).isBetween(place.start().minusMillis(1), place.start());
            }
        }
    }

    @Test
    public void startPointsAtNow() {
        for (int millis = 0; millis < 4000; millis += 37) {
            Instant now = NOW.plusMillis(millis);
            Window window = TestChannels.window(FrameRate.NTSC, now);

            String start = lines(window).get(5);

            Segment.Place last = window.segments().get(window.segments().size() - 1);
            BigDecimal offset = new BigDecimal(start.replaceAll(".*OFFSET=|,.*", ""));
            Instant end = last.start().plus(last.duration().toDuration());
            Instant pointedAt = end.plusNanos(offset.movePointRight(9).longValue());
            assertThat(pointedAt).isBetween(now.minusNanos(2000), now.plusNanos(2000));
        }
    }

    @Test
    public void numbersThatDoNotEndAreRoundedToAMicrosecond() {
        assertThat(Decimal.of(Rational.of(1, 3))).isEqualTo("0.333333");
        assertThat(Decimal.of(Rational.of(-2, 3))).isEqualTo("-0.666667");
        assertThat(Decimal.of(Rational.of(2))).isEqualTo("2.000");
        assertThat(Decimal.of(Rational.of(1001, 500))).isEqualTo("2.002");
    }

    private static List<String> lines(Window window) {
        return Arrays.asList(Playlist.of(window, Packaging.TS).split("\n"));
    }
}

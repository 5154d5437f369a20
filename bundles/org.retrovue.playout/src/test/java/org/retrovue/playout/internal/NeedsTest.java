package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.Test;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** What a channel needs, by what its GOPs cost. */
public class NeedsTest {
    private static final ChannelId CHANNEL = new ChannelId("one");
    private static final HouseFormat FORMAT =
            new HouseFormat(320, 180, Rational.ONE, new FrameRate(30, 1), 24, "veryfast");
    private static final int FRAMES = 30;
    private static final long MILLI = 1_000_000;
    private static final long SLATE = 10;

    private final Needs needs = new Needs();

    private long need() {
        return needs.of(CHANNEL, "veryfast", List.of()).get(0);
    }

    private void rendered(long encodeMillis, long otherMillis) {
        needs.note(CHANNEL, FORMAT, "veryfast", FRAMES, encodeMillis * MILLI, otherMillis * MILLI);
    }

    private void warmUp() {
        IntStream.range(0, 8).forEach(gop -> rendered(1_000, 1_000));
        assertThat(need()).isEqualTo(SLATE);
    }

    @Test
    public void aSecondOfPictureNeedsWhatItCost() {
        warmUp();
        IntStream.range(0, 20).forEach(gop -> rendered(150, 50));

        assertThat(needs.of(CHANNEL, "veryfast", List.of("superfast", "ultrafast")))
                .containsExactly(SLATE + 199, SLATE + 147, SLATE + 109, SLATE); // a nanosecond a frame is lost
    }

    /** A process that has just come up: the reader of files waits for its own, and nothing is compiled yet. One channel became a slate by that. */
    @Test
    public void whatTheFirstGopsOfAStationCostSaysNothingOfTheNext() {
        long[][] cold = {
            {153, 1_910},
            {118, 2_040},
            {128, 351},
            {138, 291},
            {123, 24},
            {127, 40},
            {24, 75},
            {128, 62},
            {139, 25},
            {123, 300},
            {188, 219}
        };
        for (long[] gop : cold) {
            rendered(gop[0], gop[1]);

            assertThat(need()).isLessThan(600);
        }
    }

    @Test
    public void aChannelThatIsDearInTruthIsSoonKnown() {
        warmUp();
        rendered(800, 400);
        assertThat(need()).as("too early").isEqualTo(SLATE);

        rendered(800, 400);

        assertThat(need()).isBetween(SLATE + 1_190, SLATE + 1_200);
    }

    @Test
    public void whatGrowsDearerIsSeenAndWhatIsAnOutlierIsNot() {
        warmUp();
        IntStream.range(0, 20).forEach(gop -> rendered(100, 20));
        rendered(100, 3_000);
        assertThat(need()).isBetween(SLATE + 115, SLATE + 120);

        IntStream.range(0, 8).forEach(gop -> rendered(400, 20));

        assertThat(need()).isBetween(SLATE + 410, SLATE + 420);
    }

    @Test
    public void whatComesFromTheCacheNeedsLittle() {
        warmUp();
        IntStream.range(0, 20).forEach(gop -> rendered(150, 50));

        IntStream.range(0, 40).forEach(gop -> needs.noteCached(CHANNEL, FORMAT));

        assertThat(need()).isBetween(SLATE, SLATE + 5);
    }

    @Test
    public void aChannelThatIsForgottenNeedsASlatesWork() {
        warmUp();
        IntStream.range(0, 20).forEach(gop -> rendered(150, 50));

        needs.keep(Set.of());

        assertThat(need()).isEqualTo(SLATE);
    }
}

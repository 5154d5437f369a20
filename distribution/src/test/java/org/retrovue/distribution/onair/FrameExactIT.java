package org.retrovue.distribution.onair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.BeforeClass;
import org.junit.Test;
import org.retrovue.distribution.onair.Air.Aired;

/**
 * Every output frame is the one that the channel names, at every pair of source and house rate, over joins and over the roll-over of the time stamps.
 *
 * @see "docs/contracts/on-air.md, FRAME-001, JOIN-001, FENCE-001"
 */
public final class FrameExactIT {
    private static final Duration GRID = Duration.ofSeconds(10);
    private static final Instant SECOND_LOOK = CodedStation.WATCHED.plusSeconds(60);

    private static final Map<String, Watched> WATCHED = new HashMap<>();
    private static final Map<String, Air> AIR = new HashMap<>();

    private static CodedStation coded;

    /** Takes two minutes of one channel in two looks, with a restart between them, and a minute of the others. */
    @BeforeClass
    public static void watch() throws Exception {
        coded = CodedStation.made();
        coded.emptyCache();
        try (RunningStation station = coded.standingAt(CodedStation.WATCHED)) {
            take(station, "coded-ntsc", CodedStation.WATCHED);
        }
        try (RunningStation station = coded.standingAt(SECOND_LOOK)) {
            for (String channel : CodedStation.CHANNELS.keySet()) {
                take(station, channel, SECOND_LOOK);
            }
        }
    }

    private static void take(RunningStation station, String channel, Instant now) throws Exception {
        Air air = Air.of(station, channel, CodedStation.WATCHED.minusSeconds(70), SECOND_LOOK.plusSeconds(60));
        AIR.put(channel, air);
        WATCHED.computeIfAbsent(channel, any -> new Watched()).take(station, channel, now, air.rate());
    }

    private static int joins(String channel) throws Exception {
        return WATCHED.getOrDefault(channel, new Watched())
                .check(
                        AIR.computeIfAbsent(channel, any -> {
                            throw new AssertionError(channel + " was not watched");
                        }),
                        coded.clips());
    }

    @Test
    public void twoMinutesOverTwentyJoinsShowEveryFrameThatIsDue() throws Exception {
        assertThat(joins("coded-ntsc")).isGreaterThanOrEqualTo(20);
        assertThat(WATCHED.getOrDefault("coded-ntsc", new Watched()).segments()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    public void houseRateOf25IsAsExact() throws Exception {
        assertThat(joins("coded-pal")).isGreaterThan(8);
    }

    @Test
    public void houseRateOf24000By1001IsAsExact() throws Exception {
        assertThat(joins("coded-film")).isGreaterThan(8);
    }

    @Test
    public void houseRateOf60IsAsExact() throws Exception {
        assertThat(joins("coded-sixty")).isGreaterThan(8);
    }

    @Test
    public void blocksStartAtTheFirstFrameThatIsNotBeforeTheGrid() {
        assertThat(AIR).hasSize(CodedStation.CHANNELS.size()).allSatisfy((channel, air) -> {
            List<Long> starts = air.events().stream().map(Aired::start).toList();
            for (int i = 1; i < air.events().size(); i++) {
                assertThat(air.events().get(i).start())
                        .isEqualTo(air.events().get(i - 1).end());
            }
            int fences = 0;
            for (Instant grid = Instant.parse("2026-01-05T12:53:10Z");
                    grid.isBefore(SECOND_LOOK.plusSeconds(50));
                    grid = grid.plus(GRID)) {
                fences += starts.contains(air.rate().frameAtOrAfter(grid)) ? 1 : 0;
            }
            assertThat(fences)
                    .as("blocks of %s that start on the fence", channel)
                    .isGreaterThan(8);
        });
    }
}

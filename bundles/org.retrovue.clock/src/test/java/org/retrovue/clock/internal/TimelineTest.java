package org.retrovue.clock.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.Test;
import org.retrovue.time.Rational;

public final class TimelineTest {

    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    public void simulatedTimeIsElapsedTimeTimesSpeedRoundedDown() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            long elapsed = random.nextLong(1L << (10 + random.nextInt(50)));
            Rational speed = Rational.of(random.nextInt(100_000), 1 + random.nextInt(1001));

            Instant at = Timeline.simulated(START, speed, -5).at(elapsed - 5);

            BigInteger nanos = BigInteger.valueOf(elapsed)
                    .multiply(BigInteger.valueOf(speed.num()))
                    .divide(BigInteger.valueOf(speed.den()));
            assertThat(nanos(Duration.between(START, at))).isEqualTo(nanos);
        }
    }

    @Test
    public void simulatedTimeNeverRunsBackwards() {
        Timeline timeline = Timeline.simulated(START, Rational.of(1001, 30_000), 0);
        Instant last = START;
        for (long nanos = -1000; nanos < 100_000; nanos += 7) {
            Instant now = timeline.at(nanos);
            assertThat(now).isAfterOrEqualTo(last);
            last = now;
        }
    }

    @Test
    public void fixedTimeStandsStill() {
        Timeline timeline = Timeline.simulated(START, Rational.ZERO, 0);

        assertThat(timeline.at(Long.MAX_VALUE)).isEqualTo(START);
    }

    @Test
    public void realTimeStandsStillDuringASmallCorrectionAndFollowsAStep() {
        Deque<Instant> machine = new ArrayDeque<>(List.of(
                START, START.plusMillis(100), START.minusMillis(900), START.plusMillis(101), START.minusSeconds(60)));
        RealTimeline timeline = new RealTimeline(machine::remove);

        assertThat(timeline.at(0)).isEqualTo(START);
        assertThat(timeline.at(0)).isEqualTo(START.plusMillis(100));
        assertThat(timeline.at(0)).isEqualTo(START.plusMillis(100));
        assertThat(timeline.at(0)).isEqualTo(START.plusMillis(101));
        assertThat(timeline.at(0)).isEqualTo(START.minusSeconds(60));
    }

    private static BigInteger nanos(Duration duration) {
        return BigInteger.valueOf(duration.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(duration.getNano()));
    }
}

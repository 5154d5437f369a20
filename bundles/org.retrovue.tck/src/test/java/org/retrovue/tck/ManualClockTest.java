package org.retrovue.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.retrovue.api.clock.MasterClock.Repetition;

public final class ManualClockTest {
    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    private final ManualClock clock = ManualClock.at(START);

    @Test
    public void repeatedTasksRunEachAtItsOwnTime() {
        List<String> ran = new ArrayList<>();
        clock.every(
                "two",
                Duration.ofSeconds(2),
                now -> ran.add("two " + Duration.between(START, now).toSeconds()));
        Repetition three = clock.every(
                "three",
                Duration.ofSeconds(3),
                now -> ran.add("three " + Duration.between(START, now).toSeconds()));

        clock.advance(Duration.ofSeconds(4));
        three.close();
        clock.advance(Duration.ofSeconds(3));

        assertThat(ran).containsExactly("two 0", "three 0", "two 2", "three 3", "two 4", "two 6");
        assertThat(clock.now()).isEqualTo(START.plusSeconds(7));
        assertThat(clock.nanos()).isEqualTo(7_000_000_000L);
    }

    @Test
    public void aTaskThatThrowsGoesOn() {
        clock.every("fails", Duration.ofSeconds(1), now -> {
            throw new IllegalStateException("at " + now);
        });

        clock.advance(Duration.ofSeconds(1));

        assertThat(clock.failures()).hasSize(2);
    }

    @Test
    public void waitingEndsWhenTheTimeHasComeOrTheDeadlinePasses() throws InterruptedException {
        assertThat(clock.await(START, Duration.ZERO)).isTrue();
        assertThat(clock.await(START.plusSeconds(1), Duration.ofMillis(1))).isFalse();
    }
}

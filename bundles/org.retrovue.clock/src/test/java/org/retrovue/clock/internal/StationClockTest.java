package org.retrovue.clock.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Test;
import org.retrovue.api.clock.MasterClock;

public final class StationClockTest {

    private static final String START = "2026-01-05T12:00:00Z";

    private StationClock clock = new StationClock(ClockSettings.of(START, "100000"));

    @After
    public void close() {
        clock.close();
    }

    @Test
    public void waitsForStationTime() throws InterruptedException {
        Instant noon = Instant.parse(START).plusSeconds(3600);

        assertThat(clock.await(noon, Duration.ofMinutes(1))).isTrue();
        assertThat(clock.now()).isAfterOrEqualTo(noon);
        assertThat(clock.await(Instant.MAX, Duration.ofMillis(5))).isFalse();
        assertThat(clock.await(Instant.MIN, Duration.ZERO)).isTrue();
    }

    @Test
    public void fixedClockGivesUpWaiting() throws InterruptedException {
        clock = new StationClock(ClockSettings.of(START, "0"));

        assertThat(clock.await(Instant.parse(START).plusNanos(1), Duration.ofMillis(20)))
                .isFalse();
        assertThat(clock.now()).isEqualTo(START);
    }

    @Test
    public void repeatsOnOneNamedThreadWhateverTheTaskThrows() throws InterruptedException {
        CountDownLatch calls = new CountDownLatch(5);
        List<String> threads = new CopyOnWriteArrayList<>();

        try (MasterClock.Repetition repetition = clock.every("tester", Duration.ofMinutes(1), now -> {
            threads.add(Thread.currentThread().getName());
            calls.countDown();
            throw new IllegalStateException("planned");
        })) {
            assertThat(repetition).isNotNull();
            assertThat(calls.await(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(threads).containsOnly("retrovue tester");
    }

    @Test
    public void fixedClockRepeatsInRealTime() throws InterruptedException {
        clock = new StationClock(ClockSettings.of(START, "0"));
        CountDownLatch calls = new CountDownLatch(3);

        clock.every("tester", Duration.ofMillis(1), now -> calls.countDown());

        assertThat(calls.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    public void nothingIsCalledAfterClose() throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        MasterClock.Repetition repetition = clock.every("tester", Duration.ofMillis(1), now -> {
            calls.incrementAndGet();
            first.countDown();
        });
        assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();

        repetition.close();
        int then = calls.get();

        assertThat(clock.await(clock.now().plusSeconds(3000), Duration.ofSeconds(1)))
                .isTrue();
        assertThat(calls).hasValue(then);
    }

    @Test
    public void taskMayCloseItself() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch ready = new CountDownLatch(1);
        List<MasterClock.Repetition> itself = new CopyOnWriteArrayList<>();
        itself.add(clock.every("tester", Duration.ofMillis(1), now -> {
            ready.await(30, TimeUnit.SECONDS);
            itself.get(0).close();
            closed.countDown();
        }));
        ready.countDown();

        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    public void repetitionsAreBounded() {
        for (int i = 0; i < StationClock.MOST_REPETITIONS; i++) {
            clock.every("tester", Duration.ofDays(1000), now -> {});
        }

        assertThatIllegalStateException()
                .isThrownBy(() -> clock.every("one more", Duration.ofDays(1), now -> {}))
                .withMessageContaining("one more");
    }
}

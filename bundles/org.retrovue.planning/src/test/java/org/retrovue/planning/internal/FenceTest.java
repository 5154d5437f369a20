package org.retrovue.planning.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.Test;

public final class FenceTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Fence fence = new Fence(nanos::get, Duration.ofMillis(200));

    @Test
    public void aPlugInThatHangsIsLeftAloneForAMinuteAndHoldsUpNobodyElse() {
        CountDownLatch never = new CountDownLatch(1);
        assertThatThrownBy(() -> fence.call("slow", () -> {
                    while (never.getCount() > 0) {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            // does not let go
                        }
                    }
                    return 1;
                }))
                .hasMessageContaining("slow did not answer within 200 ms");

        assertThat(fence.<Integer>call("other", () -> 2)).isEqualTo(2);
        assertThatThrownBy(() -> fence.call("slow", () -> 3)).hasMessageContaining("not asked for a minute");

        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        assertThat(fence.<Integer>call("slow", () -> 4)).isEqualTo(4);
        never.countDown();
    }

    @Test
    public void whatAPlugInThrowsIsToldWithItsName() {
        assertThatThrownBy(() -> fence.call("bad", () -> {
                    throw new NoClassDefFoundError("org/example/Gone");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bad failed")
                .hasMessageContaining("org/example/Gone");
    }
}

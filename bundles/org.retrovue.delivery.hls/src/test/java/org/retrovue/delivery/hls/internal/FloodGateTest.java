package org.retrovue.delivery.hls.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.Test;

public final class FloodGateTest {

    private final AtomicLong nanos = new AtomicLong(7);

    @Test
    public void admitsABurstThenTheSustainedRate() {
        FloodGate gate = new FloodGate(nanos::get, 10, 50);

        int atOnce = 0;
        while (gate.admits("a")) {
            atOnce++;
        }
        nanos.addAndGet(1_000_000_000L);
        int inTheNextSecond = 0;
        while (gate.admits("a")) {
            inTheNextSecond++;
        }

        assertThat(atOnce).isEqualTo(50);
        assertThat(inTheNextSecond).isEqualTo(10);
    }

    @Test
    public void oneFloodHurtsNobodyElse() {
        FloodGate gate = new FloodGate(nanos::get, 10, 50);

        for (int i = 0; i < 1000; i++) {
            gate.admits("flood");
        }

        assertThat(gate.admits("flood")).isFalse();
        assertThat(gate.admits("viewer")).isTrue();
    }
}

package org.retrovue.station.internal;

import java.time.Duration;
import java.time.Instant;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.time.Rational;

/** A clock that is set by hand. */
final class HandClock implements MasterClock {

    private Instant now;

    HandClock(Instant now) {
        this.now = now;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Rational speed() {
        return Rational.ZERO;
    }

    @Override
    public boolean await(Instant instant, Duration atMost) {
        return !now.isBefore(instant);
    }

    @Override
    public Repetition every(String name, Duration period, Task task) {
        return () -> {};
    }
}

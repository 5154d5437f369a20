package org.retrovue.clock.internal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.retrovue.time.Rational;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of the machine, which never runs backwards: while the machine's clock is corrected by less than {@link #STEP} it stands still
 * until it is caught up. A larger correction is a step by an operator: it is followed and logged.
 */
final class RealTimeline implements Timeline {

    static final Duration STEP = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(RealTimeline.class);

    private final InstantSource machine;

    @GuardedBy("this")
    private Instant last = Instant.MIN;

    RealTimeline(InstantSource machine) {
        this.machine = machine;
    }

    @Override
    public synchronized Instant at(long nanos) {
        Instant now = machine.instant();
        if (now.isBefore(last)) {
            if (Duration.between(now, last).compareTo(STEP) < 0) {
                return last;
            }
            LOG.warn("The machine's clock was set back from {} to {}: the station follows", last, now);
        }
        last = now;
        return now;
    }

    @Override
    public Rational speed() {
        return Rational.ONE;
    }
}

package org.retrovue.clock.internal;

import java.time.Duration;
import java.time.Instant;
import org.retrovue.time.Rational;

/** Says which station time belongs to a moment of real time. Any thread. */
interface Timeline {
    /**
     * Returns the station's time.
     *
     * @param nanos the monotonic clock, nanoseconds
     * @return the station's time at that moment
     */
    Instant at(long nanos);

    /** Returns how many station seconds pass in a real second; zero when time stands still. */
    Rational speed();

    /**
     * Returns a time that starts at an instant and runs at a speed of its own: a pure function of the monotonic clock.
     *
     * @param start station time at the origin
     * @param speed station seconds in a real second, zero or more
     * @param origin the monotonic clock at the start, nanoseconds
     * @return the time line
     */
    static Timeline simulated(Instant start, Rational speed, long origin) {
        return new Timeline() {
            @Override
            public Instant at(long nanos) {
                return start.plus(scaled(Duration.ofNanos(Math.max(0, nanos - origin)), speed));
            }

            @Override
            public Rational speed() {
                return speed;
            }
        };
    }

    /** Returns a length times a fraction, rounded down to a nanosecond; a Duration counts without overflow in between. */
    static Duration scaled(Duration length, Rational factor) {
        return length.multipliedBy(factor.num()).dividedBy(factor.den());
    }
}

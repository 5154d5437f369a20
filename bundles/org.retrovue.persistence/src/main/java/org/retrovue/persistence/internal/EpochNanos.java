package org.retrovue.persistence.internal;

import java.time.Instant;

/** Instants as the database keeps them: nanoseconds since the Unix epoch, which reach from 1677 to 2262. */
final class EpochNanos {

    private static final long PER_SECOND = 1_000_000_000L;

    private EpochNanos() {}

    /** Returns the nanoseconds; of an instant beyond what fits, the nearest that does. */
    static long of(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (seconds >= Long.MAX_VALUE / PER_SECOND) {
            return Long.MAX_VALUE;
        }
        if (seconds <= Long.MIN_VALUE / PER_SECOND) {
            return Long.MIN_VALUE;
        }
        return seconds * PER_SECOND + instant.getNano();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
    }
}

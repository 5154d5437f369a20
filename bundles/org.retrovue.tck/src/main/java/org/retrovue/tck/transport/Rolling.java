package org.retrovue.tck.transport;

/** A counter that rolls over, made to go on: each value is taken as the one that is nearest to the one before. */
final class Rolling {
    /** Values of a 33-bit time stamp. */
    static final long PTS_PERIOD = 1L << 33;
    /** Values of a PCR. */
    static final long PCR_PERIOD = PTS_PERIOD * 300;

    private final long period;
    private boolean known;
    private long value;

    Rolling(long period) {
        this.period = period;
    }

    long next(long rolled) {
        value = known ? near(rolled, value) : rolled;
        known = true;
        return value;
    }

    /** Returns the value that rolls to the given one and is nearest to another. */
    long near(long rolled, long to) {
        long ahead = Math.floorMod(rolled - to, period);
        return to + (ahead >= period / 2 ? ahead - period : ahead);
    }

    long value() {
        return value;
    }

    boolean known() {
        return known;
    }
}

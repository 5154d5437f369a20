package org.retrovue.time;

/** The 33-bit clock of MPEG transport streams: 90 kHz ticks that roll over every 26.5 hours, which is normal. */
public final class Pts {
    /** Ticks until the clock rolls over: 2^33. */
    public static final long MODULUS = 1L << 33;

    private Pts() {}

    /**
     * Cuts a tick count to what a stream carries.
     *
     * @param ticks 90 kHz ticks, any sign
     * @return 0 to 2^33 - 1
     */
    public static long wrap(long ticks) {
        return ticks & (MODULUS - 1);
    }

    /**
     * Returns the signed distance between two stream times, taking the shorter way round.
     *
     * @param from a wrapped time
     * @param to a wrapped time
     * @return ticks, -2^32 to 2^32 - 1
     */
    public static long distance(long from, long to) {
        long forward = wrap(to - from);
        return forward < MODULUS / 2 ? forward : forward - MODULUS;
    }
}

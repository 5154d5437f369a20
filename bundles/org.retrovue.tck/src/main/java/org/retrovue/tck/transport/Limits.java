package org.retrovue.tck.transport;

/**
 * How rare things may be, in ticks of 27 MHz.
 *
 * @param pcr between two PCRs
 * @param tables between two PATs or two PMTs
 * @param tiedClock whether each PCR that goes with a picture is to have the same distance from its decoding time, to 500 ns
 */
record Limits(long pcr, long tables, boolean tiedClock) {
    private static final long MILLISECOND = 27_000;

    /** ETSI TR 101 290: a PAT and a PMT at least every half second, a PCR every tenth (2.3a; ISO 13818-1). */
    static final Limits STANDARD = new Limits(100 * MILLISECOND, 500 * MILLISECOND, false);

    /** What the station promises: docs/contracts/transport.md, TS-3 and TS-4. */
    static final Limits HOUSE = new Limits(40 * MILLISECOND, 100 * MILLISECOND, true);

    /** TR 101 290, 2.5: a time stamp at least every 700 ms; in ticks of 90 kHz. */
    static final long TIME_STAMPS = 63_000;

    /** TR 101 290, 1.6 leaves it to the user: a stream that players show has no longer gap than its time stamps may have. */
    static final long PRESENCE = 700 * MILLISECOND;

    /** TR 101 290, 2.4: 500 ns. */
    static final long ACCURACY = 13;
}

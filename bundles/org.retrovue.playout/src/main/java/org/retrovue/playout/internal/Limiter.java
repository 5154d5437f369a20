package org.retrovue.playout.internal;

import java.util.Arrays;

/**
 * Keeps true peaks below a ceiling. It has no state: the gain at a sample is the least that any peak within 25 ms wants, averaged over as long twice, all from the samples around it and by
 * sums of whole numbers, so that it does not matter where the sound was cut.
 */
final class Limiter {
    /** Goes up when the same sound would come out otherwise. */
    static final String NAME = "limiter 1";

    /** Samples to each side over which one average is made: 12.5 ms. */
    private static final int AVERAGE = 600;
    /** Samples to each side from which the least gain is taken: so far, both averages are made of gains that know a peak. */
    private static final int HOLD = 2 * AVERAGE + 1;

    /** Filter of ITU-R BS.1770, annex 2: each row gives the value at another eighth of the way between two samples. */
    private static final float[][] BETWEEN = {
        {
            0.0017089843750f,
            0.0109863281250f,
            -0.0196533203125f,
            0.0332031250000f,
            -0.0594482421875f,
            0.1373291015625f,
            0.9721679687500f,
            -0.1022949218750f,
            0.0476074218750f,
            -0.0266113281250f,
            0.0148925781250f,
            -0.0083007812500f
        },
        {
            -0.0291748046875f,
            0.0292968750000f,
            -0.0517578125000f,
            0.0891113281250f,
            -0.1665039062500f,
            0.4650878906250f,
            0.7797851562500f,
            -0.2003173828125f,
            0.1015625000000f,
            -0.0582275390625f,
            0.0330810546875f,
            -0.0189208984375f
        },
        {
            -0.0189208984375f,
            0.0330810546875f,
            -0.0582275390625f,
            0.1015625000000f,
            -0.2003173828125f,
            0.7797851562500f,
            0.4650878906250f,
            -0.1665039062500f,
            0.0891113281250f,
            -0.0517578125000f,
            0.0292968750000f,
            -0.0291748046875f
        },
        {
            -0.0083007812500f,
            0.0148925781250f,
            -0.0266113281250f,
            0.0476074218750f,
            -0.1022949218750f,
            0.9721679687500f,
            0.1373291015625f,
            -0.0594482421875f,
            0.0332031250000f,
            -0.0196533203125f,
            0.0109863281250f,
            0.0017089843750f
        }
    };

    private static final int TAPS = BETWEEN[0].length;
    /** Samples before and after that decide what comes out. */
    static final int REACH = HOLD + 2 * AVERAGE + TAPS;

    /** A gain of one. Whole numbers add up to the same in any order. */
    private static final int ONE = 1 << 24;
    /** What the filter between the samples may miss of a peak: 0.15 dB. */
    private static final float CARE = 0.983f;

    private final float ceiling;

    Limiter(float ceiling) {
        this.ceiling = ceiling * CARE;
    }

    /**
     * Limits sound in place.
     *
     * @param pcm left and right in turn; the first and the last {@link #REACH} samples are there to be seen and come out unfinished
     */
    void apply(float[] pcm) {
        long[] gains = averages(averages(least(wanted(pcm))));
        long whole = (long) ONE * (2 * AVERAGE + 1) * (2 * AVERAGE + 1);
        for (int i = 0; i < gains.length; i++) {
            if (gains[i] < whole) {
                float gain = (float) ((double) gains[i] / whole);
                pcm[2 * i] *= gain;
                pcm[2 * i + 1] *= gain;
            }
        }
    }

    /** Returns for each sample the gain that it, and what lies between it and its neighbours, should have. */
    private long[] wanted(float[] pcm) {
        long[] gains = new long[pcm.length / 2];
        Arrays.fill(gains, ONE);
        for (int i = TAPS; i < gains.length - TAPS; i++) {
            float peak = Math.max(peak(pcm, 2 * i), peak(pcm, 2 * i + 1));
            if (peak > ceiling) {
                gains[i] = (long) ((double) ceiling / peak * ONE);
            }
        }
        return gains;
    }

    private static float peak(float[] pcm, int at) {
        float peak = Math.abs(pcm[at]);
        int first = at - TAPS + 2; // the filter's middle lies between this sample and the next
        for (float[] row : BETWEEN) {
            float sum = 0;
            for (int tap = 0; tap < TAPS; tap++) {
                sum += row[tap] * pcm[first + 2 * tap];
            }
            peak = Math.max(peak, Math.abs(sum));
        }
        return peak;
    }

    /** Returns the least within HOLD samples to each side, by way of blocks: of each, the least from its start and the least to its end. */
    private static long[] least(long[] gains) {
        int length = gains.length;
        int window = 2 * HOLD + 1;
        long[] fromStart = new long[length];
        long[] toEnd = new long[length];
        for (int i = 0; i < length; i++) {
            fromStart[i] = i % window == 0 ? gains[i] : Math.min(fromStart[i - 1], gains[i]);
        }
        for (int i = length - 1; i >= 0; i--) {
            toEnd[i] = i == length - 1 || (i + 1) % window == 0 ? gains[i] : Math.min(toEnd[i + 1], gains[i]);
        }
        long[] least = new long[length];
        for (int i = 0; i < length; i++) {
            int from = Math.max(0, i - HOLD);
            int to = Math.min(length - 1, i + HOLD);
            least[i] = Math.min(toEnd[from], fromStart[to]);
        }
        return least;
    }

    /** Returns the sums within AVERAGE samples to each side; what lies outside counts as the outermost. */
    private static long[] averages(long[] gains) {
        int length = gains.length;
        long[] sums = new long[length];
        long sum = 0;
        for (int i = -AVERAGE; i <= AVERAGE; i++) {
            sum += gains[Math.max(0, Math.min(length - 1, i))];
        }
        for (int i = 0; i < length; i++) {
            sums[i] = sum;
            sum += gains[Math.min(length - 1, i + AVERAGE + 1)] - gains[Math.max(0, i - AVERAGE)];
        }
        return sums;
    }
}

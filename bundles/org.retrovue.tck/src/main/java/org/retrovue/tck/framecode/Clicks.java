package org.retrovue.tck.framecode;

/**
 * Measures whether a click is heard where two sounds meet.
 *
 * <p>A step in a sound spreads over all frequencies for about a millisecond; music, speech and the tones of {@link SoundCode} have little above {@value #HIGH_HZ} Hz. So a click is what is
 * there above that, in the loudest millisecond within 3 ms of the place, against all that is heard within 25 ms of it. An unsoftened step of the size of the sound itself measures about
 * -20 dB.
 */
public final class Clicks {
    /** Samples a second of the sound that is measured. */
    public static final int RATE = 48_000;

    /** A click measures more than this many decibels. */
    public static final double LIMIT_DB = -32;

    private static final int HIGH_HZ = 9_000;
    private static final int TAPS = 95;
    private static final int MILLISECOND = RATE / 1000;
    private static final int NEAR = 3 * MILLISECOND;
    private static final int AROUND = 25 * MILLISECOND;
    /** What is below this cannot be heard, and is no measure of anything: the noise of 16 bits, and a little more. */
    private static final double SILENCE = 8 * 8;

    private final short[] sound;
    private final float[] high;

    /**
     * Takes a sound.
     *
     * @param mono 48,000 samples a second
     */
    public Clicks(short[] mono) {
        sound = mono.clone();
        high = highPassed(mono);
    }

    /**
     * Measures a place.
     *
     * @param sample the first of the second sound
     * @return decibels, mostly far below {@link #LIMIT_DB}; silence measures -200
     */
    public double at(int sample) {
        double loudest = 0;
        for (int from = sample - NEAR; from < sample + NEAR; from += MILLISECOND / 4) {
            loudest = Math.max(loudest, power(high, from, from + MILLISECOND));
        }
        double all = 0;
        int count = 0;
        for (int i = Math.max(0, sample - AROUND); i < Math.min(sound.length, sample + AROUND); i++) {
            all += (double) sound[i] * sound[i];
            count++;
        }
        double level = count == 0 ? 0 : all / count;
        return loudest == 0 ? -200 : 10 * Math.log10(loudest / Math.max(level, SILENCE));
    }

    private static double power(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = Math.max(0, from); i < Math.min(samples.length, to); i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum / (to - from);
    }

    /** Takes away what is below, without shifting the rest: a sinc under a Blackman window. */
    private static float[] highPassed(short[] sound) {
        double[] taps = taps();
        float[] high = new float[sound.length];
        for (int i = 0; i < sound.length; i++) {
            double sum = 0;
            for (int k = 0; k < TAPS; k++) {
                int from = i + k - TAPS / 2;
                sum += from >= 0 && from < sound.length ? taps[k] * sound[from] : 0;
            }
            high[i] = (float) sum;
        }
        return high;
    }

    private static double[] taps() {
        double[] taps = new double[TAPS];
        double sum = 0;
        for (int k = 0; k < TAPS; k++) {
            double x = 2 * Math.PI * HIGH_HZ / RATE * (k - TAPS / 2);
            double window =
                    0.42 - 0.5 * Math.cos(2 * Math.PI * k / (TAPS - 1)) + 0.08 * Math.cos(4 * Math.PI * k / (TAPS - 1));
            taps[k] = window * (x == 0 ? 1 : Math.sin(x) / x);
            sum += taps[k];
        }
        for (int k = 0; k < TAPS; k++) {
            taps[k] = (k == TAPS / 2 ? 1 : 0) - taps[k] / sum;
        }
        return taps;
    }
}

package org.retrovue.producer.synthetic.internal;

/** A sine of 1 kHz at -18 dB of full scale: 48 samples a period, so a table is exact. */
final class Tone {
    private static final int PERIOD = 48;
    private static final float[] WAVE = wave();

    private Tone() {}

    static float at(long sample) {
        return WAVE[(int) Math.floorMod(sample, (long) PERIOD)];
    }

    private static float[] wave() {
        float[] wave = new float[PERIOD];
        for (int i = 0; i < PERIOD; i++) {
            wave[i] = (float) (0.125 * StrictMath.sin(2 * StrictMath.PI * i / PERIOD));
        }
        return wave;
    }
}

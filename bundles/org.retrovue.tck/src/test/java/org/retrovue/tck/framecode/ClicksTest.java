package org.retrovue.tck.framecode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class ClicksTest {
    private static final int HALF = Clicks.RATE / 2;

    private static short[] tone(int hertz, double amplitude, double phase) {
        short[] tone = new short[Clicks.RATE];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (amplitude * Math.sin(phase + 2 * Math.PI * hertz * i / Clicks.RATE));
        }
        return tone;
    }

    private static short[] joined(short[] one, short[] other) {
        short[] joined = one.clone();
        System.arraycopy(other, HALF, joined, HALF, joined.length - HALF);
        return joined;
    }

    /** Softens both sides of the middle for 2 ms. */
    private static short[] softened(short[] sound) {
        int ramp = Clicks.RATE / 500;
        for (int i = 0; i < ramp; i++) {
            sound[HALF - 1 - i] = (short) (sound[HALF - 1 - i] * i / ramp);
            sound[HALF + i] = (short) (sound[HALF + i] * i / ramp);
        }
        return sound;
    }

    @Test
    public void aCutThroughASoundIsAClickAndASoftenedOneIsNot() {
        for (int hertz : new int[] {200, 1_000, 4_000}) {
            for (double amplitude : new double[] {500, 10_000}) {
                short[] cut = joined(tone(hertz, amplitude, Math.PI / 2), tone(hertz, amplitude, -Math.PI / 2));

                assertThat(new Clicks(cut).at(HALF)).as("%d Hz", hertz).isGreaterThan(Clicks.LIMIT_DB);
                assertThat(new Clicks(softened(cut)).at(HALF))
                        .as("%d Hz", hertz)
                        .isLessThan(Clicks.LIMIT_DB);
            }
        }
    }

    @Test
    public void soundThatGoesOnAndSilenceHaveNoClick() {
        assertThat(new Clicks(tone(1_000, 10_000, 0)).at(HALF)).isLessThan(Clicks.LIMIT_DB - 20);
        assertThat(new Clicks(new short[Clicks.RATE]).at(HALF)).isEqualTo(-200);
    }
}

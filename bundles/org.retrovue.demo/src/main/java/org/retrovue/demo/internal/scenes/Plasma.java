package org.retrovue.demo.internal.scenes;

import org.retrovue.demo.internal.stage.Ink;
import org.retrovue.demo.internal.stage.Scene;
import org.retrovue.demo.internal.stage.Stage;

/** Waves of colour over each other: what computers showed when they had nothing to do. */
public final class Plasma implements Scene {
    private static final int SHADES = 512;

    private final Ink[] ramp;
    private final int[] wave = new int[1024];

    /** Takes colours as 0xRRGGBB; the last one should lead back to the first. */
    public Plasma(int... rgb) {
        ramp = Ink.ramp(SHADES, rgb);
        for (int i = 0; i < wave.length; i++) {
            wave[i] = (int) (Math.sin(i * 2 * Math.PI / wave.length) * 90);
        }
    }

    @Override
    public void draw(Stage stage, double seconds) {
        int a = (int) (seconds * 90);
        int b = (int) (seconds * 140);
        int c = (int) (seconds * 60);
        for (int row = 0; row < stage.height / 2; row++) {
            int base = wave[row * 5 + b & 1023] + wave[row * 3 - a & 1023] + c;
            for (int column = 0; column < stage.width / 2; column++) {
                int value = base + wave[column * 4 + a & 1023] + wave[(column + row) * 2 + c & 1023];
                stage.cell(column, row, ramp[value & SHADES - 1]);
            }
        }
    }
}

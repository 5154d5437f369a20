package org.retrovue.demo.internal.scenes;

import java.util.Random;
import org.retrovue.demo.internal.stage.Ink;
import org.retrovue.demo.internal.stage.Scene;
import org.retrovue.demo.internal.stage.Stage;

/** Blobs that rise, melt into each other and sink. */
public final class LavaLamp implements Scene {
    private static final int BLOBS = 7;
    private static final int SHADES = 256;

    private final Ink[] ramp;
    private final double[] seeds = new double[3 * BLOBS];
    private final int columns;
    private final int rows;
    private final float[] sum;

    /** Takes colours from the liquid to the hottest wax as 0xRRGGBB. */
    public LavaLamp(int width, int height, long seed, int... rgb) {
        Random random = new Random(seed);
        for (int i = 0; i < seeds.length; i++) {
            seeds[i] = random.nextDouble();
        }
        ramp = new Ink[SHADES];
        Ink[] wax = Ink.ramp(SHADES, rgb);
        for (int i = 0; i < SHADES; i++) {
            int place = i < 96 ? i / 4 : i < 128 ? 24 + (i - 96) * 4 : 152 + (i - 128) * 103 / 128;
            ramp[i] = wax[Math.min(SHADES - 1, place)];
        }
        columns = width / 2;
        rows = height / 2;
        sum = new float[columns];
    }

    @Override
    public void draw(Stage stage, double seconds) {
        float[] xs = new float[BLOBS];
        float[] ys = new float[BLOBS];
        float[] sizes = new float[BLOBS];
        for (int i = 0; i < BLOBS; i++) {
            double phase = seconds * (0.11 + 0.12 * seeds[3 * i]) + seeds[3 * i + 1] * 7;
            xs[i] = (float) (columns * (0.5 + 0.34 * Math.sin(phase * 1.7 + i)));
            ys[i] = (float) (rows * (0.5 + 0.52 * Math.cos(phase * 2.1 + 2 * i)));
            sizes[i] = (float) (rows * rows * (0.010 + 0.018 * seeds[3 * i + 2]));
        }
        for (int row = 0; row < rows; row++) {
            java.util.Arrays.fill(sum, 0);
            for (int i = 0; i < BLOBS; i++) {
                float dy = (row - ys[i]) * (row - ys[i]) + 1;
                float size = sizes[i] * 110;
                for (int column = 0; column < columns; column++) {
                    float dx = column - xs[i];
                    sum[column] += size / (dx * dx + dy);
                }
            }
            for (int column = 0; column < columns; column++) {
                stage.cell(column, row, ramp[Math.min(SHADES - 1, (int) sum[column])]);
            }
        }
    }
}

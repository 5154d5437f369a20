package org.retrovue.demo.internal.scenes;

import java.awt.Color;
import java.awt.GradientPaint;
import java.util.Random;
import org.retrovue.demo.internal.stage.Ink;
import org.retrovue.demo.internal.stage.Plate;
import org.retrovue.demo.internal.stage.Scene;
import org.retrovue.demo.internal.stage.Stage;

/** Flying through space, past a planet with a ring. */
public final class Starfield implements Scene {
    private static final int STARS = 260;

    private final double[] places = new double[3 * STARS];
    private final Ink[] shades = Ink.ramp(32, 0x0c0c20, 0x8890c0, 0xffffff);
    private final Ink space = Ink.of(0x05051a);
    private final Plate planet;

    /** Takes the planet's colour as 0xRRGGBB. */
    public Starfield(int width, int height, int planetRgb, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < places.length; i++) {
            places[i] = random.nextDouble() * 2 - 1;
        }
        int size = height / 2;
        planet = Plate.draw(size * 2, size, pen -> {
            pen.setPaint(new GradientPaint(
                    size / 2f, 0, new Color(planetRgb), size * 1.4f, size, new Color(Ink.mix(planetRgb, 0, 0.85))));
            pen.fillOval(size / 2, 0, size - 2, size - 2);
            pen.setColor(new Color(255, 255, 255, 40));
            for (int i = 0; i < 4; i++) {
                pen.fillOval(size / 2 + i * size / 9 + size / 8, size / 5 * i + size / 16, size / 3, size / 14);
            }
            pen.setColor(new Color(240, 220, 180, 170));
            pen.setStroke(new java.awt.BasicStroke(size / 18f));
            pen.drawArc(size / 8, size * 2 / 5, size * 7 / 4, size / 4, 170, 200);
        });
    }

    @Override
    public void draw(Stage stage, double seconds) {
        stage.fill(space);
        double drift = seconds * 0.012 % 1.6;
        stage.put(planet, (int) (stage.width * (1.05 - drift)), (int) (stage.height * (0.12 + drift * 0.2)));
        for (int i = 0; i < STARS; i++) {
            double depth = 1 - fraction(places[3 * i + 2] + seconds * 0.22);
            double scale = 0.9 / (depth + 0.08);
            int column = (int) (stage.width / 2.0 + places[3 * i] * scale * stage.width / 4);
            int row = (int) (stage.height / 2.0 + places[3 * i + 1] * scale * stage.height / 4);
            stage.dot(column, row, depth < 0.2 ? 3 : depth < 0.5 ? 2 : 1, shades[(int) ((1 - depth) * 31)]);
        }
    }

    private static double fraction(double value) {
        return value - Math.floor(value);
    }
}

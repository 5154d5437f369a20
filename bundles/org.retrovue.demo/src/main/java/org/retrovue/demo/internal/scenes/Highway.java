package org.retrovue.demo.internal.scenes;

import java.awt.Color;
import java.awt.GradientPaint;
import java.util.Random;
import org.retrovue.demo.internal.stage.Ink;
import org.retrovue.demo.internal.stage.Plate;
import org.retrovue.demo.internal.stage.Scene;
import org.retrovue.demo.internal.stage.Stage;

/** The future as it was: a grid that runs to a striped sun between palms. */
public final class Highway implements Scene {
    private final Plate sky;
    private final Plate hills;
    private final Plate palm;
    private final Ink ground;
    private final Ink line;

    /** Takes the grid's colour and the sky's as 0xRRGGBB. */
    public Highway(int width, int height, int lineRgb, int skyRgb, long seed) {
        Random random = new Random(seed);
        int horizon = height * 58 / 100;
        line = Ink.of(lineRgb);
        ground = Ink.of(Ink.mix(skyRgb, 0, 0.75));
        sky = Plate.draw(width, height, pen -> {
            pen.setPaint(new GradientPaint(0, 0, new Color(Ink.mix(skyRgb, 0, 0.8)), 0, horizon, new Color(skyRgb)));
            pen.fillRect(0, 0, width, horizon);
            pen.setColor(new Color(255, 255, 255, 140));
            for (int i = 0; i < 70; i++) {
                pen.fillRect(random.nextInt(width), random.nextInt(horizon / 2), 2, 1);
            }
            int size = height * 6 / 10;
            pen.setPaint(
                    new GradientPaint(0, horizon - size * 0.8f, new Color(0xffe04a), 0, horizon, new Color(0xff2e88)));
            pen.fillOval((width - size) / 2, horizon - size * 8 / 10, size, size);
            pen.setColor(new Color(Ink.mix(skyRgb, 0, 0.15)));
            for (int i = 0; i < 6; i++) {
                pen.fillRect((width - size) / 2, horizon - size / 12 * (i + 1) + i, size, Math.max(1, 7 - i));
            }
        });
        hills = Plate.draw(width * 2, height / 5, pen -> {
            pen.setColor(new Color(Ink.mix(skyRgb, 0, 0.6)));
            for (int left = 0; left < width * 2 - width / 3; left += width / 9) {
                int wide = width / 6 + random.nextInt(width / 6);
                int high = height / 14 + random.nextInt(height / 9);
                pen.fillPolygon(
                        new int[] {left, left + wide / 2, left + wide},
                        new int[] {height / 5, height / 5 - high, height / 5},
                        3);
            }
        });
        palm = Plate.draw(height / 2, height * 6 / 10, pen -> {
            pen.setColor(new Color(0x0c0614));
            int high = height * 6 / 10;
            for (int i = 0; i < high * 2 / 3; i++) {
                pen.fillRect(height / 4 + (int) (8 * Math.sin(i * 0.02)), high - i, 7, 2);
            }
            for (int leaf = 0; leaf < 7; leaf++) {
                double angle = Math.PI * (0.95 + leaf * 0.185);
                int toX = (int) (height / 4.0 + Math.cos(angle) * height / 4.4);
                int toY = (int) (high / 3.0 + Math.sin(angle) * height / 9 + height / 14.0);
                pen.fillPolygon(
                        new int[] {height / 4, (height / 4 + toX) / 2, toX},
                        new int[] {high / 3, high / 3 - height / 12, toY},
                        3);
            }
        });
    }

    @Override
    public void draw(Stage stage, double seconds) {
        int horizon = stage.height * 58 / 100;
        stage.put(sky, 0, 0);
        stage.tile(hills, (int) (seconds * 10), horizon - hills.height());
        stage.box(0, horizon, stage.width, stage.height - horizon, ground);
        double run = seconds * 2.2 - Math.floor(seconds * 2.2);
        for (int i = 0; i < 18; i++) {
            double depth = (i + 1 - run) / 3.2;
            int row = horizon + (int) ((stage.height - horizon) / (depth + 0.15) * 0.32);
            stage.box(0, row, stage.width, depth < 1 ? 3 : 2, line);
        }
        for (int i = -9; i <= 9; i++) {
            for (int row = horizon; row < stage.height; row += 2) {
                double spread = 0.12 + (row - horizon) * 1.9 / (stage.height - horizon);
                int column = stage.width / 2 + (int) (i * spread * stage.width / 9);
                stage.box(column, row, 2, 2, line);
            }
        }
        for (int i = 0; i < 4; i++) {
            double depth = 1 - (seconds * 0.35 + i * 0.25 - Math.floor(seconds * 0.35 + i * 0.25));
            int side = i % 2 == 0 ? -1 : 1;
            int column = stage.width / 2 + (int) (side * stage.width * 0.16 / (depth + 0.1));
            stage.put(palm, column - palm.width() / 2, horizon + (int) (30 / (depth + 0.12)) - palm.height());
        }
    }
}

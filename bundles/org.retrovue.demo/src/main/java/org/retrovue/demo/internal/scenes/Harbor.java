package org.retrovue.demo.internal.scenes;

import java.awt.Color;
import java.awt.GradientPaint;
import java.util.Random;
import org.retrovue.demo.internal.stage.Ink;
import org.retrovue.demo.internal.stage.Plate;
import org.retrovue.demo.internal.stage.Scene;
import org.retrovue.demo.internal.stage.Stage;

/** A harbour at dusk: a lighthouse, a patrol boat, and the water that mirrors them. */
public final class Harbor implements Scene {
    private final Plate sky;
    private final Plate shore;
    private final Plate boat;
    private final Plate beam;
    private final Ink lamp = Ink.of(0xfff6c0);
    private final Ink red = Ink.of(0xff2828);
    private final Ink blue = Ink.of(0x2850ff);

    /** Takes the sky's colours at its top and at the horizon as 0xRRGGBB. */
    public Harbor(int width, int height, int top, int horizon, long seed) {
        Random random = new Random(seed);
        int line = height * 6 / 10;
        sky = Plate.draw(width * 2, height, pen -> {
            pen.setPaint(new GradientPaint(0, 0, new Color(top), 0, line, new Color(horizon)));
            pen.fillRect(0, 0, width * 2, height);
            for (int i = 0; i < 26; i++) {
                pen.setColor(new Color(255, 220, 200, 20 + random.nextInt(30)));
                int wide = width / 6 + random.nextInt(width / 3);
                pen.fillOval(
                        random.nextInt(width * 2 - wide),
                        line / 4 + random.nextInt(line / 2),
                        wide,
                        6 + random.nextInt(12));
            }
        });
        shore = Plate.draw(width, line, pen -> {
            pen.setColor(new Color(Ink.mix(horizon, 0, 0.75)));
            for (int left = width / 3; left < width; left += 20 + random.nextInt(20)) {
                int high = line / 14 + random.nextInt(line / 5);
                pen.fillRect(left, line - high, 34, high);
                if (random.nextInt(3) == 0) {
                    pen.drawLine(left + 10, line - high, left + 40, line - high - 34);
                    pen.drawLine(left + 10, line - high, left + 10, line - high - 40);
                }
            }
            pen.setColor(new Color(Ink.mix(horizon, 0, 0.6)));
            pen.fillOval(-width / 6, line - line / 8, width / 2, line / 3);
            pen.setColor(new Color(0xe8e0d8));
            int foot = width / 9;
            pen.fillPolygon(
                    new int[] {foot - 14, foot + 14, foot + 9, foot - 9},
                    new int[] {line - 20, line - 20, line / 3, line / 3},
                    4);
            pen.setColor(new Color(0xc03028));
            for (int i = 0; i < 3; i++) {
                pen.fillRect(foot - 12 + i, line / 3 + (i * 2 + 1) * line / 12, 24 - 2 * i, line / 14);
            }
            pen.setColor(new Color(0x202028));
            pen.fillRect(foot - 12, line / 3 - 4, 24, 5);
            pen.fillArc(foot - 9, line / 3 - 30, 18, 20, 0, 180);
        });
        boat = Plate.draw(height / 3, height / 7, pen -> {
            int wide = height / 3;
            int high = height / 7;
            pen.setColor(new Color(0x20384c));
            pen.fillPolygon(
                    new int[] {0, wide - 1, wide * 5 / 6, wide / 12},
                    new int[] {high * 6 / 10, high / 2, high - 1, high - 1},
                    4);
            pen.setColor(new Color(0xe0e4e0));
            pen.fillRect(wide / 4, high / 4, wide * 4 / 10, high * 4 / 10);
            pen.setColor(new Color(0xffe08a));
            for (int i = 0; i < 3; i++) {
                pen.fillRect(wide / 4 + 5 + i * wide / 8, high / 3, wide / 14, high / 6);
            }
            pen.setColor(new Color(0x303030));
            pen.fillRect(wide * 4 / 10, 0, 2, high / 3);
        });
        beam = Plate.draw(width, height / 4, pen -> {
            pen.setPaint(new GradientPaint(
                    0, 0, new Color(255, 246, 192, 150), width * 0.8f, 0, new Color(255, 246, 192, 0)));
            pen.fillPolygon(new int[] {0, width, width}, new int[] {height / 8, 0, height / 4}, 3);
        });
    }

    @Override
    public void draw(Stage stage, double seconds) {
        int line = stage.height * 6 / 10;
        stage.scroll(sky, (int) (seconds * 6));
        int foot = stage.width / 9;
        double sweep = Math.sin(seconds * 1.1);
        if (sweep > 0) {
            stage.put(beam, foot, line / 3 - 14 - stage.height / 8, (int) (220 * sweep));
        }
        stage.put(shore, 0, 0);
        stage.dot(foot - 4, line / 3 - 16, 8, lamp);
        int way = Math.floorMod((int) (seconds * 34), stage.width + 2 * boat.width()) - boat.width();
        int rock = (int) (2 * Math.sin(seconds * 2.2));
        stage.put(boat, way, line - boat.height() * 8 / 10 + rock);
        boolean first = (int) (seconds * 5) % 2 == 0;
        stage.dot(way + boat.width() * 4 / 10 - 3, line - boat.height() * 8 / 10 + rock - 4, 7, first ? red : blue);
        stage.reflect(line, seconds * 3.1, 2.2);
        stage.put(boat, way, line - boat.height() * 7 / 10 + rock);
    }
}

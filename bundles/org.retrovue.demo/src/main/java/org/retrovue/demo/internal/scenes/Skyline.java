package org.retrovue.demo.internal.scenes;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.util.Random;
import org.retrovue.demo.internal.stage.Ink;
import org.retrovue.demo.internal.stage.Plate;
import org.retrovue.demo.internal.stage.Scene;
import org.retrovue.demo.internal.stage.Stage;

/** A town by night: two rows of houses that go by, windows that light up, a street with traffic. */
public final class Skyline implements Scene {
    private final Plate sky;
    private final Plate far;
    private final Plate near;
    private final Plate car;
    private final Plate truck;
    private final int[] windows;
    private final Ink lit = Ink.of(0xffd66b);
    private final Ink unlit = Ink.of(0x14141f);
    private final Ink street = Ink.of(0x22222c);
    private final Ink mark = Ink.of(0xb0a070);
    private final Ink red = Ink.of(0xff2020);
    private final Ink blue = Ink.of(0x3060ff);
    private final boolean siren;

    /** Takes the sky's colours at its top and at the horizon; with a siren, an engine races by. */
    public Skyline(int width, int height, int top, int horizon, boolean siren, long seed) {
        Random random = new Random(seed);
        this.siren = siren;
        sky = Plate.draw(width, height, pen -> {
            pen.setPaint(new GradientPaint(0, 0, new Color(top), 0, height * 0.8f, new Color(horizon)));
            pen.fillRect(0, 0, width, height);
            pen.setColor(new Color(255, 255, 255, 160));
            for (int i = 0; i < 90; i++) {
                pen.fillRect(random.nextInt(width), random.nextInt(height / 2), 1 + random.nextInt(2), 1);
            }
            pen.setColor(new Color(0xf4ecd0));
            pen.fillOval(width * 3 / 4, height / 9, height / 8, height / 8);
        });
        far = houses(width, height, Ink.mix(horizon, 0, 0.45), 0.32, random, new int[0]);
        windows = new int[3 * 160];
        near = houses(width + width / 2, height, 0x0d0d16, 0.5, random, windows);
        car = Plate.draw(height / 5, height / 12, pen -> car(pen, height / 5, height / 12, 0x3f8fae));
        truck = Plate.draw(height / 2, height / 6, pen -> truck(pen, height / 2, height / 6));
    }

    private static Plate houses(int width, int height, int rgb, double share, Random random, int[] windows) {
        int horizon = height * 17 / 20;
        return Plate.draw(width, height, pen -> {
            int left = 0;
            int found = 0;
            while (left < width) {
                int wide = Math.min(width - left, height / 12 + random.nextInt(height / 7));
                int high = (int) (height * share * (0.35 + 0.65 * random.nextDouble()));
                pen.setColor(new Color(rgb));
                pen.fillRect(left, horizon - high, wide, high);
                if (random.nextInt(3) == 0) {
                    pen.fillRect(left + wide / 2, horizon - high - height / 14, 2, height / 14);
                }
                for (int row = horizon - high + 8; row < horizon - 10; row += 14) {
                    for (int column = left + 6; column < left + wide - 8; column += 12) {
                        if (found < windows.length && random.nextInt(3) == 0) {
                            windows[found++] = column;
                            windows[found++] = row;
                            windows[found++] = random.nextInt(1000);
                        } else if (windows.length == 0 && random.nextInt(4) == 0) {
                            pen.setColor(new Color(255, 214, 107, 120));
                            pen.fillRect(column, row, 3, 4);
                            pen.setColor(new Color(rgb));
                        }
                    }
                }
                left += wide;
            }
        });
    }

    private static void car(Graphics2D pen, int wide, int high, int rgb) {
        pen.setColor(new Color(rgb));
        pen.fillRoundRect(0, high / 3, wide, high / 2, 8, 8);
        pen.fillRoundRect(wide / 4, 0, wide / 2, high / 2, 10, 10);
        pen.setColor(new Color(0xbfe4f0));
        pen.fillRect(wide / 3, high / 8, wide / 3, high / 4);
        wheels(pen, wide, high);
        pen.setColor(new Color(0xfff0b0));
        pen.fillRect(wide - 4, high / 2, 4, 4);
    }

    private static void truck(Graphics2D pen, int wide, int high) {
        pen.setColor(new Color(0xc8201c));
        pen.fillRect(0, high / 4, wide * 3 / 4, high / 2);
        pen.fillRoundRect(wide * 3 / 4 - 4, high / 6, wide / 4 + 4, high * 7 / 12, 10, 10);
        pen.setColor(new Color(0xe8e0d0));
        pen.fillRect(0, high / 2, wide, high / 12);
        pen.fillRect(wide / 12, high / 8, wide * 7 / 12, 4);
        pen.setColor(new Color(0xbfe4f0));
        pen.fillRect(wide * 5 / 6, high / 4, wide / 8, high / 6);
        wheels(pen, wide, high);
    }

    private static void wheels(Graphics2D pen, int wide, int high) {
        pen.setColor(new Color(0x101014));
        int size = high / 3;
        pen.fillOval(wide / 7, high - size, size, size);
        pen.fillOval(wide - wide / 7 - size, high - size, size, size);
    }

    @Override
    public void draw(Stage stage, double seconds) {
        stage.put(sky, 0, 0);
        stage.tile(far, (int) (seconds * 8), 0);
        int scrolled = (int) (seconds * 26);
        stage.tile(near, scrolled, 0);
        for (int i = 0; i < windows.length; i += 3) {
            int column = Math.floorMod((windows[i] & ~1) - (scrolled & ~1), near.width());
            boolean on = ((int) (seconds * 0.4) + windows[i + 2]) % 7 < 4;
            stage.box(column, windows[i + 1], 5, 7, on ? lit : unlit);
        }
        int road = stage.height * 17 / 20;
        stage.box(0, road, stage.width, stage.height - road, street);
        for (int column = -Math.floorMod((int) (seconds * 70), 64); column < stage.width; column += 64) {
            stage.box(column, road + (stage.height - road) / 2, 30, 3, mark);
        }
        drive(stage, car, seconds * 55 + 300, road);
        if (siren) {
            drive(stage, truck, seconds * 120, road);
            int left = place(stage, truck, seconds * 120);
            boolean first = (int) (seconds * 6) % 2 == 0;
            stage.dot(left + truck.width() * 5 / 6, road + 2 - truck.height() / 3, 8, first ? red : blue);
            stage.dot(left + truck.width() * 9 / 10, road + 2 - truck.height() / 3, 8, first ? blue : red);
        }
    }

    private static void drive(Stage stage, Plate what, double way, int road) {
        stage.put(what, place(stage, what, way), road + (stage.height - road) / 2 - what.height());
    }

    private static int place(Stage stage, Plate what, double way) {
        int range = stage.width + 3 * what.width();
        return Math.floorMod((int) way, range) - 2 * what.width();
    }
}

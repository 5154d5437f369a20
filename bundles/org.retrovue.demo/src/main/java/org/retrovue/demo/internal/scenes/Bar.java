package org.retrovue.demo.internal.scenes;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Random;
import org.retrovue.demo.internal.stage.Ink;
import org.retrovue.demo.internal.stage.Letters;
import org.retrovue.demo.internal.stage.Plate;
import org.retrovue.demo.internal.stage.Scene;
import org.retrovue.demo.internal.stage.Stage;

/** Inside a corner bar: bottles, a neon sign, a fan, regulars who talk in turn. */
public final class Bar implements Scene {
    /** How long a line of dialogue stands. */
    public static final double LINE_SECONDS = 4.5;

    private static final int[] COATS = {0x7a3b2e, 0x2e5a7a, 0x4d6b35, 0x6b4a7d};
    private static final double[] SEATS = {0.14, 0.38, 0.62, 0.86};

    private final Plate room;
    private final Plate counter;
    private final Plate neon;
    private final Plate[] guests = new Plate[SEATS.length];
    private final Plate[] bubbles;
    private final Ink blade = Ink.of(0x3a2414);
    private final Ink light = Ink.of(0xffe9a8);

    /** Takes what the neon sign says, and the dialogue. */
    public Bar(int width, int height, String sign, List<String> dialogue, long seed) {
        Random random = new Random(seed);
        room = Plate.draw(width, height, pen -> room(pen, width, height, random));
        counter = Plate.draw(width, height / 3, pen -> {
            pen.setPaint(new GradientPaint(0, 0, new Color(0x8a5a2b), 0, height / 4f, new Color(0x3d2411)));
            pen.fillRect(0, height / 14, width, height / 3);
            pen.setColor(new Color(0xb9803f));
            pen.fillRect(0, height / 14, width, height / 40);
            for (int i = 0; i < 5; i++) {
                int left = (int) (width * (0.05 + 0.2 * i) + random.nextInt(width / 12));
                pen.setColor(new Color(255, 200, 60, 220));
                pen.fillRect(left, height / 40, height / 28, height / 18);
                pen.setColor(new Color(0xfffbe8));
                pen.fillOval(left - 2, height / 60, height / 28 + 4, height / 40);
            }
        });
        neon = Plate.draw(width, height / 5, pen -> {
            for (int i = 8; i > 0; i -= 2) {
                pen.setColor(new Color(255, 60, 140, 22));
                pen.setStroke(new BasicStroke(i * 2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                pen.draw(letters(sign, width, height));
            }
            pen.setColor(new Color(0xffc8e4));
            pen.fill(letters(sign, width, height));
        });
        for (int i = 0; i < guests.length; i++) {
            int coat = COATS[i];
            int hair = i;
            guests[i] = Plate.draw(height / 4, height / 2, pen -> guest(pen, height / 4, height / 2, coat, hair));
        }
        bubbles = dialogue.stream()
                .map(line -> Letters.bubble(line, height / 19.0, width * 2 / 5))
                .toArray(Plate[]::new);
    }

    private static java.awt.Shape letters(String sign, int width, int height) {
        var face = org.retrovue.media.api.producer.Typeface.house();
        double size = height / 8.0;
        return face.outline(sign, (width - face.width(sign, size)) / 2, height / 7.5, size);
    }

    private static void room(Graphics2D pen, int width, int height, Random random) {
        pen.setPaint(new GradientPaint(0, 0, new Color(0x3a1d18), 0, height, new Color(0x6b3a22)));
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(0x281410));
        for (int i = 0; i < width; i += height / 9) {
            pen.fillRect(i, 0, 2, height);
        }
        for (int shelf = 0; shelf < 2; shelf++) {
            int base = height * (34 + 15 * shelf) / 100;
            for (int left = width / 12; left < width * 11 / 12; left += height / 24) {
                if (random.nextInt(6) > 0) {
                    int high = height / 14 + random.nextInt(height / 26);
                    pen.setColor(Color.getHSBColor(random.nextFloat(), 0.75f, 0.5f + random.nextFloat() * 0.4f));
                    pen.fillRoundRect(left, base - high, height / 36, high, 5, 5);
                    pen.fillRect(left + height / 110, base - high - height / 40, height / 90, height / 36);
                    pen.setColor(new Color(255, 255, 255, 90));
                    pen.fillRect(left + 2, base - high + 4, 2, high - 8);
                }
            }
            pen.setColor(new Color(0x1e0f0a));
            pen.fillRect(width / 14, base, width * 12 / 14, height / 60);
        }
    }

    private static void guest(Graphics2D pen, int wide, int high, int coat, int kind) {
        pen.setColor(new Color(coat));
        pen.fillRoundRect(wide / 12, high * 4 / 10, wide * 10 / 12, high, wide / 2, wide / 2);
        pen.setColor(new Color(Ink.mix(0xe8b48c, 0x8a5a3c, kind * 0.3)));
        pen.fillOval(wide * 3 / 10, high / 10, wide * 4 / 10, high * 3 / 10);
        pen.setColor(new Color(Ink.mix(0x2a1a10, 0xb9a27a, kind % 3 * 0.45)));
        pen.fillArc(wide * 3 / 10 - 3, high / 12, wide * 4 / 10 + 6, high * 26 / 100, 0, 180);
        if (kind == 1) {
            pen.fillOval(wide * 2 / 10, high / 8, wide * 2 / 10, high * 3 / 10);
            pen.fillOval(wide * 6 / 10, high / 8, wide * 2 / 10, high * 3 / 10);
        } else if (kind == 3) {
            pen.setColor(new Color(0x33414a));
            pen.fillRect(wide * 2 / 10, high / 7, wide * 6 / 10, high / 24);
        }
        pen.setColor(new Color(0x1a1210));
        pen.fillOval(wide * 41 / 100, high * 22 / 100, 4, 5);
        pen.fillOval(wide * 55 / 100, high * 22 / 100, 4, 5);
    }

    @Override
    public void draw(Stage stage, double seconds) {
        stage.put(room, 0, 0);
        boolean flicker = (int) (seconds * 11) % 37 == 0 || (int) (seconds * 13) % 53 < 2;
        stage.put(neon, 0, 0, flicker ? 90 : 256);
        fan(stage, seconds);
        int speaker = (int) (seconds / LINE_SECONDS);
        int speaking = Math.floorMod(speaker * 7 + speaker / 3, guests.length);
        for (int i = 0; i < guests.length; i++) {
            double bob = Math.sin(seconds * (i == speaking ? 7 : 1.3) + i) * (i == speaking ? 4 : 2);
            stage.put(guests[i], seat(stage, i), (int) (stage.height * 0.44 + bob));
        }
        stage.put(counter, 0, stage.height * 72 / 100);
        double within = seconds - speaker * LINE_SECONDS;
        if (bubbles.length > 0 && within > 0.4 && within < LINE_SECONDS - 0.3) {
            Plate bubble = bubbles[speaker % bubbles.length];
            int left = Math.max(4, Math.min(stage.width - bubble.width() - 4, seat(stage, speaking)));
            stage.put(bubble, left, Math.max(4, stage.height * 42 / 100 - bubble.height()));
        }
    }

    private int seat(Stage stage, int guest) {
        return (int) (stage.width * SEATS[guest]) - guests[guest].width() / 2;
    }

    private void fan(Stage stage, double seconds) {
        int middle = stage.width / 2;
        int reach = (int) (stage.width * 0.16 * Math.abs(Math.cos(seconds * 5)));
        stage.box(middle - 2, 0, 4, stage.height / 40, blade);
        stage.box(middle - reach, stage.height / 40, 2 * reach, 4, blade);
        stage.box(middle - 4, stage.height / 40, 8, 8, light);
    }
}

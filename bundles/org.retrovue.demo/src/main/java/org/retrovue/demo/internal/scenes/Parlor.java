package org.retrovue.demo.internal.scenes;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.RadialGradientPaint;
import org.retrovue.demo.internal.stage.Ink;
import org.retrovue.demo.internal.stage.Letters;
import org.retrovue.demo.internal.stage.Plate;
import org.retrovue.demo.internal.stage.Scene;
import org.retrovue.demo.internal.stage.Stage;

/** The parlour of a host who has seen it all: a skull that talks, candles, curtains. */
public final class Parlor implements Scene {
    private final Plate room;
    private final Plate skull;
    private final Plate jaw;
    private final Plate halo;
    private final Plate bubble;
    private final Ink flame = Ink.of(0xffc040);
    private final Ink core = Ink.of(0xfff4c0);
    private final Ink ember;

    /** Takes what the host says and the colour of her eyes as 0xRRGGBB. */
    public Parlor(int width, int height, String words, int eyes) {
        ember = Ink.of(eyes);
        room = Plate.draw(width, height, pen -> {
            pen.setColor(new Color(0x14081a));
            pen.fillRect(0, 0, width, height);
            for (int left = 0; left < width; left += width / 14) {
                boolean curtain = left < width / 5 || left > width * 3 / 4;
                int rgb = curtain ? 0x6a0f1e : 0x24122e;
                pen.setPaint(new GradientPaint(
                        left, 0, new Color(rgb), left + width / 14f, 0, new Color(Ink.mix(rgb, 0, 0.55))));
                pen.fillRect(left, 0, width / 14 + 1, height);
            }
            pen.setColor(new Color(0x2e1a10));
            pen.fillRect(0, height * 80 / 100, width, height / 5);
            pen.setColor(new Color(0x4a2c18));
            pen.fillRect(0, height * 80 / 100, width, height / 50);
            pen.setColor(new Color(0xe8e0c8));
            for (double place : new double[] {0.1, 0.18, 0.9}) {
                pen.fillRect((int) (width * place) - 6, height * 62 / 100, 12, height * 18 / 100);
            }
        });
        int size = height * 45 / 100;
        skull = Plate.draw(size, size, pen -> {
            pen.setColor(new Color(0xe6dfc6));
            pen.fillOval(size / 8, 0, size * 3 / 4, size * 3 / 4);
            pen.fillRoundRect(size * 3 / 10, size / 2, size * 4 / 10, size * 32 / 100, 12, 12);
            pen.setColor(new Color(0x1a0f14));
            pen.fillOval(size * 25 / 100, size * 32 / 100, size / 5, size / 5);
            pen.fillOval(size * 55 / 100, size * 32 / 100, size / 5, size / 5);
            pen.fillPolygon(
                    new int[] {size / 2, size * 45 / 100, size * 55 / 100},
                    new int[] {size * 54 / 100, size * 64 / 100, size * 64 / 100},
                    3);
            for (int i = 0; i < 5; i++) {
                pen.fillRect(size * 33 / 100 + i * size * 8 / 100, size * 72 / 100, 2, size / 11);
            }
            pen.setColor(new Color(0x3a1030));
            pen.fillArc(size / 10, -size / 8, size * 8 / 10, size * 5 / 10, 0, 180);
            pen.fillRect(size / 20, size / 8, size * 9 / 10, size / 20);
        });
        jaw = Plate.draw(size * 4 / 10, size / 5, pen -> {
            pen.setColor(new Color(0xd8d0b4));
            pen.fillRoundRect(2, 2, size * 4 / 10 - 4, size / 5 - 4, 18, 18);
            pen.setColor(new Color(0x1a0f14));
            for (int i = 0; i < 5; i++) {
                pen.fillRect(size * 4 / 100 + i * size * 8 / 100, 2, 2, size / 12);
            }
        });
        halo = Plate.draw(height / 2, height / 2, pen -> {
            pen.setPaint(
                    new RadialGradientPaint(height / 4f, height / 4f, height / 4f, new float[] {0, 1}, new Color[] {
                        new Color(255, 190, 80, 110), new Color(255, 190, 80, 0)
                    }));
            pen.fillRect(0, 0, height / 2, height / 2);
        });
        bubble = Letters.bubble(words, height / 17.0, width * 52 / 100);
    }

    @Override
    public void draw(Stage stage, double seconds) {
        stage.put(room, 0, 0);
        int i = 0;
        for (double place : new double[] {0.1, 0.18, 0.9}) {
            double flicker = Math.sin(seconds * 13 + i * 2) + Math.sin(seconds * 7.3 + i);
            int column = (int) (stage.width * place);
            int row = stage.height * 62 / 100;
            stage.put(halo, column - halo.width() / 2, row - halo.height() / 2 - 6, (int) (200 + 25 * flicker));
            stage.box(column - 3, row - 16 - (int) (2 * flicker), 6, 16 + (int) (2 * flicker), flame);
            stage.box(column - 1, row - 9, 2, 7, core);
            i++;
        }
        boolean speaks = seconds > 1 && seconds % 3.4 < 2.6;
        double sway = Math.sin(seconds * 0.9) * 8;
        int left = stage.width * 30 / 100 - skull.width() / 2 + (int) sway;
        int top = stage.height * 34 / 100 + (int) (4 * Math.sin(seconds * 1.7));
        int open = speaks ? (int) (skull.height() * 0.06 * Math.abs(Math.sin(seconds * 11))) : 0;
        stage.put(jaw, left + skull.width() * 3 / 10, top + skull.height() * 78 / 100 + open);
        stage.put(skull, left, top);
        int look = (int) (6 * Math.sin(seconds * 0.7));
        stage.dot(left + skull.width() * 32 / 100 + look, top + skull.height() * 40 / 100, 7, ember);
        stage.dot(left + skull.width() * 62 / 100 + look, top + skull.height() * 40 / 100, 7, ember);
        if (seconds > 0.8) {
            stage.put(bubble, stage.width * 44 / 100, stage.height * 8 / 100);
        }
    }
}

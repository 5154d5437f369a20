package org.retrovue.demo.internal.scenes;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.geom.Path2D;
import java.util.Random;
import org.retrovue.demo.internal.stage.Ink;
import org.retrovue.demo.internal.stage.Plate;
import org.retrovue.demo.internal.stage.Scene;
import org.retrovue.demo.internal.stage.Stage;

/** A wood at midnight: moon, bare trees at three distances, fog, bats, and eyes. */
public final class Forest implements Scene {
    private final Plate sky;
    private final Plate[] trees = new Plate[3];
    private final Plate fog;
    private final Plate[] bat = new Plate[2];
    private final double[] eyes = new double[30];
    private final Ink glow;

    /** Takes the sky's colour and the eyes' as 0xRRGGBB. */
    public Forest(int width, int height, int skyRgb, int eyesRgb, long seed) {
        Random random = new Random(seed);
        glow = Ink.of(eyesRgb);
        sky = Plate.draw(width, height, pen -> {
            pen.setPaint(new GradientPaint(0, 0, new Color(Ink.mix(skyRgb, 0, 0.7)), 0, height, new Color(skyRgb)));
            pen.fillRect(0, 0, width, height);
            float radius = height * 0.42f;
            pen.setPaint(new RadialGradientPaint(
                    width * 0.66f, height * 0.3f, radius, new float[] {0, 0.4f, 1}, new Color[] {
                        new Color(255, 250, 220, 230), new Color(255, 250, 220, 90), new Color(255, 250, 220, 0)
                    }));
            pen.fillRect(0, 0, width, height);
            pen.setColor(new Color(0xfaf4d8));
            int size = height / 4;
            pen.fillOval((int) (width * 0.66f) - size / 2, (int) (height * 0.3f) - size / 2, size, size);
            pen.setColor(new Color(0xe4dcb8));
            pen.fillOval((int) (width * 0.66f) - size / 5, (int) (height * 0.3f) - size / 4, size / 5, size / 5);
            pen.fillOval((int) (width * 0.66f) + size / 9, (int) (height * 0.3f), size / 7, size / 7);
        });
        for (int i = 0; i < 3; i++) {
            trees[i] = trees(width * (4 + i) / 4, height, Ink.mix(skyRgb, 0, 0.55 + 0.2 * i), 0.55 + 0.22 * i, random);
        }
        fog = Plate.draw(width * 3 / 2, height / 4, pen -> {
            for (int i = 0; i < 60; i++) {
                int wide = width / 4 + random.nextInt(width / 4);
                pen.setColor(new Color(200, 205, 220, 9));
                pen.fillOval(
                        random.nextInt(width * 3 / 2 - wide),
                        random.nextInt(height / 7),
                        wide,
                        height / 16 + random.nextInt(20));
            }
        });
        for (int i = 0; i < 2; i++) {
            int up = i == 0 ? 0 : 10;
            bat[i] = Plate.draw(40, 24, pen -> {
                pen.setColor(new Color(0x08080c));
                pen.fillPolygon(new int[] {0, 12, 20, 28, 39, 28, 20, 12}, new int[] {up, 6, 12, 6, up, 16, 18, 16}, 8);
            });
        }
        for (int i = 0; i < eyes.length; i++) {
            eyes[i] = random.nextDouble();
        }
    }

    private static Plate trees(int width, int height, int rgb, double tall, Random random) {
        return Plate.draw(width, height, pen -> {
            pen.setColor(new Color(rgb));
            int ground = (int) (height * (0.72 + 0.12 * tall));
            pen.fillRect(0, ground, width, height - ground);
            int step = (int) (height * tall / 3.2);
            for (int left = step / 2; left < width - step / 2; left += step / 2 + random.nextInt(step)) {
                branch(pen, left, ground + 4, -Math.PI / 2, height * tall * 0.28, height * tall / 22, 6, random);
            }
        });
    }

    private static void branch(
            java.awt.Graphics2D pen,
            double x,
            double y,
            double angle,
            double length,
            double thick,
            int depth,
            Random random) {
        double toX = x + Math.cos(angle) * length;
        double toY = y + Math.sin(angle) * length;
        double side = angle + Math.PI / 2;
        Path2D.Double wood = new Path2D.Double();
        wood.moveTo(x + Math.cos(side) * thick / 2, y + Math.sin(side) * thick / 2);
        wood.lineTo(toX + Math.cos(side) * thick / 3, toY + Math.sin(side) * thick / 3);
        wood.lineTo(toX - Math.cos(side) * thick / 3, toY - Math.sin(side) * thick / 3);
        wood.lineTo(x - Math.cos(side) * thick / 2, y - Math.sin(side) * thick / 2);
        wood.closePath();
        pen.fill(wood);
        if (depth > 0) {
            for (int i = 0; i < 2; i++) {
                double turn = (i * 2 - 1) * (0.25 + random.nextDouble() * 0.5);
                branch(
                        pen,
                        toX,
                        toY,
                        angle + turn,
                        length * (0.6 + random.nextDouble() * 0.2),
                        thick * 0.66,
                        depth - 1,
                        random);
            }
        }
    }

    @Override
    public void draw(Stage stage, double seconds) {
        stage.put(sky, 0, 0);
        for (int i = 0; i < 3; i++) {
            stage.tile(trees[i], (int) (seconds * (5 + 9 * i)), 0);
            if (i == 0) {
                bats(stage, seconds);
            }
            if (i == 1) {
                eyes(stage, seconds);
            }
            if (i > 0) {
                stage.tile(fog, (int) (seconds * (20 + 10 * i)), stage.height * (10 + 2 * i) / 20);
            }
        }
    }

    private void bats(Stage stage, double seconds) {
        for (int i = 0; i < 5; i++) {
            double way = seconds * (30 + 7 * i) + i * 170;
            int left = Math.floorMod((int) way, stage.width + 80) - 40;
            int top = (int) (stage.height * 0.2 + i * 14 + 18 * Math.sin(seconds * 2 + i * 1.7));
            stage.put(bat[(int) (seconds * 7 + i) % 2], left, top);
        }
    }

    private void eyes(Stage stage, double seconds) {
        for (int i = 0; i < eyes.length; i += 3) {
            double phase = seconds * 0.23 + eyes[i + 2] * 3;
            double open = phase - Math.floor(phase);
            if (open < 0.4 && (open < 0.18 || open > 0.21)) {
                int left = (int) (eyes[i] * stage.width * 0.95);
                int top = (int) (stage.height * (0.45 + 0.3 * eyes[i + 1]));
                stage.dot(left, top, 4, glow);
                stage.dot(left + 12, top, 4, glow);
            }
        }
    }
}

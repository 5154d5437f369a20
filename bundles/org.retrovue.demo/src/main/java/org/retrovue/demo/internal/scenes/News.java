package org.retrovue.demo.internal.scenes;

import java.awt.Color;
import java.awt.GradientPaint;
import java.util.Random;
import org.retrovue.demo.internal.stage.Ink;
import org.retrovue.demo.internal.stage.Letters;
import org.retrovue.demo.internal.stage.Plate;
import org.retrovue.demo.internal.stage.Scene;
import org.retrovue.demo.internal.stage.Stage;

/** The weather: a map, signs that bob on it, a presenter, a crawl below. */
public final class News implements Scene {
    private static final String[] TOWNS = {
        "Gridley 61°", "Port Fuzz 58°", "Mount Antenna 44°", "Static Falls 66°", "Dialville 70°"
    };

    private final Plate map;
    private final Plate presenter;
    private final Plate crawl;
    private final Plate[] towns = new Plate[TOWNS.length];
    private final Plate sun;
    private final Plate cloud;
    private final Ink drop = Ink.of(0x6ab8ff);
    private final Ink band = Ink.of(0xb01828);

    /** Takes the text of the crawl. */
    public News(int width, int height, String text, long seed) {
        Random random = new Random(seed);
        map = Plate.draw(width, height, pen -> {
            pen.setPaint(new GradientPaint(0, 0, new Color(0x1a4a8a), 0, height, new Color(0x0c2450)));
            pen.fillRect(0, 0, width, height);
            int points = 40;
            int[] xs = new int[points];
            int[] ys = new int[points];
            for (int i = 0; i < points; i++) {
                double angle = i * 2 * Math.PI / points;
                double reach = 0.8 + 0.25 * random.nextDouble();
                xs[i] = (int) (width * (0.5 + 0.44 * reach * Math.cos(angle)));
                ys[i] = (int) (height * (0.42 + 0.38 * reach * Math.sin(angle)));
            }
            pen.setColor(new Color(0x3d8a4a));
            pen.fillPolygon(xs, ys, points);
            pen.setColor(new Color(0x2c6a38));
            pen.drawPolygon(xs, ys, points);
            pen.setColor(new Color(0x4a90d0));
            pen.setStroke(new java.awt.BasicStroke(4));
            pen.drawArc(width / 4, height / 8, width / 2, height / 2, 200, 130);
        });
        presenter = Plate.draw(height / 3, height * 6 / 10, pen -> {
            int wide = height / 3;
            int high = height * 6 / 10;
            pen.setColor(new Color(0xd08820));
            pen.fillRoundRect(wide / 6, high * 3 / 10, wide * 2 / 3, high, 40, 40);
            pen.setColor(new Color(0xf0f0e8));
            pen.fillPolygon(
                    new int[] {wide * 4 / 10, wide * 6 / 10, wide / 2},
                    new int[] {high * 3 / 10, high * 3 / 10, high / 2},
                    3);
            pen.setColor(new Color(0x8c1c2c));
            pen.fillRect(wide * 48 / 100, high * 32 / 100, wide / 22, high / 4);
            pen.setColor(new Color(0xe8b48c));
            pen.fillOval(wide * 32 / 100, high * 4 / 100, wide * 36 / 100, high * 28 / 100);
            pen.setColor(new Color(0x6b3a14));
            pen.fillArc(wide * 30 / 100, 0, wide * 40 / 100, high * 24 / 100, 0, 180);
            pen.fillRect(wide * 42 / 100, high * 21 / 100, wide * 16 / 100, high / 50);
        });
        crawl = Letters.line(text, height / 17.0, 0xffffff, 0x700c18);
        for (int i = 0; i < TOWNS.length; i++) {
            towns[i] = Letters.line(TOWNS[i], height / 20.0, 0xfff8d0, 0x102010);
        }
        int size = height / 8;
        sun = Plate.draw(size, size, pen -> {
            pen.setColor(new Color(0xffd83c));
            for (int i = 0; i < 8; i++) {
                pen.rotate(Math.PI / 4, size / 2.0, size / 2.0);
                pen.fillRect(size / 2 - 2, 0, 4, size / 4);
            }
            pen.fillOval(size / 4, size / 4, size / 2, size / 2);
        });
        cloud = Plate.draw(size * 3 / 2, size, pen -> {
            pen.setColor(new Color(0xf0f4f8));
            pen.fillOval(0, size / 3, size / 2, size / 2);
            pen.fillOval(size / 3, size / 8, size * 2 / 3, size * 2 / 3);
            pen.fillOval(size * 8 / 10, size / 3, size / 2, size / 2);
        });
    }

    @Override
    public void draw(Stage stage, double seconds) {
        stage.put(map, 0, 0);
        int shown = 2 + (int) (seconds / 3) % (TOWNS.length - 1);
        for (int i = 0; i < shown; i++) {
            int left = (int) (stage.width * (0.08 + 0.17 * i % 0.6));
            int top = (int) (stage.height * (0.1 + 0.14 * (i * 2 % 5)));
            int bob = (int) (4 * Math.sin(seconds * 2.4 + i));
            stage.put(i % 2 == 0 ? sun : cloud, left, top + bob);
            stage.put(towns[i], left, top + sun.height());
            if (i % 2 == 1) {
                for (int rain = 0; rain < 5; rain++) {
                    int fall = (int) (seconds * 60 + rain * 9) % 30;
                    stage.box(left + 8 + rain * 12, top + bob + cloud.height() + fall - 8, 2, 6, drop);
                }
            }
        }
        int sway = (int) (6 * Math.sin(seconds * 1.1));
        stage.put(
                presenter,
                stage.width - presenter.width() - stage.width / 20 + sway,
                stage.height - presenter.height() - stage.height / 8);
        stage.box(0, stage.height * 88 / 100, stage.width, stage.height * 12 / 100, band);
        int way = Math.floorMod((int) (seconds * 60), crawl.width() + stage.width);
        stage.put(crawl, stage.width - way, stage.height * 89 / 100);
    }
}

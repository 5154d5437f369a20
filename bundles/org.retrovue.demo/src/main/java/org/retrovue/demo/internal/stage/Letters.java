package org.retrovue.demo.internal.stage;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.List;
import org.retrovue.media.api.producer.Typeface;

/** Text as plates. */
public final class Letters {
    private static final Typeface FACE = Typeface.house();

    private Letters() {}

    /** A line of text with an outline. */
    public static Plate line(String text, double size, int rgb, int outlineRgb) {
        double edge = Math.max(2, size / 7);
        int width = (int) Math.ceil(FACE.width(text, size) + 2 * edge);
        int height = (int) Math.ceil(FACE.lineHeight(size) + edge);
        return Plate.draw(Math.max(2, width), height, pen -> {
            Path2D shape = FACE.outline(text, edge, FACE.ascent(size) + edge / 2, size);
            pen.setColor(new Color(outlineRgb));
            pen.setStroke(new BasicStroke((float) edge, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.draw(shape);
            pen.setColor(new Color(rgb));
            pen.fill(shape);
        });
    }

    /** Lines of text, each centred, wrapped to a width. */
    public static Plate block(String text, double size, int width, int rgb, int outlineRgb) {
        List<String> lines = FACE.wrap(text, size, width - size);
        double step = FACE.lineHeight(size);
        return Plate.draw(width, (int) Math.ceil(step * lines.size() + size / 3), pen -> {
            pen.setStroke(
                    new BasicStroke((float) Math.max(2, size / 7), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                double left = (width - FACE.width(line, size)) / 2;
                Path2D shape = FACE.outline(line, left, FACE.ascent(size) + i * step, size);
                pen.setColor(new Color(outlineRgb));
                pen.draw(shape);
                pen.setColor(new Color(rgb));
                pen.fill(shape);
            }
        });
    }

    /** A speech bubble. */
    public static Plate bubble(String text, double size, int width) {
        List<String> lines = FACE.wrap(text, size, width - 2 * size);
        double step = FACE.lineHeight(size);
        int high = (int) Math.ceil(step * lines.size() + size);
        return Plate.draw(width, high + (int) size, pen -> {
            pen.setColor(new Color(0xfff8e7));
            pen.fillRoundRect(1, 1, width - 2, high - 2, (int) size, (int) size);
            int[] xs = {width / 3, width / 3 + (int) size, width / 3};
            int[] ys = {high - 4, high - 4, high + (int) size - 1};
            pen.fillPolygon(xs, ys, 3);
            pen.setColor(new Color(0x20202c));
            for (int i = 0; i < lines.size(); i++) {
                FACE.drawCentred(pen, lines.get(i), width / 2.0, size / 2 + FACE.ascent(size) + i * step, size);
            }
        });
    }
}

package org.retrovue.producer.synthetic.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.retrovue.media.api.producer.Typeface;

/** A calm card in the manner of the seventies: a title, stripes, and a text that is broken into lines and made small enough to fit. */
record Slate(String title, String text) implements Pattern {
    private static final Color GROUND = new Color(0x14222c);
    private static final Color FRAME = new Color(0x22333f);
    private static final Color CREAM = new Color(0xf3e7d0);
    private static final Color SOFT = new Color(0xcfc4ae);
    private static final int[] STRIPES = {0xe3a93b, 0xdb7230, 0xb8432f, 0x7a2f33};

    @Override
    public String fingerprint() {
        return "slate " + title.length() + " " + title + " " + text;
    }

    @Override
    public void draw(Graphics2D pen, double width, double height, long frame) {
        pen.setColor(GROUND);
        pen.fill(new Rectangle2D.Double(0, 0, width, height));
        castellations(pen, width, height);
        stripes(pen, width, height);
        // Nine tenths of the picture are safe on every set; text keeps to eight.
        double inside = width * 0.8;
        pen.setColor(CREAM);
        lines(pen, title, width / 2, height * 0.14, height * 0.26, inside, height / 8);
        pen.setColor(SOFT);
        lines(pen, text, width / 2, height * 0.54, height * 0.34, inside, height / 14);
    }

    private static void castellations(Graphics2D pen, double width, double height) {
        double side = height / 18;
        int across = (int) Math.max(2, Math.floor(width / side / 2) * 2);
        pen.setColor(FRAME);
        for (int i = 0; i < across; i += 2) {
            double left = width * i / across;
            pen.fill(new Rectangle2D.Double(left, 0, width / across, side / 2));
            pen.fill(new Rectangle2D.Double(left + width / across, height - side / 2, width / across, side / 2));
        }
    }

    private static void stripes(Graphics2D pen, double width, double height) {
        double thick = height / 60;
        for (int i = 0; i < STRIPES.length; i++) {
            pen.setColor(new Color(STRIPES[i]));
            pen.fill(new Rectangle2D.Double(0, height * 0.435 + i * thick, width, thick));
        }
    }

    /** Draws text in the middle of a box, as large as it fits; what fits at no readable size is cut off. */
    private static void lines(
            Graphics2D pen, String words, double middle, double top, double room, double width, double largest) {
        if (words.isEmpty()) {
            return;
        }
        Typeface letters = Typeface.house();
        double size = largest;
        List<String> lines = letters.wrap(words, size, width);
        while (lines.size() * letters.lineHeight(size) > room && size > largest / 3) {
            size *= 0.92;
            lines = letters.wrap(words, size, width);
        }
        int fitting = (int) Math.max(1, room / letters.lineHeight(size));
        if (lines.size() > fitting) {
            lines = new java.util.ArrayList<>(lines.subList(0, fitting));
            lines.set(fitting - 1, lines.get(fitting - 1) + "...");
        }
        double at = top + (room - lines.size() * letters.lineHeight(size)) / 2 + letters.ascent(size);
        for (String line : lines) {
            letters.drawCentred(pen, line, middle, at, size);
            at += letters.lineHeight(size);
        }
    }
}

package org.retrovue.producer.synthetic.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.retrovue.media.api.producer.Typeface;

/** Colour bars of 75 % after SMPTE EG 1, and a tone. */
record Bars(String title) implements Pattern {
    private static final int[] TOP = {0xbfbfbf, 0xbfbf00, 0x00bfbf, 0x00bf00, 0xbf00bf, 0xbf0000, 0x0000bf};
    private static final int[] MIDDLE = {0x0000bf, 0x131313, 0xbf00bf, 0x131313, 0x00bfbf, 0x131313, 0xbfbfbf};
    private static final int[] BOTTOM = {0x00214c, 0xffffff, 0x32006a, 0x131313};

    @Override
    public String fingerprint() {
        return "bars " + title;
    }

    @Override
    public void draw(Graphics2D pen, double width, double height, long frame) {
        row(pen, TOP, width, 0, height * 2 / 3);
        row(pen, MIDDLE, width, height * 2 / 3, height * 3 / 4);
        pen.setColor(new Color(0x131313));
        pen.fill(new Rectangle2D.Double(0, height * 3 / 4, width, height / 4));
        row(pen, BOTTOM, width * 5 / 7, height * 3 / 4, height);
        double step = width / 21;
        int[] pluge = {0x090909, 0x131313, 0x1d1d1d};
        for (int i = 0; i < pluge.length; i++) {
            pen.setColor(new Color(pluge[i]));
            pen.fill(new Rectangle2D.Double(width * 5 / 7 + i * step, height * 3 / 4, step, height / 4));
        }
        if (!title.isEmpty()) {
            plate(pen, width, height);
        }
    }

    private static void row(Graphics2D pen, int[] colours, double width, double top, double bottom) {
        for (int i = 0; i < colours.length; i++) {
            pen.setColor(new Color(colours[i]));
            double left = width * i / colours.length;
            pen.fill(new Rectangle2D.Double(left, top, width * (i + 1) / colours.length - left, bottom - top));
        }
    }

    private void plate(Graphics2D pen, double width, double height) {
        Typeface letters = Typeface.house();
        double size = height / 14;
        double wide = Math.min(width * 0.8, letters.width(title, size) + size);
        pen.setColor(Color.BLACK);
        pen.fill(new Rectangle2D.Double((width - wide) / 2, height * 0.4, wide, size * 1.6));
        pen.setColor(Color.WHITE);
        letters.drawCentred(pen, letters.wrap(title, size, wide).get(0), width / 2, height * 0.4 + size * 1.15, size);
    }

    @Override
    public float sample(long sample) {
        return Tone.at(sample);
    }
}

package org.retrovue.producer.synthetic.internal;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.retrovue.media.api.producer.Typeface;
import org.retrovue.time.FrameRate;

/** A film leader: the seconds to the event's end, a hand that goes round once a second, a beep at each second's start. */
record Countdown(String title, long frames, FrameRate rate) implements Pattern {
    private static final Color PAPER = new Color(0xb9ad98);
    private static final Color SWEPT = new Color(0x9a8f7c);
    private static final Color INK = new Color(0x231d18);
    private static final int BEEP = 1920;

    @Override
    public String fingerprint() {
        return "countdown " + frames + " " + title;
    }

    @Override
    public boolean isStill() {
        return false;
    }

    @Override
    public void draw(Graphics2D pen, double width, double height, long frame) {
        long left = frames - frame;
        int second = rate.gopFrames();
        long number = (left + second - 1) / second;
        double swept = (double) (number * second - left) / second;
        double radius = height * 0.36;
        double middle = width / 2;
        double centre = height / 2;
        pen.setColor(PAPER);
        pen.fill(new Rectangle2D.Double(0, 0, width, height));
        pen.setColor(SWEPT);
        pen.fill(new Arc2D.Double(middle - width, centre - width, 2 * width, 2 * width, 90, -360 * swept, Arc2D.PIE));
        pen.setColor(INK);
        pen.setStroke(new BasicStroke((float) (height / 160)));
        pen.draw(new Line2D.Double(0, centre, width, centre));
        pen.draw(new Line2D.Double(middle, 0, middle, height));
        for (double ring : new double[] {radius, radius * 1.12}) {
            pen.draw(new Ellipse2D.Double(middle - ring, centre - ring, 2 * ring, 2 * ring));
        }
        Typeface letters = Typeface.house();
        double size = number < 100 ? radius * 1.2 : radius * 0.7;
        letters.drawCentred(pen, Long.toString(number), middle, centre + size * 0.36, size);
        letters.drawCentred(pen, title, middle, height * 0.96, height / 20);
    }

    @Override
    public float sample(long sample) {
        long intoSecond = Math.floorMod(sample, FrameRate.SAMPLE_HZ);
        return intoSecond < BEEP ? Tone.at(sample) : 0;
    }
}

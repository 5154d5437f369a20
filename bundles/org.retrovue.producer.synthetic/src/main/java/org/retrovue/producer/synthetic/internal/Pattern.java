package org.retrovue.producer.synthetic.internal;

import java.awt.Graphics2D;

/** What is drawn and heard. */
interface Pattern {
    /** Names all that it depends on but the frame number. */
    String fingerprint();

    /** Tells whether all frames are the same. */
    default boolean isStill() {
        return true;
    }

    /**
     * Draws a frame on a black ground.
     *
     * @param pen has square pixels
     * @param width of the picture in those
     * @param height of the picture
     */
    void draw(Graphics2D pen, double width, double height, long frame);

    /** Returns a sample, counted from the event's first. */
    default float sample(long sample) {
        return 0;
    }
}

package org.retrovue.producer.synthetic.internal;

import java.awt.Graphics2D;

/** Black and silence. */
record Black() implements Pattern {
    @Override
    public String fingerprint() {
        return "black";
    }

    @Override
    public void draw(Graphics2D pen, double width, double height, long frame) {
        // The ground is black.
    }
}

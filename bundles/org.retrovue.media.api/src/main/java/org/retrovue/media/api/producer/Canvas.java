package org.retrovue.media.api.producer;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.retrovue.media.api.Picture;

/**
 * Lets an author draw a picture with Java 2D. Not for several threads at once; meant to be kept from one frame to the next.
 */
public final class Canvas {
    private final BufferedImage image;
    private final Picture picture;

    /**
     * Makes a canvas.
     *
     * @param width even
     * @param height even
     */
    public Canvas(int width, int height) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture = Picture.allocate(width, height);
    }

    /**
     * Returns the pen. Text is drawn without hints of the platform, so that the same picture comes out on any machine with the same font.
     *
     * @return a new graphics; the caller disposes of it
     */
    public Graphics2D pen() {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        return pen;
    }

    /**
     * Turns what was drawn into a picture (BT.709 limited range from 720 lines up, BT.601 below), by integer arithmetic.
     *
     * @return the canvas's own picture, good until the next call
     */
    public Picture picture() {
        int[] rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        RgbToYuv.convert(rgb, picture);
        return picture;
    }
}

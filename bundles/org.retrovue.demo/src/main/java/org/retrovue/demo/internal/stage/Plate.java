package org.retrovue.demo.internal.stage;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.Consumer;

/** A picture prepared once and shown many times: YUV with transparency. */
public final class Plate {
    final int width;
    final int height;
    final byte[] y;
    final byte[] u;
    final byte[] v;
    /** Transparency of luma, 0 to 256. */
    final short[] a;
    /** Transparency of chroma. */
    final short[] ac;
    /** First and one past the last column of each luma row in which anything is to be seen. */
    final int[] first;

    final int[] past;

    /** Whether nothing shines through: it can be copied. */
    final boolean opaque;

    private Plate(BufferedImage image) {
        width = image.getWidth();
        height = image.getHeight();
        y = new byte[width * height];
        a = new short[width * height];
        u = new byte[width / 2 * (height / 2)];
        v = new byte[u.length];
        ac = new short[u.length];
        first = new int[height];
        past = new int[height];
        int[] argb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int row = 0; row < height; row++) {
            lumaRow(argb, row);
        }
        for (int row = 0; row < height / 2; row++) {
            for (int column = 0; column < width / 2; column++) {
                chroma(argb, row, column);
            }
        }
        boolean solid = true;
        for (short alpha : a) {
            solid &= alpha == 256;
        }
        opaque = solid;
    }

    /** Draws a plate with Java 2D; sides are rounded up to even. */
    public static Plate draw(int width, int height, Consumer<Graphics2D> drawing) {
        BufferedImage image = new BufferedImage((width + 1) / 2 * 2, (height + 1) / 2 * 2, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.accept(pen);
        pen.dispose();
        return new Plate(image);
    }

    /** Returns its width. */
    public int width() {
        return width;
    }

    /** Returns its height. */
    public int height() {
        return height;
    }

    private void lumaRow(int[] argb, int row) {
        first[row] = width;
        for (int column = 0; column < width; column++) {
            int at = row * width + column;
            int pixel = argb[at];
            int alpha = pixel >>> 24;
            y[at] = (byte) Ink.luma(pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255);
            a[at] = (short) (alpha + (alpha >> 7));
            if (alpha != 0) {
                first[row] = Math.min(first[row], column);
                past[row] = column + 1;
            }
        }
    }

    private void chroma(int[] argb, int row, int column) {
        int r = 0;
        int g = 0;
        int b = 0;
        int weight = 0;
        for (int i = 0; i < 4; i++) {
            int pixel = argb[(2 * row + i / 2) * width + 2 * column + i % 2];
            int alpha = pixel >>> 24;
            r += (pixel >> 16 & 255) * alpha;
            g += (pixel >> 8 & 255) * alpha;
            b += (pixel & 255) * alpha;
            weight += alpha;
        }
        int at = row * (width / 2) + column;
        int by = Math.max(1, weight);
        u[at] = (byte) Ink.cb(r / by, g / by, b / by);
        v[at] = (byte) Ink.cr(r / by, g / by, b / by);
        ac[at] = (short) ((weight >> 2) + (weight >> 9));
    }
}

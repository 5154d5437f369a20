package org.retrovue.demo.internal.stage;

import java.nio.ByteBuffer;
import org.retrovue.media.api.Picture;

/**
 * What a scene draws on: planes of 8-bit YUV 4:2:0. Everything may lie partly or wholly outside. Places are in luma pixels; colour has half of their fineness.
 */
public final class Stage {
    /** Luma width. */
    public final int width;
    /** Luma height. */
    public final int height;

    final byte[] y;
    final byte[] u;
    final byte[] v;

    /** Makes a black stage with even sides. */
    public Stage(int width, int height) {
        this.width = width;
        this.height = height;
        y = new byte[width * height];
        u = new byte[width / 2 * (height / 2)];
        v = new byte[u.length];
        fill(Ink.of(0));
    }

    /** Paints it all in one colour. */
    public void fill(Ink ink) {
        java.util.Arrays.fill(y, ink.y());
        java.util.Arrays.fill(u, ink.u());
        java.util.Arrays.fill(v, ink.v());
    }

    /** Copies a plate of the stage's height, scrolled to the left and repeated; transparency is ignored. */
    public void scroll(Plate plate, int left) {
        int from = Math.floorMod(left, plate.width) & ~1;
        for (int row = 0; row < height; row++) {
            wrap(plate.y, row * plate.width, plate.width, from, y, row * width, width);
        }
        for (int row = 0; row < height / 2; row++) {
            wrap(plate.u, row * plate.width / 2, plate.width / 2, from / 2, u, row * width / 2, width / 2);
            wrap(plate.v, row * plate.width / 2, plate.width / 2, from / 2, v, row * width / 2, width / 2);
        }
    }

    private static void wrap(
            byte[] source, int sourceRow, int period, int from, byte[] target, int targetRow, int count) {
        int done = 0;
        int at = from;
        while (done < count) {
            int part = Math.min(count - done, period - at);
            System.arraycopy(source, sourceRow + at, target, targetRow + done, part);
            done += part;
            at = 0;
        }
    }

    /** Puts a plate over what is there. */
    public void put(Plate plate, int left, int top) {
        put(plate, left, top, 256);
    }

    /** Puts a plate over what is there; opacity 0 to 256. */
    public void put(Plate plate, int left, int top, int opacity) {
        if (opacity <= 0) {
            return;
        }
        if (plate.opaque && opacity >= 256 && plate.width == width && plate.height == height && (left | top) == 0) {
            System.arraycopy(plate.y, 0, y, 0, y.length);
            System.arraycopy(plate.u, 0, u, 0, u.length);
            System.arraycopy(plate.v, 0, v, 0, v.length);
            return;
        }
        int evenTop = top & ~1;
        int evenLeft = left & ~1;
        for (int row = Math.max(0, -evenTop); row < Math.min(plate.height, height - evenTop); row++) {
            int from = Math.max(plate.first[row], -evenLeft);
            int to = Math.min(plate.past[row], width - evenLeft);
            int source = row * plate.width;
            int target = (evenTop + row) * width + evenLeft;
            blend(plate.y, plate.a, source + from, y, target + from, to - from, opacity);
        }
        int halfTop = evenTop / 2;
        int halfLeft = evenLeft / 2;
        for (int row = Math.max(0, -halfTop); row < Math.min(plate.height / 2, height / 2 - halfTop); row++) {
            int begin = Math.min(plate.first[2 * row], plate.first[2 * row + 1]) / 2;
            int end = (Math.max(plate.past[2 * row], plate.past[2 * row + 1]) + 1) / 2;
            int from = Math.max(begin, -halfLeft);
            int count = Math.min(end, width / 2 - halfLeft) - from;
            int source = row * (plate.width / 2) + from;
            int target = (halfTop + row) * (width / 2) + halfLeft + from;
            blend(plate.u, plate.ac, source, u, target, count, opacity);
            blend(plate.v, plate.ac, source, v, target, count, opacity);
        }
    }

    /** Puts a plate again and again in a row, scrolled to the left. */
    public void tile(Plate plate, int scrolled, int top) {
        for (int left = -Math.floorMod(scrolled, plate.width); left < width; left += plate.width) {
            put(plate, left, top);
        }
    }

    private static void blend(byte[] source, short[] alpha, int from, byte[] target, int to, int count, int opacity) {
        if (opacity >= 256) {
            cover(source, alpha, from, target, to, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            int a = alpha[from + i] * opacity >> 8;
            int below = target[to + i] & 255;
            target[to + i] = (byte) (below + (((source[from + i] & 255) - below) * a >> 8));
        }
    }

    /** Runs of what is solid are copied, of what is clear skipped: most of a plate is either. */
    private static void cover(byte[] source, short[] alpha, int from, byte[] target, int to, int count) {
        int i = 0;
        while (i < count) {
            int begin = i;
            int a = alpha[from + i];
            if (a == 0) {
                while (i < count && alpha[from + i] == 0) {
                    i++;
                }
            } else if (a == 256) {
                while (i < count && alpha[from + i] == 256) {
                    i++;
                }
                System.arraycopy(source, from + begin, target, to + begin, i - begin);
            } else {
                int below = target[to + i] & 255;
                target[to + i] = (byte) (below + (((source[from + i] & 255) - below) * a >> 8));
                i++;
            }
        }
    }

    /** Paints a rectangle. */
    public void box(int left, int top, int wide, int high, Ink ink) {
        int from = Math.max(0, left);
        int to = Math.min(width, left + wide);
        for (int row = Math.max(0, top); row < Math.min(height, top + high) && from < to; row++) {
            java.util.Arrays.fill(y, row * width + from, row * width + to, ink.y());
        }
        int halfFrom = from / 2;
        int halfTo = Math.max(halfFrom + 1, to / 2);
        for (int row = Math.max(0, top / 2);
                row < Math.min(height / 2, Math.max(top / 2 + 1, (top + high) / 2));
                row++) {
            if (from < to) {
                java.util.Arrays.fill(u, row * (width / 2) + halfFrom, row * (width / 2) + halfTo, ink.u());
                java.util.Arrays.fill(v, row * (width / 2) + halfFrom, row * (width / 2) + halfTo, ink.v());
            }
        }
    }

    /** Paints a dot with a side of one or more pixels. */
    public void dot(int column, int row, int side, Ink ink) {
        box(column, row, side, side, ink);
    }

    /** Paints a square of four luma pixels, given in half pixels; what lies outside is left out. */
    public void cell(int halfColumn, int halfRow, Ink ink) {
        int at = halfRow * (width / 2) + halfColumn;
        u[at] = ink.u();
        v[at] = ink.v();
        int luma = 2 * halfRow * width + 2 * halfColumn;
        y[luma] = ink.y();
        y[luma + 1] = ink.y();
        y[luma + width] = ink.y();
        y[luma + width + 1] = ink.y();
    }

    /** Makes the rows from a line downwards a mirror of those above it, rippled sideways and darkened. */
    public void reflect(int line, double phase, double strength) {
        int even = line & ~1;
        for (int row = even; row < height; row++) {
            int depth = row - even;
            int mirror = Math.max(0, even - 1 - depth * 3 / 2);
            int shift = (int) Math.round(Math.sin(phase + depth * 0.35) * strength * (1 + depth * 0.06));
            shifted(y, mirror * width, row * width, width, shift);
            if (row % 2 == 0) {
                int half = width / 2;
                shifted(u, mirror / 2 * half, row / 2 * half, half, shift / 2);
                shifted(v, mirror / 2 * half, row / 2 * half, half, shift / 2);
            }
        }
        shade(0, even, width, height - even, 190);
    }

    private static void shifted(byte[] plane, int source, int target, int count, int shift) {
        int from = Math.max(0, shift);
        int to = Math.max(0, -shift);
        int part = count - Math.abs(shift);
        System.arraycopy(plane, source + from, plane, target + to, part);
        byte left = plane[source];
        byte right = plane[source + count - 1];
        java.util.Arrays.fill(plane, target, target + to, left);
        java.util.Arrays.fill(plane, target + to + part, target + count, right);
    }

    /** Darkens a rectangle's luma towards black; 256 leaves it as it is. */
    public void shade(int left, int top, int wide, int high, int keep) {
        for (int row = Math.max(0, top); row < Math.min(height, top + high); row++) {
            for (int at = row * width + Math.max(0, left); at < row * width + Math.min(width, left + wide); at++) {
                y[at] = (byte) (16 + (((y[at] & 255) - 16) * keep >> 8));
            }
        }
    }

    /** Fades it all: 0 is black, 256 leaves it as it is. */
    public void dim(int keep) {
        if (keep >= 256) {
            return;
        }
        shade(0, 0, width, height, keep);
        for (int i = 0; i < u.length; i++) {
            u[i] = (byte) (128 + (((u[i] & 255) - 128) * keep >> 8));
            v[i] = (byte) (128 + (((v[i] & 255) - 128) * keep >> 8));
        }
    }

    /** Takes the colour out: how silent films look. */
    public void bleach(Ink tint) {
        java.util.Arrays.fill(u, tint.u());
        java.util.Arrays.fill(v, tint.v());
    }

    /** Copies everything from a stage of the same size. */
    public void copy(Stage other) {
        System.arraycopy(other.y, 0, y, 0, y.length);
        System.arraycopy(other.u, 0, u, 0, u.length);
        System.arraycopy(other.v, 0, v, 0, v.length);
    }

    /** Gives what was drawn as a picture. */
    public void into(Picture picture) {
        rows(y, width, picture.y(), picture.lumaStride());
        rows(u, width / 2, picture.u(), picture.chromaStride());
        rows(v, width / 2, picture.v(), picture.chromaStride());
    }

    private static void rows(byte[] plane, int width, ByteBuffer into, int stride) {
        for (int row = 0; row * width < plane.length; row++) {
            into.put(row * stride, plane, row * width, width);
        }
    }
}

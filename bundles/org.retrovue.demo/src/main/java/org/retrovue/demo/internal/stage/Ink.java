package org.retrovue.demo.internal.stage;

import java.awt.Color;

/**
 * A colour as the stage has it.
 *
 * @param y luma
 * @param u Cb
 * @param v Cr
 */
public record Ink(byte y, byte u, byte v) {
    private static final int HALF = 1 << 15;

    /** Turns 0xRRGGBB into an ink (BT.601, limited range: the demo's rasters are small). */
    public static Ink of(int rgb) {
        int r = rgb >> 16 & 255;
        int g = rgb >> 8 & 255;
        int b = rgb & 255;
        return new Ink((byte) luma(r, g, b), (byte) cb(r, g, b), (byte) cr(r, g, b));
    }

    /** Turns hue, saturation and brightness, each 0 to 1, into an ink. */
    public static Ink hsb(double hue, double saturation, double brightness) {
        return of(Color.HSBtoRGB((float) hue, (float) saturation, (float) brightness) & 0xffffff);
    }

    /** Makes a row of inks that goes evenly over some 0xRRGGBB colours. */
    public static Ink[] ramp(int count, int... rgb) {
        Ink[] inks = new Ink[count];
        for (int i = 0; i < count; i++) {
            double place = (double) i * (rgb.length - 1) / Math.max(1, count - 1);
            int from = Math.min((int) place, rgb.length - 2);
            inks[i] = of(mix(rgb[from], rgb[from + 1], place - from));
        }
        return inks;
    }

    /** Mixes two 0xRRGGBB colours. */
    public static int mix(int a, int b, double share) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int from = a >> shift & 255;
            int to = b >> shift & 255;
            mixed |= (int) Math.round(from + (to - from) * share) << shift;
        }
        return mixed;
    }

    static int luma(int r, int g, int b) {
        return 16 + ((16829 * r + 33039 * g + 6416 * b + HALF) >> 16);
    }

    static int cb(int r, int g, int b) {
        return 128 + ((-9714 * r - 19071 * g + 28784 * b + HALF) >> 16);
    }

    static int cr(int r, int g, int b) {
        return 128 + ((28784 * r - 24103 * g - 4681 * b + HALF) >> 16);
    }
}

package org.retrovue.media.engine.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.retrovue.media.api.Picture;

/**
 * Turns pictures of high dynamic range or wide colour, of 10 bits and limited range, into ordinary ones, by tables of what the standards' curves say. A picture depends on itself
 * alone. Brightness is compressed by the largest of red, green and blue, which keeps hues; colours that BT.709 has not are cut at its edge.
 */
final class ToneMap {
    private static final int MOST = 1023;
    /** Steps of a code value in the table of what light it stands for. */
    private static final int CODES = 4096;

    private static final int FINE = 8;
    /** One step of luma of 10 bits. */
    private static final int LUMA_STEP = (int) StrictMath.round((CODES - 1) / 876d * (1 << FINE));

    private static final int TABLES_KEPT = 4;

    private static final Map<Colour, ToneMap> MADE = new LinkedHashMap<>();

    private final boolean scene;
    private final MatrixChange.Weights from;
    private final MatrixChange.Weights to;
    /** Light for each code value; 1 is the brightest in the film. */
    private final float[] light = new float[CODES];
    /** What light of a scene is multiplied by, by its luminance, to be displayed. */
    private final Curve display;
    /** What light is multiplied by, by the largest of its colours, to be within standard range. */
    private final Curve compression;
    /** Code values of light, 0 to 219. */
    private final Curve code = new Curve(value -> 219 * Light.standardCode(value));

    private final float[] narrow;
    private final float[] luminance = new float[3];

    /**
     * What decides a table.
     *
     * @param light how code values stand for light
     * @param gamut what its red, green and blue are
     * @param peak the brightest in the film, cd/m2
     * @param fromSpace FFmpeg's colour space of the picture
     * @param toSpace that of the result
     */
    record Colour(Light light, Gamut gamut, int peak, int fromSpace, int toSpace) {
        /** Tells whether pictures need a table at all. */
        boolean isSpecial() {
            return light != Light.STANDARD || gamut != Gamut.NARROW;
        }
    }

    /** A function of values from 0 to 1, tabled in steps of a 256th of the value. */
    private static final class Curve {
        private static final int SHIFT = 15;
        private static final int FIRST = Float.floatToRawIntBits(0x1p-24f) >> SHIFT;
        private static final int LAST = (Float.floatToRawIntBits(1f) >> SHIFT) - FIRST;
        private final float[] values = new float[LAST + 1];

        Curve(DoubleUnaryOperator function) {
            for (int i = 0; i <= LAST; i++) {
                float low = Float.intBitsToFloat(FIRST + i << SHIFT);
                float high = Float.intBitsToFloat(FIRST + i + 1 << SHIFT);
                values[i] = (float) function.applyAsDouble(i == LAST ? 1 : i == 0 ? 0x1p-24 : (low + high) / 2d);
            }
        }

        float at(float value) {
            return values[Math.max(0, Math.min(LAST, (Float.floatToRawIntBits(value) >> SHIFT) - FIRST))];
        }
    }

    private ToneMap(Colour colour) {
        from = MatrixChange.Weights.of(colour.fromSpace());
        to = MatrixChange.Weights.of(colour.toSpace());
        scene = colour.light() == Light.HLG;
        // of STANDARD, 1 is white; of HLG, the scene's own 1
        double peak = colour.light() == Light.STANDARD ? Light.WHITE : colour.peak();
        double unit = scene ? 1 : peak;
        for (int i = 0; i < CODES; i++) {
            light[i] = (float) (colour.light().of(i / (CODES - 1d)) / unit);
        }
        display = new Curve(value -> Light.displayGain(value) / peak);
        compression = new Curve(value -> Light.compressed(value * peak, peak) / (value * Light.WHITE));
        narrow = colour.gamut().toNarrow();
        for (int i = 0; i < 3; i++) {
            luminance[i] = (float) colour.gamut().luminance()[i];
        }
    }

    /** Returns the table for a kind of picture. */
    static ToneMap of(Colour colour) {
        synchronized (MADE) {
            ToneMap kept = MADE.remove(colour);
            ToneMap found = kept == null ? new ToneMap(colour) : kept;
            MADE.put(colour, found);
            if (MADE.size() > TABLES_KEPT) {
                MADE.remove(MADE.keySet().iterator().next());
            }
            return found;
        }
    }

    /** A picture of 10 bits, 4:2:0, limited range. */
    static final class Deep {
        private static final int ALIGNMENT = 64;

        final int width;
        final int height;
        /** Bytes from a row of luma to the next; rows of chroma are half as long. */
        final int stride;

        final ByteBuffer y;
        final ByteBuffer u;
        final ByteBuffer v;

        Deep(int width, int height) {
            this.width = width;
            this.height = height;
            stride = (2 * width / ALIGNMENT + 2) * ALIGNMENT;
            y = plane(stride * height);
            u = plane(stride / 2 * (height / 2));
            v = plane(stride / 2 * (height / 2));
        }

        private static ByteBuffer plane(int bytes) {
            return ByteBuffer.allocateDirect(bytes + 2 * ALIGNMENT)
                    .alignedSlice(ALIGNMENT)
                    .order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** Paints a picture at a place of another, which is as large. */
    void apply(Deep from, Picture to, Raster at) {
        int width = from.width;
        short[] upper = new short[width];
        short[] lower = new short[width];
        short[] us = new short[width / 2];
        short[] vs = new short[width / 2];
        byte[] row = new byte[2 * width];
        byte[] chroma = new byte[width];
        ShortBuffer y = from.y.asShortBuffer();
        ShortBuffer u = from.u.asShortBuffer();
        ShortBuffer v = from.v.asShortBuffer();
        for (int line = 0; line < from.height; line += 2) {
            y.get(line * from.stride / 2, upper);
            y.get((line + 1) * from.stride / 2, lower);
            u.get(line / 2 * from.stride / 4, us);
            v.get(line / 2 * from.stride / 4, vs);
            rows(upper, lower, us, vs, row, chroma);
            int luminance = (at.y() + line) * to.lumaStride() + at.x();
            int colour = (at.y() + line) / 2 * to.chromaStride() + at.x() / 2;
            to.y().put(luminance, row, 0, width);
            to.y().put(luminance + to.lumaStride(), row, width, width);
            to.u().put(colour, chroma, 0, width / 2);
            to.v().put(colour, chroma, width / 2, width / 2);
        }
    }

    private void rows(short[] upper, short[] lower, short[] us, short[] vs, byte[] row, byte[] chroma) {
        double step = (CODES - 1) / 896d * (1 << FINE);
        double green = 1 - from.red - from.blue;
        int redOfV = (int) StrictMath.round(step * 2 * (1 - from.red));
        int blueOfU = (int) StrictMath.round(step * 2 * (1 - from.blue));
        int greenOfU = (int) StrictMath.round(-step * 2 * (1 - from.blue) * from.blue / green);
        int greenOfV = (int) StrictMath.round(-step * 2 * (1 - from.red) * from.red / green);
        float toRed = (float) to.red;
        float toBlue = (float) to.blue;
        float toGreen = 1 - toRed - toBlue;
        float cbOfBlue = (float) (224 / 219d / 8 / (1 - to.blue));
        float crOfRed = (float) (224 / 219d / 8 / (1 - to.red));
        int half = us.length;
        float[] sum = new float[3];
        for (int i = 0; i < half; i++) {
            int u = Math.min(us[i], MOST) - 512;
            int v = Math.min(vs[i], MOST) - 512;
            int red = redOfV * v;
            int greenPart = greenOfU * u + greenOfV * v;
            int blue = blueOfU * u;
            sum[0] = 0;
            sum[1] = 0;
            sum[2] = 0;
            row[2 * i] = pixel(upper[2 * i], red, greenPart, blue, toRed, toGreen, toBlue, sum);
            row[2 * i + 1] = pixel(upper[2 * i + 1], red, greenPart, blue, toRed, toGreen, toBlue, sum);
            row[2 * half + 2 * i] = pixel(lower[2 * i], red, greenPart, blue, toRed, toGreen, toBlue, sum);
            row[2 * half + 2 * i + 1] = pixel(lower[2 * i + 1], red, greenPart, blue, toRed, toGreen, toBlue, sum);
            float bright = toRed * sum[0] + toGreen * sum[1] + toBlue * sum[2];
            chroma[i] = (byte) (128.5f + (sum[2] - bright) * cbOfBlue);
            chroma[half + i] = (byte) (128.5f + (sum[0] - bright) * crOfRed);
        }
    }

    /** Returns the luma of a pixel, and adds its red, green and blue to a sum. */
    private byte pixel(short y, int red, int green, int blue, float toRed, float toGreen, float toBlue, float[] sum) {
        int grey = (y - 64) * LUMA_STEP;
        float r = light[index(grey + red)];
        float g = light[index(grey + green)];
        float b = light[index(grey + blue)];
        float gain = 1;
        if (scene) {
            gain = display.at(luminance[0] * r + luminance[1] * g + luminance[2] * b);
        }
        gain *= compression.at(Math.max(r, Math.max(g, b)) * gain);
        float codeRed = code.at(gain * (narrow[0] * r + narrow[1] * g + narrow[2] * b));
        float codeGreen = code.at(gain * (narrow[3] * r + narrow[4] * g + narrow[5] * b));
        float codeBlue = code.at(gain * (narrow[6] * r + narrow[7] * g + narrow[8] * b));
        sum[0] += codeRed;
        sum[1] += codeGreen;
        sum[2] += codeBlue;
        return (byte) (16.5f + toRed * codeRed + toGreen * codeGreen + toBlue * codeBlue);
    }

    private static int index(int value) {
        return Math.max(0, Math.min(CODES - 1, value + (1 << FINE - 1) >> FINE));
    }
}

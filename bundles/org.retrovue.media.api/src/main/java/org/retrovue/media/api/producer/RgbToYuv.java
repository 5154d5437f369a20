package org.retrovue.media.api.producer;

import java.nio.ByteBuffer;
import org.retrovue.media.api.Picture;

/** Packed RGB to 4:2:0 in 16-bit fixed point; coefficients of ITU-R BT.601 and BT.709, limited range. */
final class RgbToYuv {
    private static final int[] BT601 = {16829, 33039, 6416, -9714, -19071, 28784, 28784, -24103, -4681};
    private static final int[] BT709 = {11966, 40254, 4064, -6596, -22189, 28784, 28784, -26145, -2639};
    private static final int HALF = 1 << 15;

    private RgbToYuv() {}

    static void convert(int[] rgb, Picture into) {
        int[] k = into.height() < 720 ? BT601 : BT709;
        int width = into.width();
        for (int row = 0; row < into.height(); row += 2) {
            for (int column = 0; column < width; column += 2) {
                int at = row * width + column;
                quad(rgb[at], rgb[at + 1], rgb[at + width], rgb[at + width + 1], k, into, row, column);
            }
        }
    }

    private static void quad(int a, int b, int c, int d, int[] k, Picture into, int row, int column) {
        ByteBuffer y = into.y();
        int at = row * into.lumaStride() + column;
        y.put(at, luma(a, k));
        y.put(at + 1, luma(b, k));
        y.put(at + into.lumaStride(), luma(c, k));
        y.put(at + into.lumaStride() + 1, luma(d, k));
        int red = (red(a) + red(b) + red(c) + red(d) + 2) >> 2;
        int green = (green(a) + green(b) + green(c) + green(d) + 2) >> 2;
        int blue = (blue(a) + blue(b) + blue(c) + blue(d) + 2) >> 2;
        int chroma = row / 2 * into.chromaStride() + column / 2;
        into.u().put(chroma, (byte) (128 + ((k[3] * red + k[4] * green + k[5] * blue + HALF) >> 16)));
        into.v().put(chroma, (byte) (128 + ((k[6] * red + k[7] * green + k[8] * blue + HALF) >> 16)));
    }

    private static byte luma(int rgb, int[] k) {
        return (byte) (16 + ((k[0] * red(rgb) + k[1] * green(rgb) + k[2] * blue(rgb) + HALF) >> 16));
    }

    private static int red(int rgb) {
        return rgb >> 16 & 255;
    }

    private static int green(int rgb) {
        return rgb >> 8 & 255;
    }

    private static int blue(int rgb) {
        return rgb & 255;
    }
}

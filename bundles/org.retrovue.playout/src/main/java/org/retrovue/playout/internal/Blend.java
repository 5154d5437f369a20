package org.retrovue.playout.internal;

import java.nio.ByteBuffer;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.overlay.OverlayImage;

/** An overlay's image as YUV, ready to be drawn over pictures by whole numbers; what lies outside the picture is left out. BT.709 from 720 lines up, BT.601 below. */
final class Blend {
    private static final int[] BT601 = {16829, 33039, 6416, -9714, -19071, 28784, 28784, -24103, -4681};
    private static final int[] BT709 = {11966, 40254, 4064, -6596, -22189, 28784, 28784, -26145, -2639};
    private static final int HALF = 1 << 15;

    private final OverlayImage image;

    Blend(OverlayImage image) {
        this.image = image;
    }

    void over(Picture picture) {
        int[] k = picture.height() < 720 ? BT601 : BT709;
        int left = Math.max(0, image.x());
        int top = Math.max(0, image.y());
        int right = Math.min(picture.width(), image.x() + image.width());
        int bottom = Math.min(picture.height(), image.y() + image.height());
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                luma(picture.y(), row * picture.lumaStride() + column, pixel(column, row), k);
            }
        }
        for (int row = top & ~1; row < bottom; row += 2) {
            for (int column = left & ~1; column < right; column += 2) {
                chroma(picture, column, row, k);
            }
        }
    }

    private int pixel(int column, int row) {
        int x = column - image.x();
        int y = row - image.y();
        return x < 0 || y < 0 || x >= image.width() || y >= image.height() ? 0 : image.argb()[y * image.width() + x];
    }

    private static void luma(ByteBuffer plane, int at, int argb, int[] k) {
        int alpha = argb >>> 24;
        if (alpha == 0) {
            return;
        }
        int own = 16 * alpha / 255
                + (k[0] * (argb >> 16 & 255) + k[1] * (argb >> 8 & 255) + k[2] * (argb & 255) + HALF >> 16);
        plane.put(at, mix(plane.get(at) & 255, own, alpha, 255));
    }

    private void chroma(Picture picture, int column, int row, int[] k) {
        int alpha = 0;
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int i = 0; i < 4; i++) {
            int argb = pixel(column + (i & 1), row + (i >> 1));
            alpha += argb >>> 24;
            red += argb >> 16 & 255;
            green += argb >> 8 & 255;
            blue += argb & 255;
        }
        if (alpha == 0) {
            return;
        }
        int at = row / 2 * picture.chromaStride() + column / 2;
        int grey = 128 * alpha / (4 * 255);
        int cb = grey + (k[3] * red + k[4] * green + k[5] * blue + 4 * HALF >> 18);
        int cr = grey + (k[6] * red + k[7] * green + k[8] * blue + 4 * HALF >> 18);
        picture.u().put(at, mix(picture.u().get(at) & 255, cb, alpha, 4 * 255));
        picture.v().put(at, mix(picture.v().get(at) & 255, cr, alpha, 4 * 255));
    }

    private static byte mix(int below, int own, int alpha, int full) {
        int value = (below * (full - alpha) + full / 2) / full + own;
        return (byte) Math.max(0, Math.min(255, value));
    }
}

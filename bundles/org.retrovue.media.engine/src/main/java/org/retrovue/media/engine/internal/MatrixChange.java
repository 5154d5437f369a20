package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_CL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_NCL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_FCC;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE240M;

import java.nio.ByteBuffer;
import org.retrovue.media.api.Picture;

/**
 * Turns limited-range pictures of one YCbCr matrix into another's, in place and by whole numbers. On the house raster this costs a fraction of what swscale takes for it, which
 * goes through RGB.
 */
final class MatrixChange {
    private static final int BITS = 14;
    private static final int HALF = 1 << BITS - 1;

    private final int lumaOfCb;
    private final int lumaOfCr;
    private final int cbOfCb;
    private final int cbOfCr;
    private final int crOfCb;
    private final int crOfCr;
    private byte[] upper = {};
    private byte[] lower = {};
    private byte[] cb = {};
    private byte[] cr = {};

    /** What share of luma red and blue have. */
    enum Weights {
        BT601(0.299, 0.114),
        BT709(0.2126, 0.0722),
        BT2020(0.2627, 0.0593),
        SMPTE240(0.212, 0.087),
        FCC(0.30, 0.11);

        final double red;
        final double blue;

        Weights(double red, double blue) {
            this.red = red;
            this.blue = blue;
        }

        static Weights of(int space) {
            if (space == AVCOL_SPC_BT709) {
                return BT709;
            }
            if (space == AVCOL_SPC_BT2020_NCL || space == AVCOL_SPC_BT2020_CL) {
                return BT2020;
            }
            if (space == AVCOL_SPC_SMPTE240M) {
                return SMPTE240;
            }
            return space == AVCOL_SPC_FCC ? FCC : BT601;
        }
    }

    /** Makes the change between two of FFmpeg's colour spaces. */
    MatrixChange(int fromSpace, int toSpace) {
        Weights from = Weights.of(fromSpace);
        Weights to = Weights.of(toSpace);
        double fromGreen = 1 - from.red - from.blue;
        double toGreen = 1 - to.red - to.blue;
        double redOfCr = 2 * (1 - from.red);
        double blueOfCb = 2 * (1 - from.blue);
        double greenOfCb = -from.blue * blueOfCb / fromGreen;
        double greenOfCr = -from.red * redOfCr / fromGreen;
        double yOfCb = toGreen * greenOfCb + to.blue * blueOfCb;
        double yOfCr = toGreen * greenOfCr + to.red * redOfCr;
        lumaOfCb = fixed(yOfCb * 219 / 224);
        lumaOfCr = fixed(yOfCr * 219 / 224);
        cbOfCb = fixed((blueOfCb - yOfCb) / (2 * (1 - to.blue)));
        cbOfCr = fixed(-yOfCr / (2 * (1 - to.blue)));
        crOfCb = fixed(-yOfCb / (2 * (1 - to.red)));
        crOfCr = fixed((redOfCr - yOfCr) / (2 * (1 - to.red)));
    }

    private static int fixed(double value) {
        return (int) Math.round(value * (1 << BITS));
    }

    /** Tells whether two spaces mean different matrices. */
    static boolean differ(int fromSpace, int toSpace) {
        return Weights.of(fromSpace) != Weights.of(toSpace);
    }

    /** Changes a part of a picture. */
    void apply(Picture picture, Raster part) {
        int width = part.width();
        if (upper.length != width) {
            upper = new byte[width];
            lower = new byte[width];
            cb = new byte[width / 2];
            cr = new byte[width / 2];
        }
        for (int row = part.y(); row < part.y() + part.height(); row += 2) {
            int luma = row * picture.lumaStride() + part.x();
            int chroma = row / 2 * picture.chromaStride() + part.x() / 2;
            ByteBuffer y = picture.y();
            y.get(luma, upper);
            y.get(luma + picture.lumaStride(), lower);
            picture.u().get(chroma, cb);
            picture.v().get(chroma, cr);
            rows();
            y.put(luma, upper);
            y.put(luma + picture.lumaStride(), lower);
            picture.u().put(chroma, cb);
            picture.v().put(chroma, cr);
        }
    }

    private void rows() {
        for (int i = 0; i < cb.length; i++) {
            int u = (cb[i] & 255) - 128;
            int v = (cr[i] & 255) - 128;
            int more = u * lumaOfCb + v * lumaOfCr + HALF >> BITS;
            upper[2 * i] = clamp((upper[2 * i] & 255) + more);
            upper[2 * i + 1] = clamp((upper[2 * i + 1] & 255) + more);
            lower[2 * i] = clamp((lower[2 * i] & 255) + more);
            lower[2 * i + 1] = clamp((lower[2 * i + 1] & 255) + more);
            cb[i] = clamp(128 + (u * cbOfCb + v * cbOfCr + HALF >> BITS));
            cr[i] = clamp(128 + (u * crOfCb + v * crOfCr + HALF >> BITS));
        }
    }

    private static byte clamp(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}

package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT2020;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_SMPTE431;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_SMPTE432;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_UNSPECIFIED;

/** What red, green and blue are. The old ones of BT.601 and BT.709 are so near to each other that they pass for one. */
enum Gamut {
    NARROW(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, 0.2126, 0.7152, 0.0722),
    /** ITU-R BT.2020, brought into BT.709 by the matrix of ITU-R BT.2407. */
    BT2020(
            new double[][] {{1.6605, -0.5876, -0.0728}, {-0.1246, 1.1329, -0.0083}, {-0.0182, -0.1006, 1.1187}},
            0.2627,
            0.6780,
            0.0593),
    /** SMPTE EG 432-1 with white D65. */
    P3(new double[][] {{1.2249, -0.2247, 0}, {-0.0420, 1.0419, 0}, {-0.0197, -0.0786, 1.0979}}, 0.2290, 0.6917, 0.0793);

    private final double[][] toNarrow;
    private final double[] luminance;

    Gamut(double[][] toNarrow, double... luminance) {
        this.toNarrow = toNarrow;
        this.luminance = luminance;
    }

    /**
     * Finds that of a picture.
     *
     * @param primaries as tagged
     * @param wide whether its other tags speak of BT.2020, which decides where this one is missing
     */
    static Gamut of(int primaries, boolean wide) {
        if (primaries == AVCOL_PRI_BT2020 || primaries == AVCOL_PRI_UNSPECIFIED && wide) {
            return BT2020;
        }
        return primaries == AVCOL_PRI_SMPTE432 || primaries == AVCOL_PRI_SMPTE431 ? P3 : NARROW;
    }

    /** Returns what share of luminance red, green and blue have. */
    double[] luminance() {
        return luminance.clone();
    }

    /** Returns by what red, green and blue are multiplied to make that of BT.709 (row by row); what lies outside of it comes out below 0 or above 1. */
    float[] toNarrow() {
        float[] result = new float[9];
        for (int i = 0; i < 9; i++) {
            result[i] = (float) toNarrow[i / 3][i % 3];
        }
        return result;
    }
}

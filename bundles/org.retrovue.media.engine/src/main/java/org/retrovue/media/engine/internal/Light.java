package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_ARIB_STD_B67;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE2084;

/** How code values stand for light. */
enum Light {
    /** Up to 100 % white, shown with an exponent of 2.4 (ITU-R BT.1886). */
    STANDARD,
    /** Absolute light up to 10,000 cd/m2 (SMPTE ST 2084, ITU-R BT.2100). */
    PQ,
    /** Light of the scene, shown on a display of 1,000 cd/m2 (ARIB STD-B67, ITU-R BT.2100). */
    HLG;

    /** Luminance of diffuse white in pictures of high dynamic range, cd/m2 (ITU-R BT.2408). It is what 100 % white of other pictures stands for. */
    static final double WHITE = 203;
    /** Luminance that code value 1 of PQ stands for. */
    static final double PQ_PEAK = 10_000;
    /** What a film is assumed to have been graded on that does not say it; also the display of HLG. */
    static final int USUAL_PEAK = 1_000;

    private static final double M1 = 2610d / 16384;
    private static final double M2 = 2523d / 32;
    private static final double C1 = 3424d / 4096;
    private static final double C2 = 2413d / 128;
    private static final double C3 = 2392d / 128;
    private static final double HLG_A = 0.17883277;
    private static final double HLG_B = 1 - 4 * HLG_A;
    private static final double HLG_C = 0.5 - HLG_A * StrictMath.log(4 * HLG_A);
    private static final double GAMMA = 2.4;
    private static final double SYSTEM_GAMMA = 1.2;

    static Light of(int transfer) {
        return transfer == AVCOL_TRC_SMPTE2084 ? PQ : transfer == AVCOL_TRC_ARIB_STD_B67 ? HLG : STANDARD;
    }

    /**
     * Returns the light that a code value of 0 to 1 stands for.
     *
     * @return cd/m2; for HLG, light of the scene from 0 to 1
     */
    double of(double code) {
        return switch (this) {
            case STANDARD -> WHITE * StrictMath.pow(code, GAMMA);
            case PQ -> PQ_PEAK * ofPq(code);
            case HLG -> code <= 0.5 ? code * code / 3 : (StrictMath.exp((code - HLG_C) / HLG_A) + HLG_B) / 12;
        };
    }

    /** Returns what light of a scene whose luminance is so great is multiplied by, to be displayed in cd/m2. */
    static double displayGain(double luminance) {
        return USUAL_PEAK * StrictMath.pow(luminance, SYSTEM_GAMMA - 1);
    }

    /** Returns the code value of 0 to 1 that shows light, 1 being white, in a picture of standard range. */
    static double standardCode(double light) {
        return StrictMath.pow(light, 1 / GAMMA);
    }

    /** Returns the share of 10,000 cd/m2 that a PQ value stands for. */
    static double ofPq(double value) {
        double root = StrictMath.pow(value, 1 / M2);
        return StrictMath.pow(Math.max(0, root - C1) / (C2 - C3 * root), 1 / M1);
    }

    /** Returns the PQ value of a share of 10,000 cd/m2. */
    static double toPq(double light) {
        double root = StrictMath.pow(light, M1);
        return StrictMath.pow((C1 + C2 * root) / (1 + C3 * root), M2);
    }

    /**
     * Brings light down to what white of standard range stands for, as the EETF of ITU-R BT.2390 does: what is darker than the knee stays as it is.
     *
     * @param light cd/m2
     * @param peak the brightest in the film, cd/m2
     * @return cd/m2, at most {@link #WHITE}
     */
    static double compressed(double light, double peak) {
        if (peak <= WHITE) {
            return Math.min(light, WHITE);
        }
        double brightest = toPq(peak / PQ_PEAK);
        double most = toPq(WHITE / PQ_PEAK) / brightest;
        double knee = 1.5 * most - 0.5;
        double value = Math.min(1, toPq(light / PQ_PEAK) / brightest);
        if (value <= knee) {
            return light;
        }
        double t = (value - knee) / (1 - knee);
        double t2 = t * t;
        double t3 = t2 * t;
        double bent = (2 * t3 - 3 * t2 + 1) * knee + (t3 - 2 * t2 + t) * (1 - knee) + (3 * t2 - 2 * t3) * most;
        return PQ_PEAK * ofPq(bent * brightest);
    }
}

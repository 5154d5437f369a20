package org.retrovue.media.engine.internal;

import java.util.Optional;
import org.retrovue.media.api.HouseFormat;

/**
 * How hard a GOP is pressed: at the format's quality, or smaller until it keeps within the format's peak. What comes after what is a function of the encodes before, so a GOP has the same bytes whoever makes it.
 *
 * @param quality constant rate factor
 * @param coarsest whether the encoder uses no finer quantizer than the coarsest
 * @param tiles pictures are reduced to squares of one colour of so many pixels; 0 for pictures as they are
 * @param tries how many encodes there were before
 */
record H264Effort(int quality, boolean coarsest, int tiles, int tries) {
    /** One colour for all pictures. */
    static final int ONE_TILE = Integer.MAX_VALUE;

    private static final int MOST_TRIES_OF_QUALITY = 4;
    private static final int COARSEST = 51;

    static H264Effort of(HouseFormat format) {
        return new H264Effort(format.quality(), false, 0, 0);
    }

    /**
     * Returns how to press harder.
     *
     * @param steps how many steps of quality too large the GOP came out: each is a sixth of a halving
     * @return nothing when it cannot be pressed harder
     */
    Optional<H264Effort> harder(int steps) {
        int next = quality + Math.max(2, steps + 2 * tries);
        if (!coarsest && tries < MOST_TRIES_OF_QUALITY && next < COARSEST) {
            return Optional.of(new H264Effort(next, false, 0, tries + 1));
        }
        if (!coarsest) {
            return Optional.of(new H264Effort(COARSEST, true, 0, tries + 1));
        }
        return switch (tiles) {
            case 0 -> Optional.of(tiled(8));
            case 8 -> Optional.of(tiled(16));
            case 16 -> Optional.of(tiled(64));
            case 64 -> Optional.of(tiled(ONE_TILE));
            default -> Optional.empty();
        };
    }

    private H264Effort tiled(int pixels) {
        return new H264Effort(quality, true, pixels, tries + 1);
    }
}

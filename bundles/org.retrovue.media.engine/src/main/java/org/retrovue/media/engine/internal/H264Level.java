package org.retrovue.media.engine.internal;

import org.retrovue.media.api.HouseFormat;

/** Levels of H.264 (table A-1): the smallest that allows the raster, the rate and four frames in the decoder. */
enum H264Level {
    L1_1(11, 3_000, 396, 900),
    L1_3(13, 11_880, 396, 2_376),
    L2_1(21, 19_800, 792, 4_752),
    L3_0(30, 40_500, 1_620, 8_100),
    L3_1(31, 108_000, 3_600, 18_000),
    L3_2(32, 216_000, 5_120, 20_480),
    L4_0(40, 245_760, 8_192, 32_768),
    L4_2(42, 522_240, 8_704, 34_816),
    L5_1(51, 983_040, 36_864, 184_320);

    private static final int FRAMES_HELD = 4;

    private final int idc;
    private final int blocksPerSecond;
    private final int blocks;
    private final int blocksHeld;

    H264Level(int idc, int blocksPerSecond, int blocks, int blocksHeld) {
        this.idc = idc;
        this.blocksPerSecond = blocksPerSecond;
        this.blocks = blocks;
        this.blocksHeld = blocksHeld;
    }

    /** Returns ten times the level. */
    int idc() {
        return idc;
    }

    static H264Level of(HouseFormat format) {
        int frame = (format.width() + 15) / 16 * ((format.height() + 15) / 16);
        long second = ((long) frame * format.rate().num() + format.rate().den() - 1)
                / format.rate().den();
        for (H264Level level : values()) {
            if (frame <= level.blocks && second <= level.blocksPerSecond && frame * FRAMES_HELD <= level.blocksHeld) {
                return level;
            }
        }
        return L5_1;
    }
}

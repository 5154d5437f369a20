package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE170M;

/** The colours that a raster is assumed to have where nobody says: BT.709 from 720 lines up, BT.601 below. */
enum HouseColour {
    BT601(AVCOL_PRI_SMPTE170M, AVCOL_TRC_SMPTE170M, AVCOL_SPC_SMPTE170M),
    BT709(AVCOL_PRI_BT709, AVCOL_TRC_BT709, AVCOL_SPC_BT709);

    private static final int HD_LINES = 720;

    final int primaries;
    final int transfer;
    final int space;

    HouseColour(int primaries, int transfer, int space) {
        this.primaries = primaries;
        this.transfer = transfer;
        this.space = space;
    }

    static HouseColour ofLines(int lines) {
        return lines < HD_LINES ? BT601 : BT709;
    }
}

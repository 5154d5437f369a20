package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_get;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.javacpp.IntPointer;
import org.retrovue.media.api.Picture;

/** How far a film is to be turned, as a telephone held upright says: in quarters, clockwise. */
enum Rotation {
    NONE,
    QUARTER,
    HALF,
    THREE_QUARTERS;

    private static final int MATRIX_BYTES = 36;

    /** Reads it from a stream. */
    static Rotation of(AVCodecParameters parameters) {
        for (int i = 0; i < parameters.nb_coded_side_data(); i++) {
            AVPacketSideData data = parameters.coded_side_data().getPointer(i);
            if (data.type() == AV_PKT_DATA_DISPLAYMATRIX && data.size() >= MATRIX_BYTES) {
                long counterclockwise = Math.round(av_display_rotation_get(new IntPointer(data.data())));
                return values()[(int) Math.floorMod(Math.round(-counterclockwise / 90.0), 4L)];
            }
        }
        return NONE;
    }

    boolean isTurn() {
        return this != NONE;
    }

    boolean swapsSides() {
        return this == QUARTER || this == THREE_QUARTERS;
    }

    /** Paints a picture, turned, into a place of another. */
    void turn(Picture from, Raster at, Picture to) {
        int x = at.x();
        int y = at.y();
        plane(from.y(), from.lumaStride(), to.y(), to.lumaStride(), x, y, at.width(), at.height());
        plane(from.u(), from.chromaStride(), to.u(), to.chromaStride(), x / 2, y / 2, at.width() / 2, at.height() / 2);
        plane(from.v(), from.chromaStride(), to.v(), to.chromaStride(), x / 2, y / 2, at.width() / 2, at.height() / 2);
    }

    private void plane(
            ByteBuffer from, int fromStride, ByteBuffer to, int toStride, int x, int y, int width, int height) {
        for (int row = 0; row < height; row++) {
            int at = (y + row) * toStride + x;
            for (int column = 0; column < width; column++) {
                int source =
                        switch (this) {
                            case QUARTER -> (width - 1 - column) * fromStride + row;
                            case HALF -> (height - 1 - row) * fromStride + width - 1 - column;
                            case THREE_QUARTERS -> column * fromStride + height - 1 - row;
                            case NONE -> row * fromStride + column;
                        };
                to.put(at + column, from.get(source));
            }
        }
    }
}

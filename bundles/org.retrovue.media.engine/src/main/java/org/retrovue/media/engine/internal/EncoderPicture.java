package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;

/** A picture in native memory as encoders want it. For one thread. */
final class EncoderPicture implements AutoCloseable {
    private final AVFrame frame;

    EncoderPicture(HouseFormat format) throws MediaException {
        frame = av_frame_alloc();
        frame.format(AV_PIX_FMT_YUV420P).width(format.width()).height(format.height());
        int code = av_frame_get_buffer(frame, Picture.ALIGNMENT);
        if (code < 0) {
            av_frame_free(frame);
        }
        Ffmpeg.check(code, H264Pass.WHAT + ": no memory for a picture");
    }

    AVFrame frame() {
        return frame;
    }

    void set(Picture picture) throws MediaException {
        Ffmpeg.check(av_frame_make_writable(frame), H264Pass.WHAT);
        copy(picture.y(), picture.lumaStride(), 0, picture.height());
        copy(picture.u(), picture.chromaStride(), 1, picture.height() / 2);
        copy(picture.v(), picture.chromaStride(), 2, picture.height() / 2);
    }

    private void copy(ByteBuffer plane, int stride, int index, int rows) {
        BytePointer to = frame.data(index);
        BytePointer from = new BytePointer(plane);
        int toStride = frame.linesize(index);
        if (toStride == stride) {
            Pointer.memcpy(to, from, (long) stride * rows);
            return;
        }
        for (int row = 0; row < rows; row++) {
            to.position((long) row * toStride);
            from.position((long) row * stride);
            Pointer.memcpy(to, from, Math.min(stride, toStride));
        }
    }

    /** Becomes another picture reduced to squares of one colour each. */
    void setTiled(EncoderPicture other, int pixels) throws MediaException {
        Ffmpeg.check(av_frame_make_writable(frame), H264Pass.WHAT);
        tile(other, 0, frame.width(), frame.height(), pixels);
        int chroma = Math.max(1, pixels / 2);
        tile(other, 1, frame.width() / 2, frame.height() / 2, chroma);
        tile(other, 2, frame.width() / 2, frame.height() / 2, chroma);
    }

    private void tile(EncoderPicture other, int index, int width, int height, int pixels) {
        int fromStride = other.frame.linesize(index);
        int toStride = frame.linesize(index);
        byte[] from = new byte[fromStride * height];
        byte[] to = new byte[toStride * height];
        other.frame.data(index).get(from);
        for (int top = 0; top < height; top += Math.min(pixels, height)) {
            int bottom = (int) Math.min(height, (long) top + pixels);
            for (int left = 0; left < width; left += Math.min(pixels, width)) {
                int right = (int) Math.min(width, (long) left + pixels);
                long sum = 0;
                for (int row = top; row < bottom; row++) {
                    for (int column = left; column < right; column++) {
                        sum += from[row * fromStride + column] & 0xFF;
                    }
                }
                int area = (bottom - top) * (right - left);
                byte mean = (byte) ((sum + area / 2) / area);
                for (int row = top; row < bottom; row++) {
                    Arrays.fill(to, row * toStride + left, row * toStride + right, mean);
                }
            }
        }
        frame.data(index).put(to);
    }

    @Override
    public void close() {
        if (!frame.isNull()) {
            av_frame_free(frame);
        }
    }
}

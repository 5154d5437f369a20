package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.engine.EncodedGop;
import org.retrovue.media.api.engine.GopEncoder;

/** One H.264 encoder for one GOP. The encoder is never used for a second: its state would carry over. */
final class H264GopEncoder implements GopEncoder {
    private static final String WHAT = "H.264 encoder";

    private final HouseFormat format;
    private final List<EncodedGop.Unit> units = new ArrayList<>();
    private @Nullable AVCodecContext context;
    private AVFrame frame = new AVFrame(null);
    private AVPacket packet = new AVPacket(null);
    private long taken;

    H264GopEncoder(H264Library library, HouseFormat format) throws MediaException {
        this.format = format;
        try {
            context = open(library);
            frame = frame();
            packet = av_packet_alloc();
        } catch (MediaException e) {
            close();
            throw e;
        }
    }

    private AVCodecContext open(H264Library library) throws MediaException {
        AVCodec codec = library.codec();
        AVCodecContext opened = avcodec_alloc_context3(codec);
        AVDictionary options = new AVDictionary(null);
        try {
            HouseColour colour = HouseColour.ofLines(format.height());
            opened.width(format.width());
            opened.height(format.height());
            opened.pix_fmt(AV_PIX_FMT_YUV420P);
            opened.time_base().num(format.rate().den()).den(format.rate().num());
            opened.framerate().num(format.rate().num()).den(format.rate().den());
            opened.sample_aspect_ratio().num((int) format.pixelAspect().num()).den((int)
                    format.pixelAspect().den());
            opened.thread_count(1);
            opened.color_range(AVCOL_RANGE_MPEG);
            opened.color_primaries(colour.primaries);
            opened.color_trc(colour.transfer);
            opened.colorspace(colour.space);
            library.configure(opened, options, format);
            Ffmpeg.open(opened, codec, options, WHAT + " for " + format.fingerprint());
        } catch (MediaException e) {
            avcodec_free_context(opened);
            throw e;
        } finally {
            av_dict_free(options);
        }
        return opened;
    }

    private AVFrame frame() throws MediaException {
        AVFrame made = av_frame_alloc();
        made.format(AV_PIX_FMT_YUV420P).width(format.width()).height(format.height());
        int code = av_frame_get_buffer(made, Picture.ALIGNMENT);
        if (code < 0) {
            av_frame_free(made);
        }
        Ffmpeg.check(code, WHAT + ": no memory for a picture");
        return made;
    }

    @Override
    public void accept(long number, Picture picture) throws MediaException {
        AVCodecContext encoder = encoder();
        if (picture.width() != format.width() || picture.height() != format.height()) {
            throw new MediaException("frame " + number + " is " + picture.width() + "x" + picture.height()
                    + ", the house format " + format.width() + "x" + format.height());
        }
        Ffmpeg.check(av_frame_make_writable(frame), WHAT);
        copy(picture.y(), picture.lumaStride(), 0, picture.height());
        copy(picture.u(), picture.chromaStride(), 1, picture.height() / 2);
        copy(picture.v(), picture.chromaStride(), 2, picture.height() / 2);
        frame.pts(taken++);
        Ffmpeg.check(avcodec_send_frame(encoder, frame), WHAT + " at frame " + number);
        drain(encoder);
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

    private void drain(AVCodecContext encoder) throws MediaException {
        int code = avcodec_receive_packet(encoder, packet);
        while (code >= 0) {
            byte[] bytes = new byte[packet.size()];
            packet.data().get(bytes);
            units.add(new EncodedGop.Unit((int) packet.pts(), AccessUnits.tidy(bytes)));
            av_packet_unref(packet);
            code = avcodec_receive_packet(encoder, packet);
        }
        if (code != AVERROR_EAGAIN() && code != AVERROR_EOF) {
            Ffmpeg.check(code, WHAT);
        }
    }

    @Override
    public EncodedGop finish() throws MediaException {
        AVCodecContext encoder = encoder();
        Ffmpeg.check(avcodec_send_frame(encoder, null), WHAT);
        drain(encoder);
        if (units.size() != taken) {
            throw new MediaException(WHAT + " took " + taken + " pictures and gave " + units.size());
        }
        return new EncodedGop(units);
    }

    private AVCodecContext encoder() throws MediaException {
        AVCodecContext current = context;
        if (current == null) {
            throw new MediaException(WHAT + " is closed");
        }
        return current;
    }

    @Override
    public void close() {
        AVCodecContext current = context;
        context = null;
        if (current != null) {
            avcodec_free_context(current);
        }
        if (!frame.isNull()) {
            av_frame_free(frame);
        }
        if (!packet.isNull()) {
            av_packet_free(packet);
        }
    }
}

package org.retrovue.media.engine.internal.record;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.engine.ClipFormat;
import org.retrovue.media.engine.internal.Ffmpeg;
import org.retrovue.time.Rational;

/** The pictures of a recording, as H.264 with a key frame every four seconds. */
final class PictureTrack implements AutoCloseable {
    private static final String WHAT = "recording pictures";
    private static final int KEY_SECONDS = 4;
    private static final int HD_LINES = 720;

    private final ClipFormat format;
    private final PacketPump pump;
    private final AVFrame frame;
    private long taken;

    PictureTrack(Muxer muxer, ClipFormat format) throws MediaException {
        this.format = format;
        AVCodec codec = codec();
        AVCodecContext encoder = avcodec_alloc_context3(codec);
        pump = new PacketPump(muxer, encoder, WHAT);
        frame = pump.frame();
        try {
            configure(encoder, muxer.wantsGlobalHeaders());
            open(encoder, codec);
            AVStream stream = pump.connect();
            stream.avg_frame_rate(encoder.framerate());
            stream.sample_aspect_ratio(encoder.sample_aspect_ratio());
            frame.format(AV_PIX_FMT_YUV420P).width(format.width()).height(format.height());
            Ffmpeg.check(av_frame_get_buffer(frame, Picture.ALIGNMENT), WHAT);
        } catch (MediaException e) {
            close();
            throw e;
        }
    }

    private static AVCodec codec() throws MediaException {
        for (String name : new String[] {"libx264", "libopenh264"}) {
            AVCodec codec = avcodec_find_encoder_by_name(name);
            if (codec != null && !codec.isNull()) {
                return codec;
            }
        }
        throw new MediaException("the FFmpeg natives hold no H.264 encoder: neither libx264 nor libopenh264");
    }

    private void configure(AVCodecContext encoder, boolean globalHeader) {
        boolean hd = format.height() >= HD_LINES;
        encoder.width(format.width());
        encoder.height(format.height());
        encoder.pix_fmt(AV_PIX_FMT_YUV420P);
        encoder.time_base().num(format.rate().den()).den(format.rate().num());
        encoder.framerate().num(format.rate().num()).den(format.rate().den());
        encoder.sample_aspect_ratio().num((int) format.pixelAspect().num()).den((int)
                format.pixelAspect().den());
        encoder.gop_size(KEY_SECONDS * format.rate().gopFrames());
        encoder.thread_count(1);
        encoder.color_range(AVCOL_RANGE_MPEG);
        encoder.color_primaries(hd ? AVCOL_PRI_BT709 : AVCOL_PRI_SMPTE170M);
        encoder.color_trc(hd ? AVCOL_TRC_BT709 : AVCOL_TRC_SMPTE170M);
        encoder.colorspace(hd ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M);
        if (globalHeader) {
            encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        }
    }

    private void open(AVCodecContext encoder, AVCodec codec) throws MediaException {
        AVDictionary options = new AVDictionary(null);
        try {
            if (codec.name().getString().equals("libx264")) {
                av_dict_set(options, "preset", format.preset(), 0);
                av_dict_set(options, "crf", Integer.toString(format.quality()), 0);
            } else {
                av_dict_set(options, "rc_mode", "quality", 0);
                av_dict_set(options, "allow_skip_frames", "0", 0);
                encoder.qmin(format.quality());
                encoder.qmax(format.quality() + 6);
            }
            Ffmpeg.open(encoder, codec, options, WHAT);
        } finally {
            av_dict_free(options);
        }
    }

    void add(Picture picture) throws MediaException {
        if (picture.width() != format.width() || picture.height() != format.height()) {
            throw new MediaException("picture " + taken + " is " + picture.width() + "x" + picture.height()
                    + ", the file " + format.width() + "x" + format.height());
        }
        Ffmpeg.check(av_frame_make_writable(frame), WHAT);
        copy(picture.y(), picture.lumaStride(), 0, picture.height());
        copy(picture.u(), picture.chromaStride(), 1, picture.height() / 2);
        copy(picture.v(), picture.chromaStride(), 2, picture.height() / 2);
        frame.pts(taken++);
        pump.send(frame);
    }

    private void copy(ByteBuffer plane, int stride, int index, int rows) {
        BytePointer to = frame.data(index);
        BytePointer from = new BytePointer(plane);
        int toStride = frame.linesize(index);
        for (int row = 0; row < rows; row++) {
            to.position((long) row * toStride);
            from.position((long) row * stride);
            Pointer.memcpy(to, from, Math.min(stride, toStride));
        }
    }

    void finish() throws MediaException {
        pump.finish();
    }

    /** How long the pictures last that were given so far. */
    Rational seconds() {
        return format.rate().seconds(taken);
    }

    @Override
    public void close() {
        pump.close();
    }
}

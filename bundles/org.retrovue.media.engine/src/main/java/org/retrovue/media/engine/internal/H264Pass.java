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

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.engine.EncodedGop;

/** One encode of one GOP. An encoder is never used for a second: its state would carry over. */
final class H264Pass implements AutoCloseable {
    static final String WHAT = "H.264 encoder";

    private final List<EncodedGop.Unit> units = new ArrayList<>();
    private @Nullable AVCodecContext context;
    private AVPacket packet;
    private long taken;

    H264Pass(H264Library library, HouseFormat format, H264Effort effort) throws MediaException {
        context = open(library, format, effort);
        packet = av_packet_alloc();
    }

    private static AVCodecContext open(H264Library library, HouseFormat format, H264Effort effort)
            throws MediaException {
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
            library.configure(opened, options, format, effort);
            Ffmpeg.open(opened, codec, options, WHAT + " for " + format.fingerprint());
        } catch (MediaException e) {
            avcodec_free_context(opened);
            throw e;
        } finally {
            av_dict_free(options);
        }
        return opened;
    }

    /** Takes the next picture: the encoder has its own copy of it afterwards. */
    void add(AVFrame frame) throws MediaException {
        AVCodecContext encoder = encoder();
        frame.pts(taken);
        Ffmpeg.check(avcodec_send_frame(encoder, frame), WHAT + " at frame " + taken + " of its GOP");
        taken++;
        drain(encoder);
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

    /** Ends the GOP: returns a unit for each picture, in decoding order. */
    List<EncodedGop.Unit> finish() throws MediaException {
        AVCodecContext encoder = encoder();
        Ffmpeg.check(avcodec_send_frame(encoder, null), WHAT);
        drain(encoder);
        if (units.size() != taken) {
            throw new MediaException(WHAT + " took " + taken + " pictures and gave " + units.size());
        }
        return units;
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
            av_packet_free(packet);
        }
    }
}

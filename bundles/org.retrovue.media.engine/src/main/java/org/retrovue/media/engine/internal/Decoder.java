package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG2_SKIP_MANUAL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG1VIDEO;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG2VIDEO;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.MediaException;

/** One open decoder on one thread, and the frame it decodes into. */
final class Decoder implements AutoCloseable {
    /** Codecs whose decoders leave frames out without a trace; that of MPEG-4 loses its place in packed streams. */
    private static final Set<Integer> SKIPPING =
            Set.of(AV_CODEC_ID_H264, AV_CODEC_ID_HEVC, AV_CODEC_ID_MPEG2VIDEO, AV_CODEC_ID_MPEG1VIDEO);

    private final AVCodecContext context;
    private final AVFrame frame = av_frame_alloc();
    private boolean closed;

    /**
     * Opens the decoder of a stream.
     *
     * @param stream where its parameters are
     * @param delay pictures that it must hold back at least
     */
    Decoder(AVStream stream, int delay) throws MediaException {
        int id = stream.codecpar().codec_id();
        AVCodec codec = avcodec_find_decoder(id);
        String name = avcodec_get_name(id).getString();
        context = avcodec_alloc_context3(codec);
        try {
            if (codec == null || codec.isNull()) {
                throw new MediaException("there is no decoder for \"" + name + "\"");
            }
            Ffmpeg.check(avcodec_parameters_to_context(context, stream.codecpar()), name);
            context.pkt_timebase(stream.time_base());
            context.thread_count(1);
            context.has_b_frames(Math.max(delay, context.has_b_frames()));
            // samples are counted from the first packet: none may vanish
            context.flags2(context.flags2() | AV_CODEC_FLAG2_SKIP_MANUAL);
            Ffmpeg.open(context, codec, new AVDictionary(null), "decoder " + name);
        } catch (MediaException e) {
            close();
            throw e;
        }
    }

    AVCodecContext context() {
        return context;
    }

    /** Returns the frame that was last received. */
    AVFrame frame() {
        return frame;
    }

    /** Gives it a packet, or the end. */
    int send(@Nullable AVPacket packet) {
        return avcodec_send_packet(context, packet);
    }

    int receive() {
        return avcodec_receive_frame(context, frame);
    }

    /** Says whether what comes next is wanted, or may be left out where nothing else refers to it. */
    void want(boolean wanted) {
        int discard = wanted || !SKIPPING.contains(context.codec_id()) ? AVDISCARD_DEFAULT : AVDISCARD_NONREF;
        if (context.skip_frame() != discard) {
            context.skip_frame(discard);
        }
    }

    /** Forgets what it has seen. */
    void flush() {
        avcodec_flush_buffers(context);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            av_frame_free(frame);
            avcodec_free_context(context);
        }
    }
}

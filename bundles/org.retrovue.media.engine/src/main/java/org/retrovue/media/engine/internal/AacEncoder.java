package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PROFILE_AAC_LOW;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;

/** A fresh AAC encoder for one piece of sound. Constant quality: a bit rate's control would remember how the piece began. */
final class AacEncoder implements AutoCloseable {
    /** Names all that is set. */
    static final String FINGERPRINT = "aac q1.5 fast 18k";

    private static final int SAMPLES = HouseFormat.AAC_FRAME;
    private static final int QUALITY = FF_QP2LAMBDA * 3 / 2;
    private static final int CUTOFF_HZ = 18_000;
    private static final String WHAT = "AAC encoder";

    private final AVCodecContext context;
    private final AVFrame frame = av_frame_alloc();
    private final AVPacket packet = av_packet_alloc();

    AacEncoder() throws MediaException {
        AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_AAC);
        context = avcodec_alloc_context3(codec);
        AVDictionary options = new AVDictionary(null);
        try {
            context.sample_fmt(AV_SAMPLE_FMT_FLTP);
            context.sample_rate(HouseFormat.SAMPLE_RATE);
            av_channel_layout_default(context.ch_layout(), HouseFormat.CHANNELS);
            context.time_base().num(1).den(HouseFormat.SAMPLE_RATE);
            context.profile(AV_PROFILE_AAC_LOW);
            context.flags(context.flags() | AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT);
            context.global_quality(QUALITY);
            context.cutoff(CUTOFF_HZ);
            context.thread_count(1);
            av_dict_set(options, "aac_coder", "fast", 0);
            Ffmpeg.open(context, codec, options, WHAT);
            frame.format(AV_SAMPLE_FMT_FLTP).nb_samples(SAMPLES).sample_rate(HouseFormat.SAMPLE_RATE);
            av_channel_layout_default(frame.ch_layout(), HouseFormat.CHANNELS);
            Ffmpeg.check(av_frame_get_buffer(frame, 0), WHAT);
        } catch (MediaException e) {
            close();
            throw e;
        } finally {
            av_dict_free(options);
        }
    }

    /** Encodes all frames of pcm and returns count of them from the given one on. Once only. */
    byte[][] encode(float[] pcm, int first, int count) throws MediaException {
        byte[][] wanted = new byte[count][];
        int frames = pcm.length / HouseFormat.CHANNELS / SAMPLES;
        for (int i = 0; i < frames; i++) {
            Ffmpeg.check(av_frame_make_writable(frame), WHAT);
            fill(pcm, i * SAMPLES);
            frame.pts((long) i * SAMPLES);
            Ffmpeg.check(avcodec_send_frame(context, frame), WHAT);
            drain(wanted, first);
        }
        Ffmpeg.check(avcodec_send_frame(context, null), WHAT);
        drain(wanted, first);
        if (Arrays.asList(wanted).contains(null)) {
            throw new MediaException(WHAT + " lost a frame");
        }
        return wanted;
    }

    private void fill(float[] pcm, int sample) {
        for (int channel = 0; channel < HouseFormat.CHANNELS; channel++) {
            FloatBuffer plane = plane(channel);
            for (int i = 0; i < SAMPLES; i++) {
                plane.put(i, pcm[(sample + i) * HouseFormat.CHANNELS + channel]);
            }
        }
    }

    private FloatBuffer plane(int channel) {
        BytePointer data = frame.data(channel);
        return data.capacity((long) SAMPLES * Float.BYTES)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** A packet's time is that of the samples that decoding it completes, so it tells which frame it is. */
    private void drain(byte[][] wanted, int first) throws MediaException {
        int code = avcodec_receive_packet(context, packet);
        while (code >= 0) {
            long index = packet.pts() / SAMPLES - first;
            if (packet.pts() >= 0 && index >= 0 && index < wanted.length) {
                byte[] bytes = new byte[packet.size()];
                packet.data().get(bytes);
                wanted[(int) index] = bytes;
            }
            av_packet_unref(packet);
            code = avcodec_receive_packet(context, packet);
        }
        if (code != AVERROR_EAGAIN() && code != AVERROR_EOF) {
            Ffmpeg.check(code, WHAT);
        }
    }

    @Override
    public void close() {
        avcodec_free_context(context);
        av_frame_free(frame);
        av_packet_free(packet);
    }
}

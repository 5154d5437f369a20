package org.retrovue.media.engine.internal.record;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_CONFIG_SAMPLE_FORMAT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_supported_config;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16P;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.engine.ClipFormat;
import org.retrovue.media.engine.internal.Ffmpeg;

/** The sound of a recording: cuts what it is given into the encoder's frames. */
final class SoundTrack implements AutoCloseable {
    private static final String WHAT = "recording sound";
    private static final int USUAL_SAMPLES = 1024;
    private static final int BIT_RATE_PER_CHANNEL = 64_000;
    private static final int FULL_SCALE = 32_767;

    private final int channels;
    private final int layout;
    private final int samples;
    private final PacketPump pump;
    private final AVFrame frame;
    private final float[] waiting;
    private int filled;
    private long taken;

    SoundTrack(Muxer muxer, ClipFormat format) throws MediaException {
        channels = format.channels();
        AVCodec codec = avcodec_find_encoder_by_name(format.soundCodec());
        if (codec == null || codec.isNull()) {
            throw new MediaException("the FFmpeg natives hold no sound encoder '" + format.soundCodec() + "'");
        }
        layout = layoutOf(codec);
        AVCodecContext encoder = avcodec_alloc_context3(codec);
        pump = new PacketPump(muxer, encoder, WHAT);
        frame = pump.frame();
        try {
            configure(encoder, format, muxer.wantsGlobalHeaders());
            open(encoder, codec);
            pump.connect();
            samples = encoder.frame_size() > 0 ? encoder.frame_size() : USUAL_SAMPLES;
            waiting = new float[samples * channels];
            frame.format(layout).nb_samples(samples).sample_rate(format.sampleRate());
            av_channel_layout_default(frame.ch_layout(), channels);
            Ffmpeg.check(av_frame_get_buffer(frame, 0), WHAT);
        } catch (MediaException e) {
            close();
            throw e;
        }
    }

    private static int layoutOf(AVCodec codec) throws MediaException {
        try (PointerPointer<IntPointer> list = new PointerPointer<>(1);
                IntPointer count = new IntPointer(1)) {
            Ffmpeg.check(
                    avcodec_get_supported_config(null, codec, AV_CODEC_CONFIG_SAMPLE_FORMAT, 0, list, count), WHAT);
            IntPointer supported = list.get(IntPointer.class, 0);
            for (int wanted :
                    new int[] {AV_SAMPLE_FMT_FLTP, AV_SAMPLE_FMT_S16, AV_SAMPLE_FMT_S16P, AV_SAMPLE_FMT_FLT}) {
                for (int i = 0; i < count.get(); i++) {
                    if (supported.get(i) == wanted) {
                        return wanted;
                    }
                }
            }
        }
        throw new MediaException(
                "the sound encoder '" + codec.name().getString() + "' takes neither float nor 16-bit samples");
    }

    private void configure(AVCodecContext encoder, ClipFormat format, boolean globalHeader) {
        encoder.sample_fmt(layout);
        encoder.sample_rate(format.sampleRate());
        av_channel_layout_default(encoder.ch_layout(), channels);
        encoder.time_base().num(1).den(format.sampleRate());
        encoder.bit_rate((long) BIT_RATE_PER_CHANNEL * channels);
        encoder.thread_count(1);
        if (globalHeader) {
            encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        }
    }

    private static void open(AVCodecContext encoder, AVCodec codec) throws MediaException {
        AVDictionary options = new AVDictionary(null);
        try {
            if (codec.name().getString().equals("aac")) {
                av_dict_set(options, "aac_coder", "fast", 0);
            }
            Ffmpeg.open(encoder, codec, options, WHAT);
        } finally {
            av_dict_free(options);
        }
    }

    void add(float[] pcm, int count) throws MediaException {
        int given = 0;
        while (given < count * channels) {
            int part = Math.min(waiting.length - filled, count * channels - given);
            System.arraycopy(pcm, given, waiting, filled, part);
            filled += part;
            given += part;
            if (filled == waiting.length) {
                send(samples);
            }
        }
    }

    private void send(int count) throws MediaException {
        Ffmpeg.check(av_frame_make_writable(frame), WHAT);
        frame.nb_samples(count);
        boolean planar = layout == AV_SAMPLE_FMT_FLTP || layout == AV_SAMPLE_FMT_S16P;
        boolean real = layout == AV_SAMPLE_FMT_FLTP || layout == AV_SAMPLE_FMT_FLT;
        int size = real ? Float.BYTES : Short.BYTES;
        for (int channel = 0; channel < channels; channel++) {
            ByteBuffer to = plane(planar ? channel : 0, (long) count * size * (planar ? 1 : channels));
            for (int i = 0; i < count; i++) {
                float value = waiting[i * channels + channel];
                int at = (planar ? i : i * channels + channel) * size;
                if (real) {
                    to.putFloat(at, value);
                } else {
                    to.putShort(at, (short) Math.round(Math.max(-1, Math.min(1, value)) * FULL_SCALE));
                }
            }
        }
        frame.pts(taken);
        taken += count;
        filled = 0;
        pump.send(frame);
    }

    private ByteBuffer plane(int index, long bytes) {
        return frame.data(index).capacity(bytes).asByteBuffer().order(ByteOrder.nativeOrder());
    }

    void finish() throws MediaException {
        if (filled > 0) {
            send(filled / channels);
        }
        pump.finish();
    }

    @Override
    public void close() {
        pump.close();
    }
}

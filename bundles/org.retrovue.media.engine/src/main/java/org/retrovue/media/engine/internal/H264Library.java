package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;

/** The H.264 encoders that the engine can use, the better first. */
enum H264Library {
    /** In GPL natives. */
    X264("libx264") {
        @Override
        void configure(AVCodecContext context, AVDictionary options, HouseFormat format, H264Effort effort) {
            av_dict_set(options, "preset", format.preset(), 0);
            av_dict_set(options, "crf", Integer.toString(effort.quality()), 0);
            av_dict_set(
                    options,
                    "x264-params",
                    X264_PARAMETERS
                            + (FASTEST.contains(format.preset()) ? FAST : THOROUGH)
                            + ":level="
                            + H264Level.of(format).idc()
                            + (effort.coarsest() ? ":qpmin=51" : ""),
                    0);
        }
    },
    /** In all natives; has no B-frames and no constant rate factor: a fixed quantizer comes nearest. */
    OPENH264("libopenh264") {
        @Override
        void configure(AVCodecContext context, AVDictionary options, HouseFormat format, H264Effort effort) {
            context.qmin(effort.quality());
            context.qmax(Math.min(51, effort.quality() + 6));
            context.bit_rate(
                    2L * format.width() * format.height() * format.rate().gopFrames() / 10);
            context.gop_size(100_000);
            context.slices(1);
            av_dict_set(options, "rc_mode", "quality", 0);
            av_dict_set(options, "allow_skip_frames", "0", 0);
        }
    };

    /**
     * What makes GOPs of separate encodes join: parameter sets that depend on the format alone, one IDR picture, closed, always two frames of reordering; and
     * what makes encodes the same on any machine: one thread, no arithmetic that differs between CPUs.
     */
    private static final String X264_PARAMETERS = "threads=1:lookahead-threads=1:sliced-threads=0:cpu-independent=1"
            + ":keyint=infinite:min-keyint=1:scenecut=0:open-gop=0:bframes=3:b-pyramid=normal"
            + ":repeat-headers=1:annexb=1:aud=1:force-cfr=1:stitchable=1:nal-hrd=none:intra-refresh=0";

    /** Presets whose users want speed. */
    private static final Set<String> FASTEST = Set.of("ultrafast", "superfast", "veryfast");

    /**
     * Looks for motion in one picture, as these presets do by themselves: a second one costs 3 % of the time and saves 1 % of the bytes. Three B-frames always: where to place fewer costs 4 % of the time
     * and, in GOPs of a second that scene cuts do not divide, saves half a percent of the bytes at most.
     */
    private static final String FAST = ":ref=1:b-adapt=0";

    /** Two pictures, which every level has room for. */
    private static final String THOROUGH = ":ref=2";

    private final String codec;

    H264Library(String codec) {
        this.codec = codec;
    }

    abstract void configure(AVCodecContext context, AVDictionary options, HouseFormat format, H264Effort effort);

    AVCodec codec() {
        return avcodec.avcodec_find_encoder_by_name(codec);
    }

    /** Names the library and all that is set besides the house format. */
    String fingerprint() {
        return codec + (this == X264 ? " " + X264_PARAMETERS + " " + FAST + " or " + THOROUGH : " qp+6") + " peak 1";
    }

    /** Returns the best that the loaded natives hold. */
    static H264Library best() throws MediaException {
        Ffmpeg.build();
        for (H264Library library : values()) {
            AVCodec codec = library.codec();
            if (codec != null && !codec.isNull()) {
                return library;
            }
        }
        throw new MediaException("the FFmpeg natives hold no H.264 encoder: neither libx264 nor libopenh264");
    }
}

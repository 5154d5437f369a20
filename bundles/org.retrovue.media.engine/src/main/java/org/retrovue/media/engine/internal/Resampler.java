package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;

/** Turns one piece of stereo sound into 48 kHz. Fresh for every piece, so that a piece depends on its own samples only. */
final class Resampler {
    private Resampler() {}

    /**
     * Resamples a piece whole.
     *
     * @param rate samples a second
     * @param in left and right in turn
     * @param samples of each channel
     * @param out room for room samples of each channel
     * @return how many came out; the first lies where the first that went in does
     */
    static int resample(int rate, FloatPointer in, int samples, FloatPointer out, int room) throws MediaException {
        AVChannelLayout stereo = new AVChannelLayout();
        av_channel_layout_default(stereo, HouseFormat.CHANNELS);
        SwrContext context = new SwrContext(null);
        try (PointerPointer<Pointer> from = new PointerPointer<>(1);
                PointerPointer<Pointer> to = new PointerPointer<>(1)) {
            Ffmpeg.check(
                    swr_alloc_set_opts2(
                            context,
                            stereo,
                            AV_SAMPLE_FMT_FLT,
                            HouseFormat.SAMPLE_RATE,
                            stereo,
                            AV_SAMPLE_FMT_FLT,
                            rate,
                            0,
                            null),
                    "resampler");
            Ffmpeg.check(swr_init(context), "sound of " + rate + " Hz cannot be resampled");
            from.put(0, in);
            to.put(0, out);
            int got = Ffmpeg.check(swr_convert(context, to, room, from, samples), "resampler");
            to.put(0, out.getPointer((long) got * HouseFormat.CHANNELS));
            return got
                    + Ffmpeg.check(
                            swr_convert(context, to, room - got, (PointerPointer<Pointer>) null, 0), "resampler");
        } finally {
            if (!context.isNull()) {
                swr_free(context);
            }
            av_channel_layout_uninit(stereo);
            stereo.close();
        }
    }
}

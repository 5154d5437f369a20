package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_compare;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;
import static org.bytedeco.ffmpeg.global.swresample.swr_set_matrix;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;

/** Mixes decoded sound of any format and any number of channels down to stereo, at the rate it has. Keeps no state between frames, so it may follow a source that changes. */
final class Mixer implements AutoCloseable {
    private final AVChannelLayout layout = new AVChannelLayout();
    private final AVChannelLayout stereo = new AVChannelLayout();
    private final PointerPointer<Pointer> out = new PointerPointer<>(1);
    private SwrContext context = new SwrContext(null);
    private int format = -1;

    Mixer() {
        av_channel_layout_default(stereo, HouseFormat.CHANNELS);
    }

    /** Mixes all samples of a frame into left and right in turn. */
    void mix(AVFrame frame, FloatPointer into) throws MediaException {
        if (frame.format() != format || av_channel_layout_compare(frame.ch_layout(), layout) != 0) {
            prepare(frame);
        }
        out.put(0, into);
        Ffmpeg.check(
                swr_convert(context, out, frame.nb_samples(), frame.extended_data(), frame.nb_samples()),
                "sound cannot be mixed down");
    }

    private void prepare(AVFrame frame) throws MediaException {
        swr_free(context);
        format = -1;
        av_channel_layout_copy(layout, frame.ch_layout());
        int rate = HouseFormat.SAMPLE_RATE; // the same on both sides: nothing is resampled
        double[] shares = StereoMix.of(layout);
        try (DoublePointer matrix = new DoublePointer(shares)) {
            SwrContext made = new SwrContext(null);
            Ffmpeg.check(
                    swr_alloc_set_opts2(made, stereo, AV_SAMPLE_FMT_FLT, rate, layout, frame.format(), rate, 0, null),
                    "mixer");
            context = made;
            String what = "sound of " + layout.nb_channels() + " channels cannot be mixed down";
            Ffmpeg.check(swr_set_matrix(context, matrix, layout.nb_channels()), what);
            Ffmpeg.check(swr_init(context), what);
            format = frame.format();
        }
    }

    @Override
    public void close() {
        if (!context.isNull()) {
            swr_free(context);
        }
        av_channel_layout_uninit(layout);
        layout.close();
        av_channel_layout_uninit(stereo);
        stereo.close();
        out.close();
    }
}

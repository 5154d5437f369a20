package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_frame;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersrc_add_frame_flags;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_get_by_name;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_config;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_create_filter;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_free;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_link;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import java.util.Optional;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.probe.Loudness;

/** FFmpeg's meter of EBU R 128 over 48 kHz stereo sound. For one measurement, one thread. */
final class LoudnessFilter implements AutoCloseable {
    private static final String WHAT = "loudness meter";
    /** What the meter says when nothing was loud enough to count. */
    private static final int NOTHING = -6_990;
    /** The meter tells a peak in thousandths of full scale: it may be so much higher. */
    private static final double HALF_STEP = 0.0005;

    private final AVFilterGraph graph = avfilter_graph_alloc();
    private final AVFilterContext source = new AVFilterContext(null);
    private final AVFilterContext sink = new AVFilterContext(null);
    private final AVFrame given = av_frame_alloc();
    private final AVFrame told = av_frame_alloc();
    private long samples;
    private @Nullable String integrated;
    private @Nullable String peak;

    LoudnessFilter() throws MediaException {
        try {
            graph.nb_threads(1);
            AVFilterContext meter = new AVFilterContext(null);
            create(source, "abuffer", "sample_rate=48000:sample_fmt=flt:channel_layout=stereo:time_base=1/48000");
            create(meter, "ebur128", "peak=true:metadata=1:framelog=quiet");
            create(sink, "abuffersink", null);
            Ffmpeg.check(avfilter_link(source, 0, meter, 0), WHAT);
            Ffmpeg.check(avfilter_link(meter, 0, sink, 0), WHAT);
            Ffmpeg.check(avfilter_graph_config(graph, null), WHAT);
        } catch (MediaException e) {
            close();
            throw e;
        }
    }

    private void create(AVFilterContext into, String name, @Nullable String options) throws MediaException {
        Ffmpeg.check(
                avfilter_graph_create_filter(into, avfilter_get_by_name(name), name, options, null, graph),
                WHAT + ": " + name);
    }

    /** Takes the next samples, left and right in turn. */
    void add(float[] pcm) throws MediaException {
        int count = pcm.length / HouseFormat.CHANNELS;
        given.format(AV_SAMPLE_FMT_FLT);
        given.sample_rate(HouseFormat.SAMPLE_RATE);
        given.nb_samples(count);
        given.pts(samples);
        av_channel_layout_default(given.ch_layout(), HouseFormat.CHANNELS);
        try {
            Ffmpeg.check(av_frame_get_buffer(given, 0), WHAT);
            new FloatPointer(given.data(0)).put(pcm);
            Ffmpeg.check(av_buffersrc_add_frame_flags(source, given, 0), WHAT);
        } finally {
            av_frame_unref(given);
        }
        samples += count;
        listen();
    }

    private void listen() {
        while (av_buffersink_get_frame(sink, told) >= 0) {
            integrated = word("lavfi.r128.I", integrated);
            peak = word("lavfi.r128.true_peak", peak);
            av_frame_unref(told);
        }
    }

    private @Nullable String word(String key, @Nullable String before) {
        AVDictionaryEntry entry = av_dict_get(told.metadata(), key, null, 0);
        return entry == null || entry.isNull() ? before : entry.value().getString();
    }

    /** Ends it and says what it measured; nothing where all was silence. */
    Optional<Loudness> result() throws MediaException {
        Ffmpeg.check(av_buffersrc_add_frame_flags(source, null, 0), WHAT);
        listen();
        if (integrated == null || peak == null) {
            return Optional.empty();
        }
        double lufs = Double.parseDouble(integrated);
        double full = Double.parseDouble(peak);
        if (!(lufs * 100 > NOTHING)) {
            return Optional.empty();
        }
        int highest = (int) StrictMath.ceil(2000 * StrictMath.log10(full + HALF_STEP));
        return Optional.of(new Loudness((int) StrictMath.round(lufs * 100), highest));
    }

    @Override
    public void close() {
        avfilter_graph_free(graph);
        av_frame_free(given);
        av_frame_free(told);
    }
}

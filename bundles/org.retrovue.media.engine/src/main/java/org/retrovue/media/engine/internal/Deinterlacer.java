package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avfilter.AV_BUFFERSRC_FLAG_KEEP_REF;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_frame;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersrc_add_frame_flags;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_get_by_name;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_config;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_create_filter;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_free;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_link;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.MediaException;

/**
 * Makes whole pictures of interlaced ones, one for one. A picture is made from itself and its two neighbours alone, so that going on and beginning afresh at the picture before
 * give the same. Pictures that are not marked as interlaced pass unchanged.
 */
final class Deinterlacer implements AutoCloseable {
    private static final int MOST_AHEAD = 4;
    private static final String WHAT = "deinterlacer";

    private final PictureDecoder decoder;
    private final int frames;
    private final AVFrame made = av_frame_alloc();
    private AVFilterGraph graph = new AVFilterGraph(null);
    private AVFilterContext source = new AVFilterContext(null);
    private AVFilterContext sink = new AVFilterContext(null);
    private String shape = "";
    /** The first frame that the graph was given, or is to be given. */
    private int first;
    /** The last one that it was given. */
    private int last = -1;
    /** The one that it gives next. */
    private int next;
    /** Whether nothing comes before the first: it is the asset's first, or the pictures change their shape there. */
    private boolean cut;
    /** Whether the graph was told that nothing more comes. */
    private boolean ended;

    private boolean closed;

    Deinterlacer(PictureDecoder decoder, int frames) {
        this.decoder = decoder;
        this.frames = frames;
    }

    /** Returns a frame, lent until the next call. */
    AVFrame frame(int wanted) throws MediaException {
        boolean goesOn = wanted >= next && wanted <= last + MOST_AHEAD && (wanted > first || cut);
        if (!goesOn) {
            begin(Math.max(0, wanted - 1), wanted == 0);
        }
        while (true) {
            if (next <= last && pull()) {
                if (next++ == wanted) {
                    return made;
                }
            } else if (!ended) {
                feed();
            } else if (next <= last) {
                throw new MediaException(WHAT + " lost frame " + next);
            } else {
                begin(last + 1, true);
            }
        }
    }

    private void begin(int frame, boolean nothingBefore) {
        reset();
        first = frame;
        next = frame;
        last = frame - 1;
        cut = nothingBefore;
        ended = false;
    }

    private void feed() throws MediaException {
        if (last + 1 >= frames) {
            end();
            return;
        }
        AVFrame given = decoder.frame(last + 1);
        String now = shape(given);
        if (graph.isNull()) {
            open(given, now);
        } else if (!now.equals(shape)) {
            end();
            return;
        }
        last++;
        given.pts(last);
        push(given);
    }

    private void end() throws MediaException {
        push(null);
        ended = true;
    }

    private static String shape(AVFrame frame) {
        return "width=" + frame.width() + ":height=" + frame.height() + ":pix_fmt=" + frame.format()
                + ":time_base=1/1000:colorspace=" + frame.colorspace() + ":range=" + frame.color_range();
    }

    private void open(AVFrame frame, String now) throws MediaException {
        graph = avfilter_graph_alloc();
        graph.nb_threads(1);
        source = new AVFilterContext(null);
        sink = new AVFilterContext(null);
        AVFilterContext filter = new AVFilterContext(null);
        create(source, "buffer", now);
        create(filter, "bwdif", "mode=send_frame:deint=interlaced");
        create(sink, "buffersink", null);
        Ffmpeg.check(avfilter_link(source, 0, filter, 0), WHAT);
        Ffmpeg.check(avfilter_link(filter, 0, sink, 0), WHAT);
        Ffmpeg.check(avfilter_graph_config(graph, null), WHAT + " for " + frame.width() + "x" + frame.height());
        shape = now;
    }

    private void create(AVFilterContext into, String name, @Nullable String options) throws MediaException {
        Ffmpeg.check(
                avfilter_graph_create_filter(into, avfilter_get_by_name(name), name, options, null, graph),
                WHAT + ": " + name);
    }

    private void push(@Nullable AVFrame frame) throws MediaException {
        Ffmpeg.check(av_buffersrc_add_frame_flags(source, frame, AV_BUFFERSRC_FLAG_KEEP_REF), WHAT);
    }

    private boolean pull() {
        av_frame_unref(made);
        return av_buffersink_get_frame(sink, made) >= 0;
    }

    private void reset() {
        if (!graph.isNull()) {
            avfilter_graph_free(graph);
        }
        graph = new AVFilterGraph(null);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            reset();
            av_frame_free(made);
        }
    }
}

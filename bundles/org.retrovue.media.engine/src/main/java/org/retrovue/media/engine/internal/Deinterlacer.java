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
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.MediaException;

/**
 * Makes whole pictures of interlaced ones: one for each frame, or one for each field. A picture is made from itself and its two neighbours alone, so that going on and beginning
 * afresh at the picture before give the same. Pictures that are not marked as interlaced pass unchanged, once.
 */
final class Deinterlacer implements AutoCloseable {
    private static final int MOST_AHEAD = 4;
    private static final String WHAT = "deinterlacer";

    private final PictureDecoder decoder;
    private final int frames;
    private final boolean fields;
    /** The picture in hand, and its place: twice the frame's number, and one more for a second field. */
    private AVFrame made = av_frame_alloc();

    private long place = -1;
    /** The picture after it, if one was pulled. */
    private AVFrame ahead = av_frame_alloc();

    private long placeAhead = -1;
    private AVFilterGraph graph = new AVFilterGraph(null);
    private AVFilterContext source = new AVFilterContext(null);
    private AVFilterContext sink = new AVFilterContext(null);
    private String shape = "";
    /** The first frame that the graph was given, or is to be given. */
    private int first;
    /** The last one that it was given. */
    private int last = -1;
    /** Whether nothing comes before the first: it is the asset's first, or the pictures change their shape there. */
    private boolean cut;
    /** Whether the graph was told that nothing more comes. */
    private boolean ended;

    private boolean closed;

    /**
     * Makes one.
     *
     * @param frames how many the source has
     * @param fields whether to make a picture of each field
     */
    Deinterlacer(PictureDecoder decoder, int frames, boolean fields) {
        this.decoder = decoder;
        this.frames = frames;
        this.fields = fields;
    }

    /**
     * Returns a picture, lent until the next call.
     *
     * @param second whether that of the frame's second field; where the frame is whole, or fields are not asked for, it has one picture only
     */
    AVFrame frame(int wanted, boolean second) throws MediaException {
        long at = 2L * wanted + (second && fields ? 1 : 0);
        boolean goesOn = place <= at && wanted <= last + MOST_AHEAD && wanted >= first && (wanted > first || cut);
        if (!goesOn) {
            begin(Math.max(0, wanted - 1), wanted == 0);
        }
        while (place < at) {
            if (placeAhead >= 0 || !graph.isNull() && pull()) {
                if (placeAhead > at) {
                    break;
                }
                step();
            } else if (!ended) {
                feed();
            } else if (last < wanted) {
                begin(last + 1, true);
            } else {
                break;
            }
        }
        if (place / 2 != wanted) {
            throw new MediaException(WHAT + " lost frame " + wanted);
        }
        return made;
    }

    /** Takes the picture ahead in hand. */
    private void step() {
        AVFrame before = made;
        made = ahead;
        place = placeAhead;
        ahead = before;
        placeAhead = -1;
    }

    private void begin(int frame, boolean nothingBefore) {
        reset();
        first = frame;
        place = -1;
        placeAhead = -1;
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
        AVRational pixel = frame.sample_aspect_ratio();
        boolean told = pixel.num() > 0 && pixel.den() > 0;
        return "width=" + frame.width() + ":height=" + frame.height() + ":pix_fmt=" + frame.format()
                + ":time_base=1/1000:colorspace=" + frame.colorspace() + ":range=" + frame.color_range()
                + ":pixel_aspect="
                + (told ? pixel.num() + "/" + pixel.den() : "0/1");
    }

    private void open(AVFrame frame, String now) throws MediaException {
        graph = avfilter_graph_alloc();
        graph.nb_threads(1);
        source = new AVFilterContext(null);
        sink = new AVFilterContext(null);
        AVFilterContext filter = new AVFilterContext(null);
        create(source, "buffer", now);
        create(filter, "bwdif", "mode=" + (fields ? "send_field" : "send_frame") + ":deint=interlaced");
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

    /** Asks the graph for a picture. It gives each in order, with twice the number that it was given, and the sum of two neighbours' numbers for a second field. */
    private boolean pull() {
        av_frame_unref(ahead);
        if (av_buffersink_get_frame(sink, ahead) < 0) {
            return false;
        }
        // a frame without neighbours has both fields at one time
        placeAhead = Math.max(ahead.pts(), place + 1);
        return true;
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
            av_frame_free(ahead);
        }
    }
}

package org.retrovue.media.engine.internal.record;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.av_calloc;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.PointerPointer;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.probe.MediaReport;
import org.retrovue.media.engine.internal.Ffmpeg;
import org.retrovue.time.Rational;

/** One output file of libavformat. */
final class Muxer implements AutoCloseable {
    private static final int NANOS = 1_000_000_000;

    private final AVFormatContext context = new AVFormatContext(null);
    private final AVIOContext io = new AVIOContext(null);
    private final String what;
    private final boolean late;
    private List<MediaReport.Chapter> chapters = List.of();
    private boolean closed;

    Muxer(Path file, String container) throws MediaException {
        what = "writing " + file;
        late = container.equals("matroska");
        try {
            Ffmpeg.check(avformat_alloc_output_context2(context, null, container, file.toString()), what);
            Ffmpeg.check(avio_open(io, file.toString(), AVIO_FLAG_WRITE), what);
            context.pb(io);
        } catch (MediaException e) {
            close();
            throw e;
        }
    }

    /** Tells whether encoders put their headers beside the stream instead of into it. */
    boolean wantsGlobalHeaders() {
        return (context.oformat().flags() & AVFMT_GLOBALHEADER) != 0;
    }

    /** Adds a stream for an open encoder. */
    AVStream stream(AVCodecContext encoder) throws MediaException {
        AVStream stream = avformat_new_stream(context, null);
        Ffmpeg.check(avcodec_parameters_from_context(stream.codecpar(), encoder), what);
        stream.codecpar().codec_tag(0);
        stream.time_base(encoder.time_base());
        return stream;
    }

    /**
     * Writes the header; there are no new streams from here on. MP4 wants to know of chapters now and writes them last; Matroska would write them now, when the last
     * one's end is not known yet.
     */
    void begin(List<MediaReport.Chapter> all) throws MediaException {
        chapters = all;
        if (!late) {
            announce(Rational.ZERO);
        }
        Ffmpeg.check(avformat_write_header(context, (AVDictionary) null), what);
    }

    /** The library frees the list and what is in it with the context, so it has to be of the library's memory. */
    private void announce(Rational length) {
        if (chapters.isEmpty()) {
            return;
        }
        PointerPointer<AVChapter> list = new PointerPointer<>(av_calloc(chapters.size(), Long.BYTES));
        for (int i = 0; i < chapters.size(); i++) {
            AVChapter chapter = new AVChapter(av_calloc(1, AVChapter.sizeof(AVChapter.class)));
            Rational end = i + 1 < chapters.size() ? chapters.get(i + 1).start() : length;
            chapter.id(i + 1L);
            chapter.time_base().num(1).den(NANOS);
            chapter.start(nanos(chapters.get(i).start()));
            chapter.end(Math.max(chapter.start(), nanos(end)));
            AVDictionary words = new AVDictionary(null);
            av_dict_set(words, "title", chapters.get(i).title(), 0);
            chapter.metadata(words);
            list.put(i, chapter);
        }
        context.chapters(list);
        context.nb_chapters(chapters.size());
    }

    private static long nanos(Rational seconds) {
        return seconds.times(NANOS).floor();
    }

    /** Takes a packet of an encoder; it is empty afterwards. */
    void write(AVPacket packet, AVCodecContext encoder, AVStream stream) throws MediaException {
        packet.stream_index(stream.index());
        av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
        Ffmpeg.check(av_interleaved_write_frame(context, packet), what);
    }

    /** Ends the file; its last chapter ends with it. */
    void finish(Rational length) throws MediaException {
        if (late) {
            announce(length);
        } else if (!chapters.isEmpty()) {
            AVChapter last = context.chapters(chapters.size() - 1);
            last.end(Math.max(last.start(), nanos(length)));
        }
        Ffmpeg.check(av_write_trailer(context), what);
        int code = avio_closep(io);
        context.pb(null);
        Ffmpeg.check(code, what);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (!io.isNull()) {
            avio_closep(io);
        }
        if (!context.isNull()) {
            avformat_free_context(context);
        }
    }
}

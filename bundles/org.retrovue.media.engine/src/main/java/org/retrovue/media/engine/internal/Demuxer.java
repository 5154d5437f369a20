package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BYTE;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.LongPointer;
import org.retrovue.media.api.MediaException;

/** One open file. Owns the format context. */
final class Demuxer implements AutoCloseable {
    private static final int OPEN_SECONDS = 20;
    private static final int READ_SECONDS = 10;
    private static final int EMPTY_READS = 1_000;

    /** Formats that FFmpeg "recognises" in any text, or that point at other files. */
    private static final Set<String> REFUSED = Set.of(
            "tty",
            "concat",
            "hls",
            "dash",
            "sdp",
            "rtsp",
            "image2",
            "lavfi",
            "imf",
            "ffmetadata",
            "webm_dash_manifest");

    /** Formats without an index of their own, in which one may begin at any byte. */
    private static final Set<String> BYTE_SEEKABLE = Set.of("mpegts", "mpeg", "mpegvideo", "h264", "hevc", "m4v", "dv");

    private final Path file;
    private final Interrupts interrupts;
    private final LongPointer deadline = new LongPointer(1);
    private final AVFormatContext context;
    private final boolean byteSeekable;
    private boolean closed;

    /** Opens a file and looks at its streams. */
    Demuxer(Path file, Interrupts interrupts) throws MediaException {
        this.file = file;
        this.interrupts = interrupts;
        context = avformat_alloc_context();
        interrupts.watch(context.interrupt_callback(), deadline);
        interrupts.allow(deadline, OPEN_SECONDS);
        requireReadable(file);
        AVDictionary options = new AVDictionary(null);
        try {
            av_dict_set(options, "protocol_whitelist", "file", 0);
            String url = "file:" + file.toAbsolutePath();
            explain(avformat_open_input(context, url, null, options));
            String format = format();
            if (REFUSED.contains(format) || format.endsWith("_pipe")) {
                throw new MediaException(file + " is no film: it looks like \"" + format + "\"");
            }
            byteSeekable = BYTE_SEEKABLE.contains(format);
            Ffmpeg.exclusively(
                    "opening " + file, () -> explain(avformat_find_stream_info(context, (AVDictionary) null)));
        } catch (MediaException e) {
            close();
            throw e;
        } finally {
            av_dict_free(options);
        }
    }

    private static void requireReadable(Path file) throws MediaException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new MediaException(file + (Files.exists(file) ? " is not a file" : " is not there"));
            }
            if (!Files.isReadable(file)) {
                throw new MediaException(file + " may not be read by this user");
            }
            if (Files.size(file) == 0) {
                throw new MediaException(file + " is empty (0 bytes)");
            }
        } catch (IOException e) {
            throw new MediaException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void explain(int code) throws MediaException {
        if (code == AVERROR_EXIT()) {
            throw new MediaException(file + " did not open within " + OPEN_SECONDS + " s");
        }
        if (code == avutil.AVERROR_INVALIDDATA) {
            throw new MediaException(file + " is truncated or no media file: its structure cannot be read");
        }
        Ffmpeg.check(code, file + " cannot be opened");
    }

    AVFormatContext context() {
        return context;
    }

    /** Returns the container's short name. */
    String format() {
        String names = context.iformat().name().getString();
        int comma = names.indexOf(',');
        return comma < 0 ? names : names.substring(0, comma);
    }

    AVStream stream(int index) {
        return context.streams(index);
    }

    int streams() {
        return context.nb_streams();
    }

    /** Reads nothing but one stream from now on. */
    void only(int stream) {
        for (int i = 0; i < streams(); i++) {
            if (i != stream) {
                stream(i).discard(AVDISCARD_ALL);
            }
        }
    }

    /**
     * Reads the next packet of any stream that is wanted.
     *
     * @return whether there was one; not at the end, nor where the rest of the file is damaged
     */
    boolean read(AVPacket into) throws MediaException {
        interrupts.allow(deadline, READ_SECONDS);
        int code = av_read_frame(context, into);
        for (int i = 0; code == AVERROR_EAGAIN() && i < EMPTY_READS; i++) {
            code = av_read_frame(context, into);
        }
        if (code == AVERROR_EXIT()) {
            throw new MediaException(file + " gave no data for " + READ_SECONDS + " s");
        }
        lastCode = code;
        return code >= 0;
    }

    private int lastCode;

    /** Returns why reading ended, when it did not end at the end of the file; empty otherwise. */
    String damage() {
        return lastCode >= 0 || lastCode == AVERROR_EOF ? "" : Ffmpeg.reason(lastCode);
    }

    boolean byteSeekable() {
        return byteSeekable;
    }

    /** Goes to a byte, or fails. */
    boolean seekByte(long position) {
        interrupts.allow(deadline, READ_SECONDS);
        return av_seek_frame(context, -1, position, AVSEEK_FLAG_BYTE) >= 0;
    }

    /** Goes to the key packet of a stream at or before a time in that stream's ticks, or fails. */
    boolean seekTime(int stream, long ticks) {
        interrupts.allow(deadline, READ_SECONDS);
        return av_seek_frame(context, stream, ticks, AVSEEK_FLAG_BACKWARD) >= 0;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avformat_close_input(context);
            interrupts.forget(deadline);
            deadline.close();
        }
    }
}

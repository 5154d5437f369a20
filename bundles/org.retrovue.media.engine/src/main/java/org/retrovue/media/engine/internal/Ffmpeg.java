package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avutil.AV_CPU_FLAG_CMOV;
import static org.bytedeco.ffmpeg.global.avutil.AV_CPU_FLAG_MMX;
import static org.bytedeco.ffmpeg.global.avutil.AV_CPU_FLAG_MMXEXT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CPU_FLAG_SSE;
import static org.bytedeco.ffmpeg.global.avutil.AV_CPU_FLAG_SSE2;
import static org.bytedeco.ffmpeg.global.avutil.AV_CPU_FLAG_SSE3;
import static org.bytedeco.ffmpeg.global.avutil.AV_CPU_FLAG_SSE4;
import static org.bytedeco.ffmpeg.global.avutil.AV_CPU_FLAG_SSE42;
import static org.bytedeco.ffmpeg.global.avutil.AV_CPU_FLAG_SSSE3;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_FATAL;
import static org.bytedeco.ffmpeg.global.avutil.av_force_cpu_flags;
import static org.bytedeco.ffmpeg.global.avutil.av_get_cpu_flags;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;
import static org.bytedeco.ffmpeg.global.avutil.av_version_info;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.Loader;
import org.retrovue.media.api.MediaException;

/** The native libraries: loaded once, told to use only what every machine of the house has, and opened one codec at a time. */
public final class Ffmpeg {
    /** The CPU baseline: with more, sound differs from one kind of machine to another. */
    private static final int BASELINE = AV_CPU_FLAG_CMOV
            | AV_CPU_FLAG_MMX
            | AV_CPU_FLAG_MMXEXT
            | AV_CPU_FLAG_SSE
            | AV_CPU_FLAG_SSE2
            | AV_CPU_FLAG_SSE3
            | AV_CPU_FLAG_SSSE3
            | AV_CPU_FLAG_SSE4
            | AV_CPU_FLAG_SSE42;

    private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
    private static final int OPEN_TIMEOUT_SECONDS = 30;

    /** Opening codecs from several threads at once crashed the process in trials. */
    private static final ReentrantLock OPENING = new ReentrantLock();

    private static final String BUILD = load();

    private Ffmpeg() {}

    /** Loads the libraries and returns what names them and the CPU baseline. */
    public static String build() {
        return BUILD;
    }

    private static String load() {
        if (System.getProperty(EXTENSION) == null
                && avcodec.class.getResource("/org/bytedeco/ffmpeg/" + Loader.getPlatform() + "-gpl/libjniavcodec.so")
                        != null) {
            System.setProperty(EXTENSION, "-gpl");
        }
        Loader.load(avcodec.class);
        av_log_set_level(AV_LOG_FATAL);
        String cpu = Loader.getPlatform();
        if (cpu.endsWith("x86_64")) {
            int flags = av_get_cpu_flags() & BASELINE;
            av_force_cpu_flags(flags);
            cpu = flags == BASELINE ? "x86-64 sse4.2" : "x86-64 " + Integer.toHexString(flags);
        }
        return "ffmpeg " + av_version_info().getString() + " on " + cpu;
    }

    /** Returns the code when it is no error. */
    public static int check(int code, String what) throws MediaException {
        if (code < 0) {
            throw new MediaException(what + ": " + reason(code));
        }
        return code;
    }

    /** Says an error code in words. */
    static String reason(int code) {
        byte[] text = new byte[128];
        av_strerror(code, text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    /** Opens a codec, with no other being opened meanwhile. */
    public static void open(AVCodecContext context, AVCodec codec, AVDictionary options, String what)
            throws MediaException {
        exclusively(what, () -> check(avcodec.avcodec_open2(context, codec, options), what));
    }

    /** Does something that opens codecs, with nobody else doing so meanwhile. */
    static void exclusively(String what, Step step) throws MediaException {
        try {
            if (!OPENING.tryLock(OPEN_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new MediaException(what + ": another codec has been opening for " + OPEN_TIMEOUT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException(what + ": interrupted", e);
        }
        try {
            step.run();
        } finally {
            OPENING.unlock();
        }
    }

    /** Something that may fail. */
    interface Step {
        void run() throws MediaException;
    }
}

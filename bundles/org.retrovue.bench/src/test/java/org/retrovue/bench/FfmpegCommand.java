package org.retrovue.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.tck.framecode.FfmpegProgram;
import org.retrovue.time.Rational;

/** What the ffmpeg program takes for the same work, in the same run: the measure of the machine at that minute. */
final class FfmpegCommand {
    private static final Pattern CPU = Pattern.compile("utime=([0-9.]+)s stime=([0-9.]+)s");

    private FfmpegCommand() {}

    /**
     * Measures one long run with our settings for the fastest presets, on one thread: decoding, scaling, encoding of picture and sound; muxing is thrown in.
     *
     * @param build names our settings
     * @param clip is read from its beginning
     * @param filters before the scaler, each with a comma behind it
     * @param seconds of output
     * @return CPU-seconds of a second of output
     */
    static double cpuOfSecond(String build, Path clip, String filters, HouseFormat format, int seconds)
            throws Exception {
        String options = build.replaceFirst(".*libx264 ", "")
                        .replaceFirst("[ ;].*", "")
                        .replace("keyint=infinite:min-keyint=1:", "keyint=30:min-keyint=30:")
                + ":ref=1:b-adapt=0"; // what the fastest presets have besides
        List<String> arguments = new ArrayList<>(List.of("-benchmark", "-threads", "1", "-i", clip.toString()));
        arguments.addAll(List.of("-t", Integer.toString(seconds), "-filter_threads", "1"));
        arguments.addAll(List.of(
                "-vf",
                filters + "scale=" + format.width() + ":" + format.height() + ":flags=bicubic+accurate_rnd+bitexact"));
        arguments.addAll(List.of("-c:v", "libx264", "-preset", format.preset(), "-crf", "21", "-threads", "1"));
        arguments.addAll(List.of("-x264-params", options, "-c:a", "aac", "-aac_coder", "fast", "-q:a", "1"));
        arguments.addAll(List.of("-ar", "48000", "-ac", "2", "-f", "mpegts", "-y", "/dev/null"));
        Matcher told = CPU.matcher(FfmpegProgram.run(300, arguments));
        assertThat(told.find()).isTrue();
        return (Double.parseDouble(told.group(1)) + Double.parseDouble(told.group(2))) / seconds;
    }

    /**
     * Measures what it takes to start the program for two seconds at a place, with as many threads as it likes.
     *
     * @param place seconds into the clip
     * @return nanoseconds
     */
    static long nanosOfSegment(Path clip, Rational place, HouseFormat format) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-ss", text(place), "-i", clip.toString(), "-t", "2.002"));
        arguments.addAll(List.of("-c:v", "libx264", "-preset", format.preset(), "-crf", "21"));
        arguments.addAll(List.of("-g", Integer.toString(format.rate().gopFrames()), "-c:a", "aac"));
        arguments.addAll(List.of("-f", "mpegts", "-y", "/dev/null"));
        long began = System.nanoTime();
        FfmpegProgram.run(60, arguments);
        return System.nanoTime() - began;
    }

    private static String text(Rational seconds) {
        return String.format(Locale.ROOT, "%.6f", seconds.num() / (double) seconds.den());
    }
}

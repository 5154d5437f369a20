package org.retrovue.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.bench.BenchClips.Look;
import org.retrovue.media.engine.internal.FfmpegEngine;
import org.retrovue.tck.framecode.FfmpegProgram;

/** What it costs to examine an hour and to measure its loudness, against the ffmpeg program. Not a test by its name: "retrovue bench" asks for it. */
public class LoudnessBench {
    private static final Pattern CPU = Pattern.compile("utime=([0-9.]+)s stime=([0-9.]+)s");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void anHour() throws Exception {
        Path hour = new BenchClips().hour("854x480", Look.PLAIN);
        Path home = folder.newFolder().toPath();
        try (FfmpegEngine engine = new FfmpegEngine(home, System::nanoTime)) {
            double begin = Rig.cpuSeconds();
            engine.examine(hour);
            double examined = Rig.cpuSeconds();
            assertThat(engine.loudness(hour)).isPresent();
            double measured = Rig.cpuSeconds() - examined;
            double program = ffmpeg(hour);
            Table.row("an hour of 480p with stereo AAC", "CPU-s", "ffmpeg", "ratio");
            Table.row("examined", number(examined - begin), "", "");
            Table.row("loudness and true peak", number(measured), number(program), number(measured / program));
        }
    }

    private static double ffmpeg(Path hour) throws Exception {
        Matcher told = CPU.matcher(FfmpegProgram.run(
                300,
                List.of(
                        "-benchmark",
                        "-threads",
                        "1",
                        "-i",
                        hour.toString(),
                        "-vn",
                        "-filter_threads",
                        "1",
                        "-af",
                        "aresample=48000,ebur128=peak=true:framelog=quiet",
                        "-f",
                        "null",
                        "-")));
        assertThat(told.find()).isTrue();
        return Double.parseDouble(told.group(1)) + Double.parseDouble(told.group(2));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}

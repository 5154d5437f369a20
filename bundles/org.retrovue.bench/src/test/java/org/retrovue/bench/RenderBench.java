package org.retrovue.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.media.api.engine.GopEncoder;
import org.retrovue.media.api.engine.MediaEngine;
import org.retrovue.media.engine.internal.FfmpegEngine;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/**
 * CPU-seconds per second of output: our rendering (a fresh encoder for each GOP, sound in pieces of two seconds) against one run of the ffmpeg program over the same file with the same scaler,
 * encoder options, GOP length and sound settings, each on one thread. Not a test by its name: "retrovue bench" asks for it.
 */
public class RenderBench {
    private static final int SECONDS = 6;
    private static final int RUNS = 3;
    /** A station compiles its own code in its first minute and renders for weeks: what is measured here is the weeks. */
    private static final int WARM_UP_RUNS = 8;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<Double> ratios = new ArrayList<>();

    @Test
    public void cpuPerSecondOfOutput() throws Exception {
        try (FfmpegEngine engine = FfmpegEngine.apart(
                folder.newFolder().toPath(),
                () -> 0L,
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")))) {
            compareAll(engine);
        }
    }

    private void compareAll(FfmpegEngine engine) throws Exception {
        Table.row("input", "output", "preset", "ours", "ffmpeg", "ratio", "at most", "aim");
        BenchClips clips = new BenchClips();
        String grain = ",noise=alls=6:allf=t";
        String plain = "testsrc2=size=1280x720:rate=";
        Path noisy = clip(clips, "720p-grain", plain + "30000/1001" + grain, "");
        compare(engine, noisy, "720p, grain", "", format(854, 480, "veryfast"));
        compare(engine, noisy, "720p, grain", "", format(1280, 720, "veryfast"));
        compare(engine, noisy, "720p, grain", "", format(1280, 720, "ultrafast"));
        String house = "fps=30000/1001,";
        HouseFormat small = format(854, 480, "veryfast");
        compare(engine, clip(clips, "film", plain + "24000/1001", ""), "720p at 24000/1001", house, small);
        compare(engine, clip(clips, "double", plain + "60000/1001", ""), "720p at 60000/1001", house, small);
        Path fields = clip(
                clips,
                "fields",
                plain + "60000/1001,tinterlace=interleave_top,setfield=tff",
                " -flags +ildct+ilme -x264-params tff=1");
        compare(engine, fields, "720i at 30000/1001", "bwdif=mode=send_frame:deint=interlaced,", small);
        Path large = clip(clips, "1080p", "testsrc2=size=1920x1080:rate=30000/1001", "");
        compare(engine, large, "1080p", "", format(1280, 720, "veryfast"));
        Table.row(
                "mean",
                "",
                "",
                "",
                "",
                number(ratios.stream().mapToDouble(r -> r).average().orElse(0)),
                "1.10",
                "1.03");
    }

    private static HouseFormat format(int width, int height, String preset) {
        return new HouseFormat(width, height, Rational.ONE, FrameRate.NTSC, 21, preset);
    }

    private void compare(FfmpegEngine engine, Path clip, String input, String filters, HouseFormat format)
            throws Exception {
        double ours = Double.MAX_VALUE;
        double program = Double.MAX_VALUE;
        String content = engine.examine(clip).contentId();
        for (int run = ratios.isEmpty() ? -WARM_UP_RUNS : -1; run < RUNS; run++) {
            Set<Long> processes = children();
            double once = render(engine, clip, content, format, SECONDS);
            if (!children().equals(processes)) {
                run--; // what a process that has ended used is not known any more
            } else if (run >= 0) {
                ours = Math.min(ours, once);
                program = Math.min(program, FfmpegCommand.cpuOfSecond(engine.build(), clip, filters, format, SECONDS));
            }
        }
        String output = format.width() + "x" + format.height();
        ratios.add(ours / program);
        Table.row(
                input, output, format.preset(), number(ours), number(program), number(ours / program), "1.10", "1.03");
    }

    private static double render(MediaEngine engine, Path clip, String content, HouseFormat format, int seconds)
            throws MediaException {
        long begin = cpuNanos();
        int gop = format.rate().gopFrames();
        long samples = 0;
        long bytes = 0;
        try (AssetReader reader = engine.open(clip, content, format)) {
            for (int i = 0; i < seconds; i++) {
                try (GopEncoder encoder = engine.gopEncoder(format)) {
                    reader.pictures(Rational.ZERO, format.rate(), (long) i * gop, gop, encoder);
                    bytes += encoder.finish().units().size();
                }
                if (i % 2 == 1) {
                    int frames = (int) (format.rate().firstSample((i + 1L) * gop) / HouseFormat.AAC_FRAME - samples);
                    bytes += sound(engine, reader, samples, frames);
                    samples += frames;
                }
            }
        }
        assertThat(bytes).isPositive();
        return (cpuNanos() - begin) / 1e9 / seconds;
    }

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    /** CPU time of this process, which encodes, and of those that decode for it. */
    private static long cpuNanos() {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return machine.getProcessCpuTime()
                + ProcessHandle.current()
                        .children()
                        .mapToLong(child -> child.info()
                                .totalCpuDuration()
                                .orElse(Duration.ZERO)
                                .toNanos())
                        .sum();
    }

    private static int sound(MediaEngine engine, AssetReader reader, long first, int frames) throws MediaException {
        int all = MediaEngine.SOUND_FRAMES_BEFORE + frames + MediaEngine.SOUND_FRAMES_AFTER;
        float[] pcm = new float[all * HouseFormat.AAC_FRAME * HouseFormat.CHANNELS];
        reader.sound(
                (first - MediaEngine.SOUND_FRAMES_BEFORE) * HouseFormat.AAC_FRAME, all * HouseFormat.AAC_FRAME, pcm);
        return engine.encodeSound(pcm, frames).length;
    }

    /** A moving test picture; under fine noise, which stands for the grain of real footage, it is the hardest thing there is to decode and to encode. */
    private static Path clip(BenchClips clips, String name, String video, String more) throws Exception {
        String options = "-t " + (SECONDS + 2)
                + " -c:v libx264 -preset ultrafast -crf 20 -pix_fmt yuv420p -c:a aac -ac 2" + more;
        return clips.clip("render-" + name + ".mkv", video, options);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}

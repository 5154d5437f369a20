package org.retrovue.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.BlockPlans;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.media.engine.internal.FfmpegEngine;
import org.retrovue.playout.internal.Overlays;
import org.retrovue.playout.internal.Producers;
import org.retrovue.playout.internal.SegmentPlayout;
import org.retrovue.producer.asset.internal.AssetProducer;
import org.retrovue.producer.synthetic.internal.SyntheticProducer;
import org.retrovue.tck.Configs;
import org.retrovue.tck.ManualClock;
import org.retrovue.tck.fake.FolderStation;
import org.retrovue.tck.fake.HeardFaults;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/**
 * How long the first complete segment of two seconds takes at a random place of an hour's file with a key picture every eight seconds: everything opened afresh and nothing cached, then the same from
 * the cache. Two workers. Not a test by its name: "retrovue bench" asks for it.
 */
public class FirstSegmentBench {
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int RUNS = Integer.getInteger("runs", 11);
    private static final int MINUTES = 60;
    private static final int PIECE_SECONDS = 120;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ManualClock clock = ManualClock.at("2026-01-05T12:00:00Z");
    private final List<String> faults = new ArrayList<>();

    @Test
    public void firstSegment() throws Exception {
        Table.row("output", "cold, median", "cold, worst", "cold, CPU", "cached, median");
        measure("1280x720", 1280, 720);
        measure("854x480", 854, 480);
    }

    private void measure(String name, int width, int height) throws Exception {
        Path clip = hour(name);
        Path index = folder.newFolder().toPath();
        String content;
        try (FfmpegEngine engine = new FfmpegEngine(index, clock)) {
            content = engine.examine(clip).contentId();
        }
        Channel channel = channel(width, height);
        BlockPlans plans = plans(channel, clip, content);
        Random places = new Random(1);
        long[] cold = new long[RUNS];
        long[] cpu = new long[RUNS];
        long[] cached = new long[RUNS];
        // The first runs teach the virtual machine; a station that has been up for a minute has learned.
        for (int run = -4; run < RUNS; run++) {
            long number = first(channel) + 5 + places.nextInt(MINUTES * 30 - 10);
            Path home = folder.newFolder().toPath();
            long before = MACHINE.getProcessCpuTime();
            long coldNanos = rendering(index, home, plans, channel, number);
            long cpuNanos = MACHINE.getProcessCpuTime() - before;
            long cachedNanos = rendering(index, home, plans, channel, number);
            if (run >= 0) {
                cold[run] = coldNanos;
                cpu[run] = cpuNanos;
                cached[run] = cachedNanos;
            }
        }
        Arrays.sort(cold);
        Arrays.sort(cpu);
        Arrays.sort(cached);
        assertThat(faults).isEmpty();
        Table.row(
                name + " at 30000/1001",
                ms(cold[RUNS / 2]),
                ms(cold[RUNS - 1]),
                ms(cpu[RUNS / 2]),
                ms(cached[RUNS / 2]));
    }

    private static String ms(long nanos) {
        return String.format(Locale.ROOT, "%d ms", TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    private long rendering(Path index, Path home, BlockPlans plans, Channel channel, long number) throws Exception {
        try (FfmpegEngine engine = new FfmpegEngine(index, clock)) {
            Producers producers = new Producers();
            producers.add(new SyntheticProducer(), Map.of("service.id", 1L));
            producers.add(new AssetProducer(engine), Map.of("service.id", 2L));
            SegmentPlayout playout = new SegmentPlayout(
                    engine,
                    plans,
                    clock,
                    clock,
                    new HeardFaults((code, subject, message) -> faults.add(code + " " + subject + ": " + message)),
                    new FolderStation(home),
                    producers,
                    new Overlays(),
                    Configs.of(SegmentPlayout.Config.class, Map.of()));
            try {
                long begin = System.nanoTime();
                int length = playout.render(channel, number, clock.now())
                        .get(1, TimeUnit.MINUTES)
                        .bytes()
                        .length;
                long took = System.nanoTime() - begin;
                assertThat(length).isGreaterThan(10_000);
                return took;
            } finally {
                playout.stop();
            }
        }
    }

    private long first(Channel channel) {
        return channel.format().rate().frameAtOrAfter(clock.now())
                / (2L * channel.format().rate().gopFrames());
    }

    private static Channel channel(int width, int height) {
        return new Channel(
                ChannelId.of("bench"),
                "1",
                "Bench",
                ZoneOffset.UTC,
                LocalTime.of(6, 0),
                Duration.ofMinutes(30),
                new ChannelFormat("bench", width, height, Rational.ONE, FrameRate.NTSC, 21, "veryfast"),
                "",
                Map.of());
    }

    private BlockPlans plans(Channel channel, Path clip, String content) {
        FrameRate rate = channel.format().rate();
        long start = rate.frameAtOrAfter(clock.now());
        FrameRange frames = new FrameRange(start, start + MINUTES * 60 * 30L);
        Event event = new Event(
                "hour",
                EventKind.CONTENT,
                "asset",
                frames,
                Optional.of(new Event.AssetRef(AssetId.of("bench:hour"), "Hour", clip.toUri(), content)),
                Rational.ZERO,
                0,
                0,
                Map.of());
        BlockPlan plan = new BlockPlan(
                channel.id(),
                "hour",
                "Hour",
                rate.startOf(frames.start()),
                rate.startOf(frames.end()),
                rate,
                frames,
                List.of(event));
        return new BlockPlans() {
            @Override
            public List<BlockPlan> covering(ChannelId id, FrameRange asked) {
                return plan.frames().overlaps(asked) ? List.of(plan) : List.of();
            }

            @Override
            public String holeReason(ChannelId id) {
                return "";
            }
        };
    }

    /** Two minutes of moving picture under fine noise, thirty times over without encoding them anew. */
    private Path hour(String size) throws Exception {
        Path root = folder.getRoot().toPath();
        Path piece = root.resolve(size + "-piece.mp4");
        Program.ffmpeg(
                root,
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=size=" + size + ":rate=30000/1001,noise=alls=3:allf=t",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=frequency=220:sample_rate=48000",
                        "-t",
                        Integer.toString(PIECE_SECONDS),
                        "-c:v",
                        "libx264",
                        "-preset",
                        "veryfast",
                        "-crf",
                        "23",
                        "-g",
                        "240",
                        "-keyint_min",
                        "240",
                        "-sc_threshold",
                        "0",
                        "-pix_fmt",
                        "yuv420p",
                        "-c:a",
                        "aac",
                        "-ac",
                        "2",
                        "-y",
                        piece.toString()));
        Path list = root.resolve(size + ".txt");
        Files.writeString(list, ("file '" + piece + "'\n").repeat(MINUTES * 60 / PIECE_SECONDS + 1));
        Path hour = root.resolve(size + ".mp4");
        Program.ffmpeg(
                root,
                List.of("-f", "concat", "-safe", "0", "-i", list.toString(), "-c", "copy", "-y", hour.toString()));
        return hour;
    }
}

package org.retrovue.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
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
import org.retrovue.bench.BenchClips.Look;
import org.retrovue.media.api.HouseFormat;
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
    /** The first runs teach the virtual machine; a station that has been up for a minute has learned. */
    private static final int WARM_UP = Integer.getInteger("warm", 80);
    /** Runs of what comes after, which is the same code. */
    private static final int WARM_UP_AGAIN = 10;

    private static final int MINUTES = 60;
    /** So many that starting the program does not count. */
    private static final int YARDSTICK_SECONDS = 20;

    private static final int YARDSTICK_EVERY = 3;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ManualClock clock = ManualClock.at("2026-01-05T12:00:00Z");
    private final List<String> faults = new ArrayList<>();
    private boolean warm;

    /**
     * Tells how fast the machine is: what a second of output costs the ffmpeg program, today and when the limits were set.
     *
     * @param then CPU-ms, docs/benchmarks.md says from where
     */
    private record Yardstick(int width, int height, double then) {
        double now(BenchClips clips, String build) throws Exception {
            Path clip = clips.hour(width + "x" + height, Look.PLAIN);
            return 1000 * FfmpegCommand.cpuOfSecond(build, clip, "", format(width, height), YARDSTICK_SECONDS);
        }
    }

    /** What is wanted of the cold segment, ms. */
    private record Wanted(int width, int height, int atLeast, int aim, Yardstick yardstick) {}

    @Test
    public void firstSegment() throws Exception {
        Table.row(
                "output",
                "input",
                "cold, median",
                "on the machine of the limits",
                "at least",
                "aim",
                "cold, worst",
                "cold, CPU",
                "ffmpeg started for it",
                "cached",
                "at least",
                "aim");
        Yardstick large = new Yardstick(1280, 720, 330);
        Yardstick small = new Yardstick(640, 480, 130);
        for (Look look : Look.values()) {
            measure(look, new Wanted(1280, 720, 600, 450, large));
            measure(look, new Wanted(854, 480, 230, 180, small));
            measure(look, new Wanted(640, 480, 230, 180, small));
        }
    }

    private void measure(Look look, Wanted wanted) throws Exception {
        BenchClips clips = new BenchClips();
        String size = wanted.width() + "x" + wanted.height();
        Path clip = clips.hour(size, look);
        Path index = folder.newFolder().toPath();
        String content;
        String build;
        try (FfmpegEngine engine = new FfmpegEngine(index, clock)) {
            content = engine.examine(clip).contentId();
            build = engine.build();
        }
        Channel channel = channel(wanted.width(), wanted.height());
        BlockPlans plans = plans(channel, clip, content);
        Random places = new Random(1);
        long[] cold = new long[RUNS];
        long[] cpu = new long[RUNS];
        long[] cached = new long[RUNS];
        long[] started = new long[RUNS];
        List<Double> yardstick = new ArrayList<>();
        for (int run = warm ? -WARM_UP_AGAIN : -WARM_UP; run < RUNS; run++) {
            long number = first(channel) + 5 + places.nextInt(MINUTES * 30 - 10);
            Path home = folder.newFolder().toPath();
            long before = MACHINE.getProcessCpuTime();
            long coldNanos = rendering(index, home, plans, channel, number);
            long cpuNanos = MACHINE.getProcessCpuTime() - before;
            long cachedNanos = rendering(index, home, plans, channel, number);
            if (run >= 0 && run % YARDSTICK_EVERY == 0) {
                yardstick.add(wanted.yardstick().now(clips, build));
            }
            if (run >= 0) {
                cold[run] = coldNanos;
                cpu[run] = cpuNanos;
                cached[run] = cachedNanos;
                HouseFormat format = format(wanted.width(), wanted.height());
                started[run] = FfmpegCommand.nanosOfSegment(clip, place(channel, number), format);
            }
        }
        warm = true;
        List.of(cold, cpu, cached, started).forEach(Arrays::sort);
        assertThat(faults).isEmpty();
        long median = cold[RUNS / 2];
        double now = yardstick.stream().mapToDouble(ms -> ms).average().orElseThrow();
        Table.row(
                size,
                look.words,
                ms(median),
                ms((long) (median * wanted.yardstick().then() / now)),
                wanted.atLeast() + " ms",
                wanted.aim() + " ms",
                ms(cold[RUNS - 1]),
                ms(cpu[RUNS / 2]),
                ms(started[RUNS / 2]),
                ms(cached[RUNS / 2]),
                "20 ms",
                "5 ms");
    }

    private static HouseFormat format(int width, int height) {
        return new HouseFormat(width, height, Rational.ONE, FrameRate.NTSC, 21, "veryfast");
    }

    private static String ms(long nanos) {
        return String.format(Locale.ROOT, "%d ms", TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    /** Seconds into the file at which a segment begins. */
    private Rational place(Channel channel, long number) {
        FrameRate rate = channel.format().rate();
        return rate.seconds(number * 2 * rate.gopFrames() - rate.frameAtOrAfter(clock.now()));
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
}

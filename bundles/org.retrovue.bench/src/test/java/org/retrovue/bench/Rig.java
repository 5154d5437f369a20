package org.retrovue.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.BlockPlans;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.clock.MonotonicClock;
import org.retrovue.channel.internal.RunningChannels;
import org.retrovue.clock.internal.StationClock;
import org.retrovue.media.engine.internal.FfmpegEngine;
import org.retrovue.playout.internal.Overlays;
import org.retrovue.playout.internal.Producers;
import org.retrovue.playout.internal.SegmentPlayout;
import org.retrovue.producer.asset.internal.AssetProducer;
import org.retrovue.producer.synthetic.internal.SyntheticProducer;
import org.retrovue.tck.Configs;
import org.retrovue.tck.fake.FolderStation;
import org.retrovue.tck.fake.HeardFaults;
import org.retrovue.tck.fake.ListedChannels;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** The playing half of a station as it runs, on the real clock, with channels that each show one clip again and again. */
final class Rig implements AutoCloseable {
    static final FrameRate RATE = FrameRate.NTSC;
    static final double SEGMENT_SECONDS = 2.002;

    /** How a channel's repetitions lie on its grid of sound frames. */
    enum Sound {
        /** At another place each time: the sound of every segment is encoded. */
        ENCODED(1801),
        /** At the same place each time: after the first round all is in the cache. */
        CACHED(1920);

        final int frames;

        Sound(int frames) {
            this.frames = frames;
        }
    }

    /** Channels that share a line-up differ by nothing but their names. */
    private static final int LINE_UPS = 4;

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    final MasterClock clock;
    final SegmentPlayout playout;
    final RunningChannels channels;
    /** The first that were reported: all of them would look like a leak. */
    final Queue<String> faults = new ArrayBlockingQueue<>(1_000);

    private final FfmpegEngine engine;
    private final List<Channel> all = new ArrayList<>();
    private final Sound sound;
    private final int longFrames;
    private final Event.AssetRef asset;
    private final @Nullable StationClock own;

    Rig(Path home, Path clip, int count, Sound sound, int width, int height) throws Exception {
        this(home, clip, count, sound, width, height, new StationClock(context()), 0);
    }

    /**
     * Makes one on another clock.
     *
     * @param longFrames how long the repetitions of every tenth channel are; 0: as those of all
     */
    <C extends MasterClock & MonotonicClock> Rig(
            Path home, Path clip, int count, Sound sound, int width, int height, C clock, int longFrames)
            throws Exception {
        this.sound = sound;
        this.clock = clock;
        this.longFrames = longFrames;
        own = clock instanceof StationClock real ? real : null;
        engine = new FfmpegEngine(home, clock);
        asset = new Event.AssetRef(
                AssetId.of("bench:clip"),
                "Clip",
                clip.toUri(),
                engine.examine(clip).contentId());
        for (int i = 0; i < count; i++) {
            all.add(new Channel(
                    ChannelId.of("bench-" + i),
                    Integer.toString(i + 1),
                    "Bench " + i,
                    ZoneOffset.UTC,
                    LocalTime.of(6, 0),
                    Duration.ofMinutes(30),
                    new ChannelFormat("bench", width, height, Rational.ONE, RATE, 21, "veryfast"),
                    "",
                    Map.of()));
        }
        Producers producers = new Producers();
        producers.add(new SyntheticProducer(), Map.of("service.id", 1L));
        producers.add(new AssetProducer(engine), Map.of("service.id", 2L));
        playout = new SegmentPlayout(
                engine,
                new Plans(),
                clock,
                clock,
                new HeardFaults(this::note),
                new FolderStation(home),
                producers,
                new Overlays(),
                Configs.of(SegmentPlayout.Config.class, Map.of()));
        channels = new RunningChannels(
                new ListedChannels(() -> all),
                playout,
                clock,
                new HeardFaults(this::note),
                Configs.of(RunningChannels.Config.class, Map.of()));
    }

    /** A framework without properties: the real clock. */
    private static BundleContext context() {
        return (BundleContext) Proxy.newProxyInstance(
                Rig.class.getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, arguments) -> null);
    }

    List<Channel> all() {
        return all;
    }

    /** Fills the cache with all that the channels show, from one of each line-up. */
    void fill() throws Exception {
        long first = playout.numberAt(all.get(0), clock.now());
        for (Channel channel : all.subList(0, Math.min(LINE_UPS, all.size()))) {
            for (long number = first; number <= first + sound.frames / RATE.segmentFrames() + 1; number++) {
                playout.render(channel, number, Instant.EPOCH).get();
            }
        }
    }

    static double cpuSeconds() {
        return MACHINE.getProcessCpuTime() / 1e9;
    }

    @Override
    public void close() throws ReflectiveOperationException {
        java.lang.reflect.Method stop = RunningChannels.class.getDeclaredMethod("stop");
        stop.setAccessible(true);
        stop.invoke(channels);
        playout.stop();
        engine.close();
        if (own != null) {
            own.close();
        }
    }

    private int frames(ChannelId channel) {
        return longFrames > 0 && number(channel) % 10 == 9 ? longFrames : sound.frames;
    }

    private static int number(ChannelId channel) {
        return Integer.parseInt(channel.value().substring("bench-".length()));
    }

    private long offset(ChannelId channel) {
        int number = number(channel);
        return sound == Sound.CACHED ? number % LINE_UPS * 60L : number * 7L;
    }

    private final class Plans implements BlockPlans {
        @Override
        public List<BlockPlan> covering(ChannelId id, FrameRange asked) {
            List<BlockPlan> plans = new ArrayList<>();
            long offset = offset(id);
            long frames = frames(id);
            long round = Math.floorDiv(asked.start() - offset, frames);
            for (long start = round * frames + offset; start < asked.end(); start += frames) {
                plans.add(plan(id, new FrameRange(start, start + frames)));
            }
            return plans;
        }

        private BlockPlan plan(ChannelId id, FrameRange frames) {
            Event event = new Event(
                    "event-" + frames.start(),
                    EventKind.CONTENT,
                    "asset",
                    frames,
                    Optional.of(asset),
                    Rational.ZERO,
                    0,
                    0,
                    Map.of());
            return new BlockPlan(
                    id,
                    "block-" + frames.start(),
                    "Clip",
                    RATE.startOf(frames.start()),
                    RATE.startOf(frames.end()),
                    RATE,
                    frames,
                    List.of(event));
        }

        @Override
        public String holeReason(ChannelId id) {
            return "";
        }
    }

    private void note(String code, String subject, String message) {
        faults.offer(code + " " + subject + ": " + message);
    }
}

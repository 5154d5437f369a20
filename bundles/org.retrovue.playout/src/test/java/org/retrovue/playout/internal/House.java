package org.retrovue.playout.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.retrovue.api.blockplan.BlockPlans;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.engine.MediaEngine;
import org.retrovue.media.api.overlay.Overlay;
import org.retrovue.media.api.producer.Producer;
import org.retrovue.media.engine.internal.FfmpegEngine;
import org.retrovue.producer.synthetic.internal.SyntheticProducer;
import org.retrovue.tck.Configs;
import org.retrovue.tck.ManualClock;
import org.retrovue.tck.fake.FolderStation;
import org.retrovue.tck.fake.HeardFaults;
import org.retrovue.time.FrameRate;

/** A playout with the real engine, for tests. */
final class House implements AutoCloseable {
    private static final long LIMIT_SECONDS = 120;

    final ManualClock clock = ManualClock.at("2026-01-05T12:00:00Z");
    final List<String> faults = new CopyOnWriteArrayList<>();
    final Producers producers = new Producers();
    final Overlays overlays = new Overlays();
    final SegmentPlayout playout;
    final FfmpegEngine engine;

    House(Path home, BlockPlans plans) throws MediaException {
        this(home, plans, Map.of());
    }

    House(Path home, BlockPlans plans, Map<String, ?> config) throws MediaException {
        this(home, plans, config, (engine, clock) -> engine);
    }

    /** Makes one on a machine that is unlike this. */
    House(
            Path home,
            BlockPlans plans,
            Map<String, ?> config,
            BiFunction<? super MediaEngine, ManualClock, MediaEngine> machine)
            throws MediaException {
        engine = new FfmpegEngine(home.resolve("cache"), clock);
        join(new SyntheticProducer(), 1, 0);
        playout = new SegmentPlayout(
                machine.apply(engine, clock),
                plans,
                clock,
                clock,
                new HeardFaults((code, subject, message) -> faults.add(code + " " + subject + ": " + message)),
                new FolderStation(home),
                producers,
                overlays,
                Configs.of(SegmentPlayout.Config.class, config));
    }

    House join(Producer producer, long serviceId, int ranking) {
        producers.add(producer, Map.of("service.id", serviceId, "service.ranking", ranking));
        return this;
    }

    House join(Overlay overlay) {
        overlays.add(overlay, Map.of("service.id", 99L));
        return this;
    }

    Segment segment(Channel channel, long number) throws Exception {
        return playout.render(channel, number, clock.now()).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    List<Segment> segments(Channel channel, long first, int count) throws Exception {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            segments.add(segment(channel, first + i));
        }
        return segments;
    }

    @Override
    public void close() {
        playout.stop();
        engine.close();
    }

    /** Returns events of the coded producer, the i-th with asset i + 1. */
    static List<Event> coded(FrameRate rate, String from, int... lengths) {
        List<Event> events = new ArrayList<>();
        long at = rate.frameAtOrAfter(Instant.parse(from));
        for (int length : lengths) {
            Event event = Lineups.synthetic(at, length, Map.of("asset", "" + (events.size() + 1)));
            events.add(new Event(
                    event.id(),
                    event.kind(),
                    "coded",
                    event.frames(),
                    event.asset(),
                    event.sourceStart(),
                    0,
                    0,
                    event.parameters()));
            at += length;
        }
        return events;
    }
}

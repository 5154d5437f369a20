package org.retrovue.playout.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.retrovue.api.blockplan.BlockPlans;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.clock.MonotonicClock;
import org.retrovue.api.metrics.Metric;
import org.retrovue.api.metrics.MetricSource;
import org.retrovue.api.playout.Playout;
import org.retrovue.api.playout.RenderCache;
import org.retrovue.api.playout.Tracer;
import org.retrovue.api.station.Faults;
import org.retrovue.api.station.Station;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.engine.MediaEngine;
import org.retrovue.time.FrameRange;

/** Makes segments by cutting the timeline, rendering what it is made of on a bounded pool of workers, and muxing. */
@Component(
        service = {Playout.class, RenderCache.class, Tracer.class, MetricSource.class, SegmentPlayout.class},
        configurationPid = SegmentPlayout.PID)
@Designate(ocd = SegmentPlayout.Config.class)
public final class SegmentPlayout implements Playout, RenderCache, Tracer, MetricSource {
    /** The configuration. */
    public static final String PID = "org.retrovue.playout";

    private static final Duration SHORT_OF_TIME = Duration.ofSeconds(4);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int KEPT_PRODUCTIONS = 24;

    /** What an owner may set. */
    @ObjectClassDefinition(name = "RetroVue playout", description = "Renders the channels.")
    public @interface Config {
        /** Quota of the folder cache/gop. */
        @AttributeDefinition(name = "Cache, GB", description = "How much disk rendered pieces may take.")
        long cache_gb() default 20;

        /** Render threads. */
        @AttributeDefinition(name = "Workers", description = "Render threads; as many as there are processor cores.")
        int workers() default 2;

        /** Rendered segments at hand. */
        @AttributeDefinition(name = "Memory, MB", description = "How much memory finished segments may take.")
        int memory_mb() default 64;

        /** When a producer is given up. */
        @AttributeDefinition(
                name = "Producer deadline, seconds",
                description = "Real time that a producer may take for one second of pictures before a card is shown.")
        int producer_deadline_seconds() default 20;

        /** Overrides the channels' encoder preset. */
        @AttributeDefinition(
                name = "Preset",
                description =
                        "x264 preset for all channels, such as \"ultrafast\" on a small machine; empty: as each channel has it.")
        String preset() default "";

        /** What watched channels are encoded with when there is too much to do. */
        @AttributeDefinition(
                name = "Overload presets",
                description =
                        "x264 presets that watched channels take one after the other when there is more to do than the"
                                + " workers can; after the last comes a slate. Those that are no faster than a channel's own are left out.")
        String[] overload_presets() default {"superfast", "ultrafast"};
    }

    private final MediaEngine engine;
    private final MasterClock clock;
    private final Timeline timeline;
    private final Cutter cutter;
    private final Fence fence;
    private final Productions productions;
    private final BlobCache cache;
    private final Substitutions substitutions;
    private final GopRenderer gops;
    private final SoundRenderer sounds;
    private final RenderWorkers pool;
    private final SharedSegments shared;
    private final StageTimes times;
    private final PlayoutMetrics metrics;
    private final GopTracer tracer;
    private final RenderAhead ahead;
    private final Easing easing;
    private final Presets presets;
    private final MasterClock.Repetition tidying;

    /** Starts the workers. */
    @Activate
    public SegmentPlayout(
            @Reference MediaEngine engine,
            @Reference BlockPlans plans,
            @Reference MasterClock clock,
            @Reference MonotonicClock monotonic,
            @Reference Faults faults,
            @Reference Station station,
            @Reference Producers producers,
            @Reference Overlays overlays,
            Config config) {
        this.engine = engine;
        this.clock = clock;
        presets = new Presets(faults, config);
        timeline = new Timeline(plans);
        cutter = new Cutter(timeline);
        fence = new Fence(calls(config), deadline(config));
        productions = new Productions(producers, fence, monotonic, KEPT_PRODUCTIONS);
        cache = new BlobCache(station.folder("cache").resolve("gop"), quota(config), clock, faults);
        substitutions = new Substitutions(clock, faults);
        times = new StageTimes(monotonic);
        OverlayPlanner planner = new OverlayPlanner(overlays, fence, faults);
        Needs needs = new Needs();
        gops = new GopRenderer(engine, productions, planner, cache, substitutions, times, needs);
        sounds = new SoundRenderer(engine, productions, cache, substitutions, times);
        pool = new RenderWorkers(workers(config), clock);
        shared = new SharedSegments(memory(config));
        tracer = new GopTracer(gops, cache);
        ahead = new RenderAhead(gops, cache, pool, presets::house);
        easing = new Easing(pool, shared, needs, clock, faults, presets.underOverload());
        metrics = new PlayoutMetrics(times, cache, pool, fence, shared, easing);
        new NamedThreads("playout-cache-scan").newThread(cache::scan).start();
        tidying = clock.every("playout-tidy", Duration.ofSeconds(10), now -> productions.tidy(IDLE));
    }

    /** Takes a changed configuration on the air: nobody who watches notices. */
    @Modified
    void change(Config changed) {
        fence.limit(calls(changed), deadline(changed));
        cache.limit(quota(changed));
        pool.resize(workers(changed));
        shared.limit(memory(changed));
        presets.take(changed);
        easing.limit(presets.underOverload());
    }

    private static int workers(Config config) {
        return Math.max(1, Math.min(64, config.workers()));
    }

    /** Each worker may call one producer and, for the card in its place, another; as many may hang. */
    private static int calls(Config config) {
        return 4 * workers(config) + 2 * Fence.MOST_HANGING;
    }

    private static Duration deadline(Config config) {
        return Duration.ofSeconds(Math.max(1, config.producer_deadline_seconds()));
    }

    private static long quota(Config config) {
        return Math.max(1, Math.min(1 << 20, config.cache_gb())) << 30;
    }

    private static long memory(Config config) {
        return (long) Math.max(16, config.memory_mb()) << 20;
    }

    @Deactivate
    public void stop() {
        tidying.close();
        easing.close();
        pool.close();
        shared.giveUp();
        fence.close();
        productions.close();
    }

    @Override
    public List<Event> events(Channel channel, FrameRange frames) {
        return timeline.events(channel, frames);
    }

    @Override
    public Segment.Place place(Channel channel, long number) {
        return cutter.place(channel, number);
    }

    @Override
    public long numberAt(Channel channel, Instant instant) {
        return cutter.numberOf(channel, channel.format().rate().frameAt(instant));
    }

    @Override
    public CompletableFuture<Segment> render(Channel channel, long number, Instant deadline) {
        return render(channel, number, deadline, false);
    }

    @Override
    public CompletableFuture<Segment> prepare(Channel channel, long number, Instant deadline) {
        return render(channel, number, deadline, true);
    }

    private CompletableFuture<Segment> render(Channel channel, long number, Instant deadline, boolean speculative) {
        Cut cut = cutter.cut(channel, number);
        HouseFormat format = presets.house(channel.format());
        if (!speculative) {
            easing.wanted(channel, format);
        }
        while (true) {
            boolean[] begun = new boolean[1];
            SegmentJob job = shared.get(channel, cut, () -> {
                begun[0] = true;
                return new SegmentJob(channel, format, cut, gops, sounds, easing, times, deadline, speculative);
            });
            Optional<CompletableFuture<Segment>> wish = job.wanted();
            if (wish.isEmpty()) {
                shared.forget(channel, cut, job);
                continue;
            }
            boolean sooner = job.hasten(deadline, speculative);
            if (begun[0] || sooner) {
                queue(job);
            }
            return wish.get();
        }
    }

    private void queue(SegmentJob job) {
        boolean isShort = job.deadline().isBefore(clock.now().plus(SHORT_OF_TIME));
        if (!pool.offer(job.work(isShort && !job.isSpeculative()))) {
            job.giveUp(new CancellationException("playout stops"));
        }
    }

    RenderAhead ahead() {
        return ahead;
    }

    @Override
    public String codecs(Channel channel) {
        try {
            return engine.codecs(presets.house(channel.format()));
        } catch (MediaException e) {
            return "";
        }
    }

    @Override
    public Figures figures() {
        return new Figures(
                gops.rendered(),
                gops.fromCache(),
                substitutions.pieces(),
                pool.size(),
                shared.unfinished().size());
    }

    @Override
    public Tracer.Trace trace(Channel channel, Instant instant) {
        long frame = channel.format().rate().frameAt(instant);
        Cut cut = cutter.cut(channel, cutter.numberOf(channel, frame));
        return tracer.trace(channel, presets.house(channel.format()), cut, frame);
    }

    @Override
    public RenderCache.State state() {
        return cache.state();
    }

    @Override
    public RenderCache.State clear() {
        return cache.clear();
    }

    @Override
    public List<Metric> metrics() {
        return metrics.now(figures());
    }

    @Override
    public Optional<Eased> eased(Channel channel) {
        return easing.of(channel.id());
    }

    @Override
    public List<Substitution> substitutions(Channel channel) {
        return substitutions.of(channel.id());
    }
}

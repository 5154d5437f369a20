package org.retrovue.playout.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.metrics.Metric;
import org.retrovue.api.playout.Playout;
import org.retrovue.api.station.Faults;
import org.retrovue.media.api.HouseFormat;

/** Makes watched channels cheaper while the workers cannot do all of them, and says so. What was decided counts from the next GOP on, whenever that was asked for. Any thread. */
final class Easing implements AutoCloseable {
    private static final String CODE = "Overload";
    private static final String SLATE = "slate";
    private static final Duration STEP = Duration.ofMillis(500);
    /** A session asks for the next segment at least so often. */
    private static final Duration WATCHED = Duration.ofSeconds(6);
    /** What a channel has of which nothing waits to be rendered. */
    private static final Duration ALL = Duration.ofSeconds(12);

    private static final class Watched {
        private volatile HouseFormat format;
        private volatile Instant last;
        private volatile String step = "";
        private volatile Instant since;
        private final AtomicLong eased = new AtomicLong();

        Watched(HouseFormat format, Instant now) {
            this.format = format;
            last = now;
            since = now;
        }
    }

    private final RenderWorkers workers;
    private final SharedSegments segments;
    private final Needs needs;
    private final MasterClock clock;
    private final Faults faults;
    private final Overload overload = new Overload();
    private final Map<ChannelId, Watched> watched = new ConcurrentHashMap<>();
    private final MasterClock.Repetition steps;
    private volatile List<String> presets;

    Easing(
            RenderWorkers workers,
            SharedSegments segments,
            Needs needs,
            MasterClock clock,
            Faults faults,
            List<String> presets) {
        this.workers = workers;
        this.segments = segments;
        this.needs = needs;
        this.clock = clock;
        this.faults = faults;
        this.presets = presets;
        steps = clock.every("playout-overload", STEP, this::step);
    }

    void limit(List<String> changed) {
        presets = changed;
    }

    /** Notes that somebody waits for a segment of a channel. */
    void wanted(Channel channel, HouseFormat format) {
        Instant now = clock.now();
        Watched one = watched.computeIfAbsent(channel.id(), id -> new Watched(format, now));
        one.format = format;
        one.last = now;
    }

    /** Returns what the next GOP of a channel is encoded in; nothing where there is a slate instead. */
    Optional<HouseFormat> format(Channel channel, HouseFormat full) {
        Watched one = watched.get(channel.id());
        String step = one == null ? "" : one.step;
        if (one == null || step.isEmpty()) {
            return Optional.of(full);
        }
        one.eased.incrementAndGet();
        return step.equals(SLATE) ? Optional.empty() : Optional.of(full.withPreset(step));
    }

    /** Returns the slate that is shown in place of a GOP. It is the same for all GOPs of that length, so that it is encoded once. */
    static Gop slate(Channel channel, Gop instead) {
        Event card = Event.synthetic(
                "overload",
                EventKind.SLATE,
                instead.frames(),
                Map.of("pattern", SLATE, "title", channel.name(), "text", "Please stand by: the station is busy."));
        return new Gop(card, instead.frames());
    }

    /** Returns what a slate is encoded in: the same bytes whatever the channel's own preset is. */
    static HouseFormat slateFormat(HouseFormat full) {
        return full.withPreset("ultrafast");
    }

    Optional<Playout.Eased> of(ChannelId channel) {
        Watched one = watched.get(channel);
        return one == null || one.step.isEmpty()
                ? Optional.empty()
                : Optional.of(new Playout.Eased(one.step, one.since));
    }

    private void step(Instant now) {
        Set<ChannelId> gone = new HashSet<>();
        watched.forEach((id, one) -> {
            if (one.last.plus(WATCHED).isBefore(now)) {
                gone.add(id);
            }
        });
        gone.forEach(id -> {
            watched.remove(id);
            faults.clear(CODE, id.value());
        });
        needs.keep(watched.keySet());
        Map<ChannelId, Duration> runways = runways(now);
        List<String> all = presets;
        List<Overload.Load> loads = new ArrayList<>();
        watched.forEach((id, one) -> {
            String own = one.format.preset();
            loads.add(new Overload.Load(id, runways.getOrDefault(id, ALL), needs.of(id, own, Needs.faster(all, own))));
        });
        overload.decide(now, loads, 1_000L * workers.size());
        for (Overload.Load load : loads) {
            tell(load, all);
        }
    }

    /** Returns how far beyond now everything is rendered that is wanted, of those channels where something is not. */
    private Map<ChannelId, Duration> runways(Instant now) {
        Map<ChannelId, Duration> runways = new HashMap<>();
        for (SegmentJob job : segments.unfinished()) {
            if (!job.isSpeculative() && job.over().isAfter(now)) {
                Duration left = job.start().isAfter(now) ? Duration.between(now, job.start()) : Duration.ZERO;
                runways.merge(job.channel().id(), left, (a, b) -> a.compareTo(b) < 0 ? a : b);
            }
        }
        return runways;
    }

    private void tell(Overload.Load load, List<String> all) {
        Watched one = watched.get(load.channel());
        if (one == null) {
            return;
        }
        int level = overload.level(load.channel());
        List<String> faster = Needs.faster(all, one.format.preset());
        String step = level == 0 ? "" : level > faster.size() ? SLATE : faster.get(level - 1);
        if (step.equals(one.step)) {
            return;
        }
        boolean begins = one.step.isEmpty();
        one.step = step;
        one.since = overload.since(load.channel()).orElse(clock.now());
        if (step.isEmpty()) {
            faults.clear(CODE, load.channel().value());
        } else if (begins) {
            faults.report(Faults.Kind.RUNTIME, CODE, load.channel().value(), message(one, load));
        }
    }

    private String message(Watched one, Overload.Load load) {
        String how = one.step.equals(SLATE)
                ? "shows a slate with its sound"
                : "is encoded with the preset " + one.step + " instead of " + one.format.preset();
        return "channel " + load.channel() + " " + how + " since " + one.since + ": " + watched.size()
                + " channels are watched, more than " + workers.size() + " render threads can do. It is rendered "
                + load.runway().toMillis() + " ms ahead. Give it a smaller format or a faster preset, render what it"
                + " airs in advance (retrovue:condition " + load.channel()
                + "), or give the station more cores and workers";
    }

    List<Metric> metrics() {
        Metric now = Metric.gauge(
                "retrovue_overload_eased", "Channels that are rendered more cheaply as there is too much to do.");
        Metric gops = Metric.counter(
                "retrovue_overload_gops_total", "GOPs that were rendered more cheaply, of channels that are watched.");
        for (Map.Entry<ChannelId, Watched> one : watched.entrySet()) {
            String id = one.getKey().value();
            if (!one.getValue().step.isEmpty()) {
                now = now.with(1, "channel", id, "step", one.getValue().step);
            }
            if (one.getValue().eased.get() > 0) {
                gops = gops.with(one.getValue().eased.get(), "channel", id);
            }
        }
        return List.of(now, gops);
    }

    @Override
    public void close() {
        steps.close();
    }
}

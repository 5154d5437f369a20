package org.retrovue.channel.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.channel.SegmentUnavailableException;
import org.retrovue.api.channel.SegmentUnavailableException.Reason;
import org.retrovue.api.channel.Window;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.metrics.Metric;
import org.retrovue.api.metrics.MetricSource;
import org.retrovue.api.plan.Schedules;
import org.retrovue.api.playout.Playout;
import org.retrovue.api.station.Faults;

/** The channels with their sessions: one for each channel that is watched, however many watch it. */
@Component(
        service = {Channels.class, MetricSource.class},
        configurationPid = RunningChannels.PID)
@Designate(ocd = RunningChannels.Config.class)
public final class RunningChannels implements Channels, MetricSource {
    /** The configuration. */
    public static final String PID = "org.retrovue.channel";

    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration LOW = Duration.ofSeconds(4);
    private static final String RUNWAY_LOW = "RunwayLow";

    /** What an owner may set. */
    @ObjectClassDefinition(name = "RetroVue channels", description = "Sessions of watched channels.")
    public @interface Config {
        /** How long a session outlives its last viewer. */
        @AttributeDefinition(
                name = "Linger, seconds",
                description = "How long a channel goes on being rendered after its last viewer left.")
        int linger_seconds() default 20;
    }

    private final Schedules schedules;
    private final Playout playout;
    private final MasterClock clock;
    private final Faults faults;
    private final Offer offer;
    private volatile Duration linger;
    private final Map<ChannelId, Session> sessions = new ConcurrentHashMap<>();
    private final Map<ChannelId, AtomicLong> served = new ConcurrentHashMap<>();
    private final Warmth warmth;
    private final MasterClock.Repetition steps;

    /** Begins without viewers. */
    @Activate
    public RunningChannels(
            @Reference Schedules schedules,
            @Reference Playout playout,
            @Reference MasterClock clock,
            @Reference Faults faults,
            Config config) {
        this.schedules = schedules;
        this.playout = playout;
        this.clock = clock;
        this.faults = faults;
        offer = new Offer(playout);
        linger = linger(config);
        warmth = new Warmth(playout, offer);
        steps = clock.every("channel-sessions", STEP, this::step);
    }

    /** Takes a changed configuration while channels are watched. */
    @Modified
    void change(Config changed) {
        linger = linger(changed);
    }

    private static Duration linger(Config config) {
        return Duration.ofSeconds(Math.max(0, config.linger_seconds()));
    }

    /** Ends all sessions. */
    @Deactivate
    public void stop() {
        steps.close();
        sessions.values().forEach(Session::end);
        sessions.clear();
        warmth.end();
    }

    private void step(Instant now) {
        List<Channel> known = schedules.channels();
        Set<ChannelId> ids = known.stream().map(Channel::id).collect(Collectors.toSet());
        sessions.keySet().forEach(id -> step(id, ids.contains(id), now));
        warmth.step(known, sessions::containsKey, now);
    }

    private void step(ChannelId id, boolean known, Instant now) {
        Session session = sessions.computeIfPresent(id, (same, running) -> {
            if (known && !running.isOver(now, linger)) {
                return running;
            }
            running.end();
            return null;
        });
        if (session == null) {
            faults.clear(RUNWAY_LOW, id.value());
            return;
        }
        session.extend(now);
        watchRunway(id, session, now);
    }

    private void watchRunway(ChannelId id, Session session, Instant now) {
        Duration runway = session.runway(now);
        if (runway.compareTo(LOW) >= 0) {
            faults.clear(RUNWAY_LOW, id.value());
        } else if (now.isAfter(session.started().plus(WARM_UP))) {
            faults.report(
                    Faults.Kind.RUNTIME,
                    RUNWAY_LOW,
                    id.value(),
                    "channel " + id + " is rendered only " + runway.toMillis()
                            + " ms ahead: too many channels or too large a picture for this machine;"
                            + " choose a smaller format or a faster preset");
        }
    }

    @Override
    public List<Channel> all() {
        return schedules.channels();
    }

    @Override
    public Optional<Channel> find(String idOrNumber) {
        List<Channel> all = schedules.channels();
        return all.stream()
                .filter(channel -> channel.id().value().equals(idOrNumber))
                .findFirst()
                .or(() -> all.stream()
                        .filter(channel -> channel.number().equals(idOrNumber))
                        .findFirst());
    }

    @Override
    public void watching(Channel channel, String viewer, String face) {
        Instant now = clock.now();
        boolean[] begins = new boolean[1];
        // Within compute, so that a session cannot end between being found and being told of its viewer.
        Session session = sessions.compute(channel.id(), (id, known) -> {
            Session running = known == null ? new Session(playout, offer, now) : known;
            begins[0] = running.seen(channel.withoutRenditions(), viewer, face, now);
            return running;
        });
        if (begins[0]) {
            session.extend(now);
        }
    }

    @Override
    public void left(Channel channel, String viewer) {
        Session session = sessions.get(channel.id());
        if (session != null) {
            session.left(viewer, clock.now());
        }
    }

    @Override
    public Window window(Channel channel) {
        return offer.window(channel, clock.now());
    }

    @Override
    public Segment segment(Channel channel, long number, Duration atMost) throws SegmentUnavailableException {
        Instant now = clock.now();
        offer.check(channel, number, now);
        Session session = sessions.get(channel.id());
        Channel alone = channel.withoutRenditions();
        Optional<Segment> ready = session == null ? Optional.empty() : session.ready(alone, number);
        Segment segment = ready.isPresent() ? ready.get() : wait(alone, number, atMost);
        served.computeIfAbsent(channel.id(), id -> new AtomicLong()).incrementAndGet();
        return segment;
    }

    private Segment wait(Channel channel, long number, Duration atMost) throws SegmentUnavailableException {
        // Wanted when it is on the air, not now: players fetch ahead, and what others need sooner comes first.
        CompletableFuture<Segment> result =
                playout.render(channel, number, playout.place(channel, number).start());
        try {
            return result.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw late(channel, number, "was not ready within " + atMost.toMillis() + " ms");
        } catch (ExecutionException | CancellationException e) {
            throw late(channel, number, "could not be made: " + (e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw late(channel, number, "is no longer waited for");
        } finally {
            result.cancel(false);
        }
    }

    @Override
    public void awaitPicture(Channel channel, Duration atMost) throws SegmentUnavailableException {
        Instant now = clock.now();
        Session session = sessions.get(channel.id());
        Channel alone = channel.withoutRenditions();
        OptionalLong awaited = session == null ? OptionalLong.empty() : session.awaited(alone, now, WARM_UP);
        if (session == null || awaited.isEmpty()) {
            return;
        }
        long number = awaited.getAsLong();
        if (session.ready(alone, number).isEmpty()) {
            wait(alone, number, atMost);
        }
        try {
            clock.await(playout.place(channel, number).start(), Session.IN_HAND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw late(channel, number, "is no longer waited for");
        }
    }

    private static SegmentUnavailableException late(Channel channel, long number, String what) {
        return new SegmentUnavailableException(
                Reason.LATE, "segment " + number + " of channel " + channel.id() + " " + what);
    }

    @Override
    public String codecs(Channel channel) {
        return playout.codecs(channel);
    }

    @Override
    public List<Metric> metrics() {
        Instant now = clock.now();
        Metric runway = Metric.gauge(
                "retrovue_runway_seconds", "How far beyond now a watched channel is rendered, in station time.");
        Metric viewers = Metric.gauge("retrovue_viewers", "Who watches a channel, by delivery.");
        for (Map.Entry<ChannelId, Session> running : sessions.entrySet()) {
            String id = running.getKey().value();
            runway = runway.withNanos(running.getValue().runway(now).toNanos(), "channel", id);
            for (Map.Entry<String, Integer> face :
                    running.getValue().viewersByFace().entrySet()) {
                viewers = viewers.with(face.getValue(), "channel", id, "delivery", face.getKey());
            }
        }
        Metric segments = Metric.counter("retrovue_segments_served_total", "Segments that viewers were given.");
        for (Map.Entry<ChannelId, AtomicLong> count : served.entrySet()) {
            segments = segments.with(
                    count.getValue().get(), "channel", count.getKey().value());
        }
        return List.of(
                Metric.gauge("retrovue_channels", "Channels of the station.")
                        .with(schedules.channels().size()),
                Metric.gauge("retrovue_sessions", "Channels that are being rendered.")
                        .with(sessions.size()),
                runway,
                viewers,
                segments);
    }

    @Override
    public Status status(Channel channel) {
        @Nullable Session session = sessions.get(channel.id());
        List<Playout.Substitution> substituted = playout.substitutions(channel);
        return new Status(
                session != null,
                session == null ? 0 : session.viewers(),
                session == null ? 0 : session.runway(clock.now()).toMillis(),
                served.getOrDefault(channel.id(), new AtomicLong()).get(),
                substituted.size(),
                substituted.isEmpty() ? "" : substituted.get(0).cause());
    }
}

package org.retrovue.channel.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.playout.Playout;

/** A channel that somebody watches: has everything rendered that is on offer, and some segments more. Any thread. */
final class Session {
    /** Segments that are rendered beyond what is on offer. */
    static final int RUNWAY = 3;

    private record Rendering(List<Event> events, CompletableFuture<Segment> result) {
        boolean failed() {
            return result.isCompletedExceptionally();
        }
    }

    private final Playout playout;
    private final Offer offer;
    private final Instant started;
    private final Viewers viewers = new Viewers();
    private final TreeMap<Long, Rendering> renderings = new TreeMap<>();
    private Channel channel;

    Session(Playout playout, Offer offer, Channel channel, Instant now) {
        this.playout = playout;
        this.offer = offer;
        this.channel = channel;
        this.started = now;
    }

    synchronized void seen(Channel current, String viewer, String face, Instant now) {
        if (!current.equals(channel)) {
            renderings.clear();
            channel = current;
        }
        viewers.seen(viewer, face, now);
    }

    synchronized void left(String viewer, Instant now) {
        viewers.left(viewer, now);
    }

    synchronized int viewers() {
        return viewers.count();
    }

    synchronized Map<String, Integer> viewersByFace() {
        return viewers.byFace();
    }

    synchronized Channel channel() {
        return channel;
    }

    Instant started() {
        return started;
    }

    /** Forgets silent viewers. Returns whether the session is over. */
    synchronized boolean isOver(Instant now, Duration silence, Duration linger) {
        viewers.forgetSilent(now, silence);
        return viewers.emptyFor(linger, now);
    }

    /** Has rendered what is due, what is nearest first. */
    synchronized void extend(Instant now) {
        long onAir = playout.numberAt(channel, now);
        renderings.headMap(onAir).clear();
        for (long number = onAir; number <= offer.newest(channel, now) + RUNWAY; number++) {
            Segment.Place place = playout.place(channel, number);
            List<Event> events = playout.events(channel, place.frames());
            Rendering known = renderings.get(number);
            if (known == null || known.failed() || !known.events().equals(events)) {
                renderings.put(number, new Rendering(events, playout.render(channel, number, place.start())));
            }
        }
    }

    /** Returns a segment that is already rendered as the plan is now. */
    synchronized Optional<Segment> ready(Channel current, long number) {
        Rendering known = renderings.get(number);
        if (known == null || !current.equals(channel) || !known.result().isDone() || known.failed()) {
            return Optional.empty();
        }
        Segment segment = known.result().join();
        boolean same =
                known.events().equals(playout.events(channel, segment.place().frames()));
        return same ? Optional.of(segment) : Optional.empty();
    }

    /** Returns how far beyond now all is rendered. */
    synchronized Duration runway(Instant now) {
        Instant until = now;
        long next = playout.numberAt(channel, now);
        for (Map.Entry<Long, Rendering> entry : renderings.tailMap(next).entrySet()) {
            Rendering rendering = entry.getValue();
            if (entry.getKey() != next || !rendering.result().isDone() || rendering.failed()) {
                break;
            }
            until = Offer.end(channel, rendering.result().join().place());
            next++;
        }
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }
}

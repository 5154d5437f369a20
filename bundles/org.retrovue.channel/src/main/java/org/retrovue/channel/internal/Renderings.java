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

/** The segments of a channel that were asked for: ready, or being rendered. What is not wanted any more is called off. Not safe for threads. */
final class Renderings {
    /** How a segment is asked for. */
    @FunctionalInterface
    interface Order {
        CompletableFuture<Segment> place(Channel channel, long number, Instant deadline);
    }

    private record Rendering(List<Event> events, CompletableFuture<Segment> result) {
        boolean failed() {
            return result.isCompletedExceptionally();
        }
    }

    private final Playout playout;
    private final Channel channel;
    private final Order order;
    private final TreeMap<Long, Rendering> byNumber = new TreeMap<>();

    Renderings(Playout playout, Channel channel, Order order) {
        this.playout = playout;
        this.channel = channel;
        this.order = order;
    }

    Channel channel() {
        return channel;
    }

    /** Asks for these segments as the plan is now, what is nearest first, and gives up those before. */
    void extend(long first, long last) {
        callOff(byNumber.headMap(first));
        for (long number = first; number <= last; number++) {
            Segment.Place place = playout.place(channel, number);
            List<Event> events = playout.events(channel, place.frames());
            Rendering known = byNumber.get(number);
            if (known == null || known.failed() || !known.events().equals(events)) {
                byNumber.put(number, new Rendering(events, order.place(channel, number, place.start())));
                if (known != null) {
                    known.result().cancel(false);
                }
            }
        }
    }

    /** Returns a segment that is ready, if that is as the plan is now. */
    Optional<Segment> ready(long number) {
        Rendering known = byNumber.get(number);
        if (known == null || !known.result().isDone() || known.failed()) {
            return Optional.empty();
        }
        Segment segment = known.result().join();
        boolean same =
                known.events().equals(playout.events(channel, segment.place().frames()));
        return same ? Optional.of(segment) : Optional.empty();
    }

    /** Returns how far beyond now all is ready, from a segment on. */
    Duration runway(Instant now, long from) {
        Instant until = now;
        long next = from;
        for (Map.Entry<Long, Rendering> entry : byNumber.tailMap(next).entrySet()) {
            Rendering rendering = entry.getValue();
            if (entry.getKey() != next || !rendering.result().isDone() || rendering.failed()) {
                break;
            }
            until = Offer.end(channel, rendering.result().join().place());
            next++;
        }
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    void callOff() {
        callOff(byNumber);
    }

    private static void callOff(Map<Long, Rendering> some) {
        some.values().forEach(rendering -> rendering.result().cancel(false));
        some.clear();
    }
}

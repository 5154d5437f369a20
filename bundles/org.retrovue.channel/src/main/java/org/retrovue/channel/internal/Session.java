package org.retrovue.channel.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.playout.Playout;

/** A channel that somebody watches: has everything rendered that is on offer, and some segments more. Any thread. */
final class Session {
    /** Segments that are rendered beyond what is on offer. */
    static final int RUNWAY = 3;
    /** What a player has in hand at its start: less, and it stalls at once when the segment on the air is nearly over. */
    static final Duration IN_HAND = Duration.ofSeconds(1);

    private final Playout playout;
    private final Offer offer;
    private final Instant started;
    private final Viewers viewers = new Viewers();
    private final long first;
    private Renderings renderings;

    Session(Playout playout, Offer offer, Channel channel, Instant now) {
        this.playout = playout;
        this.offer = offer;
        this.started = now;
        // What is over in a moment is not begun: the first viewer would wait for it, and then for the next as well.
        first = playout.numberAt(channel, now.plus(IN_HAND));
        renderings = renderings(channel);
    }

    private Renderings renderings(Channel channel) {
        return new Renderings(playout, channel, playout::render);
    }

    synchronized void seen(Channel current, String viewer, String face, Instant now) {
        if (!current.equals(renderings.channel())) {
            renderings.callOff();
            renderings = renderings(current);
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
        renderings.extend(firstWanted(now), offer.newest(renderings.channel(), now) + RUNWAY);
    }

    /** Returns the first segment that a player needs that begins now. */
    synchronized long firstWanted(Instant now) {
        return Math.max(first, playout.numberAt(renderings.channel(), now));
    }

    /** Returns a segment that is already rendered as the plan is now. */
    synchronized Optional<Segment> ready(Channel current, long number) {
        return current.equals(renderings.channel()) ? renderings.ready(number) : Optional.empty();
    }

    /** Returns how far beyond now all is rendered. */
    synchronized Duration runway(Instant now) {
        return renderings.runway(now, firstWanted(now));
    }

    /** Gives up what is not rendered yet. */
    synchronized void end() {
        renderings.callOff();
    }
}

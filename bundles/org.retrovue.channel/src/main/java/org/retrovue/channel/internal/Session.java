package org.retrovue.channel.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.playout.Playout;

/** A channel that somebody watches: has everything rendered that is on offer, in the formats that are watched, and some segments more. Any thread. */
final class Session {
    /** Segments that are rendered beyond what is on offer. */
    static final int RUNWAY = 3;
    /** What a player has in hand at its start: less, and it stalls at once when the segment on the air is nearly over. */
    static final Duration IN_HAND = Duration.ofSeconds(1);

    /** A viewer that is silent for so long is gone; a format that none has asked for so long after another is not rendered any more. */
    static final Duration SILENCE = Duration.ofSeconds(3 * Offer.TARGET_DURATION);

    private final Playout playout;
    private final Offer offer;
    private final Instant started;
    private final Viewers viewers = new Viewers();
    private final Map<ChannelFormat, Watched> formats = new HashMap<>();

    Session(Playout playout, Offer offer, Instant now) {
        this.playout = playout;
        this.offer = offer;
        this.started = now;
    }

    /** Notes a viewer of the channel in one of its formats. Returns whether there is something new to be rendered. */
    synchronized boolean seen(Channel current, String viewer, String face, Instant now) {
        boolean newcomer = !viewers.knows(viewer);
        Watched known = formats.get(current.format());
        boolean begins = known == null || !known.channel().equals(current);
        Watched watched = known == null || begins ? begin(current, newcomer, now) : known;
        if (newcomer && !begins) {
            watched.tuned(now);
        }
        watched.seen(now);
        viewers.seen(viewer, face, now);
        return begins;
    }

    /** Begins to render a format. Where its channel has changed in its file, all that watch it begin anew. */
    private Watched begin(Channel current, boolean newcomer, Instant now) {
        Watched before = formats.remove(current.format());
        if (before != null) {
            before.renderings().callOff();
        }
        boolean tuned = newcomer || before != null || formats.isEmpty();
        Watched begun = new Watched(playout, offer, current, tuned, now);
        formats.put(current.format(), begun);
        return begun;
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
    synchronized boolean isOver(Instant now, Duration linger) {
        viewers.forgetSilent(now, SILENCE);
        return viewers.emptyFor(linger, now);
    }

    /** Has rendered what is due, what is nearest first. */
    synchronized void extend(Instant now) {
        Instant latest = formats.values().stream()
                .map(Watched::seen)
                .max(Instant::compareTo)
                .orElse(now);
        formats.values().removeIf(watched -> {
            boolean left = watched.seen().isBefore(latest.minus(SILENCE));
            if (left) {
                watched.renderings().callOff();
            }
            return left;
        });
        formats.values().forEach(watched -> watched.extend(now));
    }

    /** Returns the segment that a player of a format waits for that begins now; nothing when the format has been on for a while. */
    synchronized OptionalLong awaited(Channel current, Instant now, Duration aWhile) {
        Watched watched = formats.get(current.format());
        return watched == null ? OptionalLong.empty() : watched.awaited(now, aWhile);
    }

    /** Returns a segment that is already rendered as the plan is now. */
    synchronized Optional<Segment> ready(Channel current, long number) {
        Watched watched = formats.get(current.format());
        return watched == null || !current.equals(watched.channel())
                ? Optional.empty()
                : watched.renderings().ready(number);
    }

    /** Returns how far beyond now all is rendered: of the formats that are watched, the one that has least. */
    synchronized Duration runway(Instant now) {
        return formats.values().stream()
                .map(watched -> watched.runway(now))
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** Gives up what is not rendered yet. */
    synchronized void end() {
        formats.values().forEach(watched -> watched.renderings().callOff());
        formats.clear();
    }
}

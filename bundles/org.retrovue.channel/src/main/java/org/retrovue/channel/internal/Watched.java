package org.retrovue.channel.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.playout.Playout;

/** One format of a channel that somebody watches. Not safe for threads: the session guards it. */
final class Watched {
    private final Playout playout;
    private final Offer offer;
    private final Renderings renderings;
    private final Instant since;
    private boolean begun;
    private long first;
    private Instant seen;

    /**
     * Begins.
     *
     * @param tuned whether a player begins here that needs what is on the air now; otherwise it comes from another format of the channel and has all that is on offer already
     */
    Watched(Playout playout, Offer offer, Channel channel, boolean tuned, Instant now) {
        this.playout = playout;
        this.offer = offer;
        since = now;
        seen = now;
        renderings = new Renderings(playout, channel, playout::render);
        first = offer.newest(channel, now) + 1;
        if (tuned) {
            tuned(now);
        }
    }

    /** A player begins here. What is over in a moment is not begun: it would wait for that, and then for the next as well. */
    void tuned(Instant now) {
        begun = true;
        first = Math.min(first, playout.numberAt(channel(), now.plus(Session.IN_HAND)));
    }

    void seen(Instant now) {
        seen = now;
    }

    Instant seen() {
        return seen;
    }

    Channel channel() {
        return renderings.channel();
    }

    Renderings renderings() {
        return renderings;
    }

    void extend(Instant now) {
        renderings.extend(firstWanted(now), offer.newest(channel(), now) + Session.RUNWAY);
    }

    /** Returns the first segment that a player needs that begins now. */
    long firstWanted(Instant now) {
        return Math.max(first, playout.numberAt(channel(), now));
    }

    /** Returns the segment that a player waits for that begins now; nothing when this has been on for a while, or none begins here. */
    OptionalLong awaited(Instant now, Duration aWhile) {
        return begun && now.isBefore(since.plus(aWhile)) ? OptionalLong.of(firstWanted(now)) : OptionalLong.empty();
    }

    Duration runway(Instant now) {
        return renderings.runway(now, firstWanted(now));
    }
}

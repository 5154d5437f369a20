package org.retrovue.channel.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.channel.SegmentUnavailableException;
import org.retrovue.api.channel.SegmentUnavailableException.Reason;
import org.retrovue.api.channel.Window;
import org.retrovue.api.playout.Playout;
import org.retrovue.time.Rational;

/**
 * Which segments are on offer at a moment: those up to three target durations ahead, so that a player that holds back as much shows the frame of this moment.
 *
 * @see "docs/contracts/transport.md, OFFER-1 to OFFER-4"
 */
final class Offer {
    /** Seconds of EXT-X-TARGETDURATION: no segment is as long as 3.5 s in any house rate. */
    static final int TARGET_DURATION = 3;
    /** How far ahead segments are offered. */
    static final Duration AHEAD = Duration.ofSeconds(3 * TARGET_DURATION);

    private static final int SEGMENTS = 12;
    private static final Duration KEPT = Duration.ofSeconds(60);
    /** Numbers farther from now than this are not looked up: a segment has half a second or more. */
    private static final int FAR = 150;

    private final Playout playout;

    Offer(Playout playout) {
        this.playout = playout;
    }

    long newest(Channel channel, Instant now) {
        return playout.numberAt(channel, now.plus(AHEAD));
    }

    Window window(Channel channel, Instant now) {
        long newest = newest(channel, now);
        List<Segment.Place> places = new ArrayList<>();
        for (long number = newest - SEGMENTS + 1; number <= newest; number++) {
            places.add(playout.place(channel, number));
        }
        Instant end = end(channel, places.get(places.size() - 1));
        Rational offset = Rational.seconds(Duration.between(end, now));
        return new Window(channel, places, TARGET_DURATION, now, offset);
    }

    static Instant end(Channel channel, Segment.Place place) {
        return channel.format().rate().startOf(place.frames().end());
    }

    /** Refuses a segment that is long past or not yet on offer; the one after the newest may be fetched early. */
    void check(Channel channel, long number, Instant now) throws SegmentUnavailableException {
        long newest = newest(channel, now);
        if (number > newest + 1) {
            throw new SegmentUnavailableException(
                    Reason.NOT_YET, "segment " + number + " of channel " + channel.id() + " is not on offer yet");
        }
        if (number < newest - FAR
                || end(channel, playout.place(channel, number)).isBefore(now.minus(KEPT))) {
            throw new SegmentUnavailableException(
                    Reason.GONE, "segment " + number + " of channel " + channel.id() + " is long past");
        }
    }
}

package org.retrovue.delivery.mpegts.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.channel.Window;

/** Decides when a viewer gets which segment: the one on the air at once, each later one a little before its time. */
final class Pace {

    /** How long before its time a segment is sent, so that a viewer has something in hand. */
    static final Duration LEAD = Duration.ofSeconds(3);

    /** How far a viewer may fall behind before it counts as one that does not read. */
    static final Duration LAG = Duration.ofSeconds(15);

    /** What to do for a viewer now. */
    enum Turn {
        /** Nothing yet. */
        WAIT,
        /** Send its next segment. */
        SEND,
        /** It has fallen too far behind. */
        DROP
    }

    private Pace() {}

    /**
     * Returns the segment that is on the air.
     *
     * @param window what is on offer
     * @return its number; the nearest when the window does not reach now
     */
    static long onAir(Window window) {
        List<Segment.Place> places = window.segments();
        long number = places.get(0).number();
        for (Segment.Place place : places) {
            if (!place.start().isAfter(window.now())) {
                number = place.number();
            }
        }
        return number;
    }

    /**
     * Decides about a viewer.
     *
     * @param window what is on offer
     * @param next the number of the viewer's next segment
     * @param idle whether it has taken all it was given
     * @return what to do
     */
    static Turn turn(Window window, long next, boolean idle) {
        List<Segment.Place> places = window.segments();
        long first = places.get(0).number();
        if (next < first) {
            return Turn.DROP;
        }
        if (next - first >= places.size()) {
            return Turn.WAIT;
        }
        Instant start = places.get((int) (next - first)).start();
        if (idle) {
            return start.minus(LEAD).isAfter(window.now()) ? Turn.WAIT : Turn.SEND;
        }
        return start.plus(LAG).isBefore(window.now()) ? Turn.DROP : Turn.WAIT;
    }
}

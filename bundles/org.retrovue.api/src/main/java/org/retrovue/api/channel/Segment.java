package org.retrovue.api.channel;

import java.time.Instant;
import org.retrovue.time.FrameRange;
import org.retrovue.time.Rational;

/**
 * A piece of a channel's stream: whole GOPs as MPEG-TS.
 *
 * @param place which piece it is
 * @param bytes the transport stream; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record Segment(Place place, byte[] bytes) {
    /**
     * Where a segment lies.
     *
     * @param number n: a function of time; numbers of neighbours differ by one
     * @param frames its frames on the channel's timeline
     * @param start when its first frame starts
     * @param duration seconds, exactly
     */
    public record Place(long number, FrameRange frames, Instant start, Rational duration) {}
}

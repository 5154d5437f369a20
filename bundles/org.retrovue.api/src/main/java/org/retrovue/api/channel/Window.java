package org.retrovue.api.channel;

import java.time.Instant;
import java.util.List;
import org.retrovue.time.Rational;

/**
 * What a live playlist offers at one moment.
 *
 * @param channel the channel
 * @param segments in order, without gaps; six or more
 * @param targetDuration whole seconds; never changes for a house format
 * @param now station time at which it was made
 * @param startOffset seconds from the end of the last segment back to now, as a negative number: for EXT-X-START
 */
public record Window(
        Channel channel, List<Segment.Place> segments, int targetDuration, Instant now, Rational startOffset) {
    /** Copies the list. */
    public Window {
        segments = List.copyOf(segments);
    }
}

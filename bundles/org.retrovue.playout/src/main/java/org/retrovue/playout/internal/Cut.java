package org.retrovue.playout.internal;

import java.util.List;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Segment;
import org.retrovue.time.FrameRange;

/**
 * What a segment is made of.
 *
 * @param place where it lies
 * @param gops its GOPs, one or more
 * @param sound its AAC frames
 * @param heard the events whose sound is needed to encode those, whole, in order
 */
record Cut(Segment.Place place, List<Gop> gops, SoundFrames sound, List<Event> heard) {
    FrameRange frames() {
        return place.frames();
    }
}

package org.retrovue.playout.internal;

import org.retrovue.api.blockplan.Event;
import org.retrovue.time.FrameRange;

/**
 * A GOP of an event.
 *
 * @param event whose pictures it holds
 * @param frames on the channel's timeline, within the event
 */
record Gop(Event event, FrameRange frames) {
    /** Returns its first frame, counted from the event's first. */
    long firstInEvent() {
        return frames.start() - event.frames().start();
    }

    int count() {
        return Math.toIntExact(frames.count());
    }
}

package org.retrovue.api.blockplan;

import java.time.Instant;
import java.util.List;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;

/**
 * A block, frame-exact. Immutable once published.
 *
 * @param channel the channel
 * @param id the log entry's id
 * @param title for people
 * @param start the block's start on the wall clock
 * @param end its end
 * @param rate the channel's frame rate
 * @param frames from ceil(start * rate) to ceil(end * rate)
 * @param events tile the frames without gap or overlap
 */
public record BlockPlan(
        ChannelId channel,
        String id,
        String title,
        Instant start,
        Instant end,
        FrameRate rate,
        FrameRange frames,
        List<Event> events) {
    /**
     * Checks that the events tile the block.
     *
     * @throws IllegalArgumentException that says where they do not
     */
    public BlockPlan {
        events = List.copyOf(events);
        long at = frames.start();
        for (Event event : events) {
            if (event.frames().start() != at) {
                throw new IllegalArgumentException("block " + id + ": event " + event.id() + " starts at frame "
                        + event.frames().start() + ", not " + at);
            }
            at = event.frames().end();
        }
        if (at != frames.end()) {
            throw new IllegalArgumentException(
                    "block " + id + ": the events end at frame " + at + ", not " + frames.end());
        }
    }
}

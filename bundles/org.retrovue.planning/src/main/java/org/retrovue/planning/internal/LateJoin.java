package org.retrovue.planning.internal;

import java.util.ArrayList;
import java.util.List;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.Event;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/**
 * Joins a block in progress where the channel has shown a hole until now: what has been offered to viewers must not change under them. Pure.
 *
 * <p>The hole goes on up to a segment's boundary, exactly as it was; from there on the block is shown as if it had begun at its time.
 */
final class LateJoin {
    private LateJoin() {}

    /** Returns the first segment boundary at or after a frame. */
    static long boundary(FrameRate rate, long frame) {
        long segment = rate.segmentFrames();
        return -Math.floorDiv(-frame, segment) * segment;
    }

    /** Returns the plan from a frame on, which lies before its end. */
    static BlockPlan from(BlockPlan plan, long first) {
        List<Event> events = new ArrayList<>();
        for (Event event : plan.events()) {
            if (event.frames().end() > first) {
                events.add(event.frames().start() >= first ? event : cut(event, first, plan.rate()));
            }
        }
        FrameRange frames = new FrameRange(first, plan.frames().end());
        return new BlockPlan(
                plan.channel(), plan.id(), plan.title(), plan.start(), plan.end(), plan.rate(), frames, events);
    }

    private static Event cut(Event event, long first, FrameRate rate) {
        Rational gone = rate.seconds(first - event.frames().start());
        FrameRange rest = new FrameRange(first, event.frames().end());
        return new Event(
                event.id(),
                event.kind(),
                event.producer(),
                rest,
                event.asset(),
                event.sourceStart().plus(gone),
                0,
                (int) Math.min(event.fadeOutFrames(), rest.count()),
                event.parameters());
    }
}

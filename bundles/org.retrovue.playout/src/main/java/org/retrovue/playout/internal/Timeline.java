package org.retrovue.playout.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.BlockPlans;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.channel.Channel;
import org.retrovue.time.FrameRange;

/**
 * A channel's events without gap: those of its block plans, and slates where there is no plan.
 *
 * <p>Slates lie on the grid of segments, clipped by the plans, so that they stay what they were when a plan appears elsewhere.
 */
final class Timeline {
    private static final String NO_REASON = "No programme is planned for this time.";

    private final BlockPlans plans;

    Timeline(BlockPlans plans) {
        this.plans = plans;
    }

    /** Returns the events that share a frame with a range, whole, in order. */
    List<Event> events(Channel channel, FrameRange frames) {
        if (frames.isEmpty()) {
            return List.of();
        }
        long cell = channel.format().rate().segmentFrames();
        FrameRange cells =
                new FrameRange(Math.floorDiv(frames.start(), cell) * cell, -Math.floorDiv(-frames.end(), cell) * cell);
        List<Event> all = new ArrayList<>();
        long at = cells.start();
        for (BlockPlan plan : plans.covering(channel.id(), cells)) {
            // A plan of another frame rate counts other frames: the channel's file was changed under it.
            if (!plan.rate().equals(channel.format().rate()) || plan.frames().start() < at && at > cells.start()) {
                continue;
            }
            addSlates(channel, at, Math.max(at, plan.frames().start()), cell, all);
            all.addAll(plan.events());
            at = Math.max(at, plan.frames().end());
        }
        addSlates(channel, at, Math.max(at, cells.end()), cell, all);
        all.removeIf(event -> !event.frames().overlaps(frames));
        return all;
    }

    private void addSlates(Channel channel, long from, long to, long cell, List<Event> into) {
        if (from >= to) {
            return;
        }
        String reason = plans.holeReason(channel.id());
        Map<String, String> words =
                Map.of("pattern", "slate", "title", channel.name(), "text", reason.isBlank() ? NO_REASON : reason);
        long at = from;
        while (at < to) {
            long end = Math.min(to, (Math.floorDiv(at, cell) + 1) * cell);
            into.add(Event.synthetic("slate-" + at, EventKind.SLATE, new FrameRange(at, end), words));
            at = end;
        }
    }
}

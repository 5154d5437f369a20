package org.retrovue.playout.internal;

import java.util.ArrayList;
import java.util.List;
import org.retrovue.api.blockplan.Event;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;

/**
 * Cuts events into GOPs: of g = {@link FrameRate#gopFrames} frames, counted from the event's start. A remainder of less than half is merged into the GOP before; an event shorter than g is one GOP.
 *
 * <p>So no GOP is as long as 3 g / 2, while a segment's stretch of the grid has 2 g: in each stretch at least one GOP begins, and no segment is empty. No segment is as long as 7 g / 2 either:
 * rounded to whole seconds none exceeds three.
 *
 * @see "docs/contracts/playout.md, PLAYOUT-1"
 */
final class GopGrid {
    private final int nominal;

    GopGrid(FrameRate rate) {
        nominal = rate.gopFrames();
    }

    /** Returns the GOPs of an event whose first frame lies in a range, in order. */
    List<Gop> startingIn(Event event, FrameRange range) {
        long start = event.frames().start();
        long gops = gops(event.frames().count());
        long index = Math.max(0, Math.floorDiv(range.start() - start + nominal - 1, nominal));
        List<Gop> found = new ArrayList<>();
        for (; index < gops && start + index * nominal < range.end(); index++) {
            long first = start + index * nominal;
            long end = index == gops - 1 ? event.frames().end() : first + nominal;
            found.add(new Gop(event, new FrameRange(first, end)));
        }
        return found;
    }

    private long gops(long frames) {
        long whole = frames / nominal;
        long remainder = frames % nominal;
        return whole == 0 ? 1 : whole + (2 * remainder >= nominal ? 1 : 0);
    }
}

package org.retrovue.planning.internal;

import java.time.Instant;
import java.util.List;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.OverrideRecord;
import org.retrovue.api.plan.ScheduleEntry;

/**
 * An operator's order with all that is needed to carry it out and to take it back.
 *
 * @param record as others see it
 * @param before the locked blocks as they were, one after the other; none where none was locked yet
 * @param after the blocks as they are then; begin where those before did
 * @param entriesBefore the entries of the line-up as they were
 * @param entriesAfter as they are then
 */
record Filed(
        OverrideRecord record,
        List<LogEntry> before,
        List<LogEntry> after,
        List<ScheduleEntry> entriesBefore,
        List<ScheduleEntry> entriesAfter) {
    Filed {
        before = List.copyOf(before);
        after = List.copyOf(after);
        entriesBefore = List.copyOf(entriesBefore);
        entriesAfter = List.copyOf(entriesAfter);
    }

    /** Returns where the blocks as they are then begin. */
    Instant from() {
        return after.get(0).start();
    }

    /** Tells whether the block was not locked until it was ordered. */
    boolean wasFree() {
        return before.isEmpty() && entriesBefore.get(0).start().equals(from());
    }

    /** Tells whether an order changed what this one had made. */
    boolean isUnder(Filed later) {
        return later.entriesBefore.stream().anyMatch(entriesAfter::contains);
    }

    /** Returns where the blocks as they were ended. */
    Instant endBefore() {
        return before.isEmpty() ? from() : before.get(before.size() - 1).end();
    }

    /** Returns where the blocks as they are then end. */
    Instant endAfter() {
        return after.get(after.size() - 1).end();
    }

    Filed with(OverrideRecord other) {
        return new Filed(other, before, after, entriesBefore, entriesAfter);
    }
}

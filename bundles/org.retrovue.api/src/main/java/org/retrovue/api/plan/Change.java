package org.retrovue.api.plan;

import java.util.Optional;

/**
 * A difference between two line-ups.
 *
 * @param kind what kind
 * @param before the entry as it was; nothing where it is added
 * @param after the entry as it is; nothing where it is removed
 */
public record Change(Kind kind, Optional<ScheduleEntry> before, Optional<ScheduleEntry> after) {
    /** What kind a difference is. */
    public enum Kind {
        /** There was nothing, or time left over. */
        ADDED,
        /** There is nothing any more, or time left over. */
        REMOVED,
        /** The same parts at another time, or for longer or shorter. */
        MOVED,
        /** Something else at the same time, or dressed otherwise. */
        REPLACED
    }

    /**
     * Returns the entry that tells where it is: the new one, else the old.
     *
     * @return an entry
     */
    public ScheduleEntry entry() {
        return after.or(() -> before).orElseThrow();
    }
}

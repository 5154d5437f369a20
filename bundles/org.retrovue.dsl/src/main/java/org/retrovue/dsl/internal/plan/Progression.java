package org.retrovue.dsl.internal.plan;

import java.time.LocalDate;

/**
 * Where a sequence stands on a day: calendar arithmetic alone.
 *
 * @param run the name that blocks share that go on with each other's sequence; by default the block's own layer, start and content, so that no edit of another line moves it
 * @param anchor the date on which the sequence began with its first item
 * @param end what comes after its last item
 */
public record Progression(String run, LocalDate anchor, End end) {
    /** The Monday from which sequences count unless the file says otherwise. */
    public static final LocalDate USUAL_ANCHOR = LocalDate.of(2026, 1, 5);

    /** What comes after the last item. */
    public enum End {
        /** The first. */
        WRAP,
        /** The last again. */
        HOLD,
        /** Nothing: the block's time is filled. */
        STOP
    }
}

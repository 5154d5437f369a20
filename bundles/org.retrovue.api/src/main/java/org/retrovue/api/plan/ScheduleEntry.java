package org.retrovue.api.plan;

import java.time.Instant;
import java.util.Optional;
import org.retrovue.api.catalog.AssetId;

/**
 * One programme in the line-up, with the room for its breaks.
 *
 * @param id unique on the channel, the same whenever the same day is made again
 * @param kind what it is
 * @param start on the grid
 * @param end on the grid, after start
 * @param title what the guide shows: the block's title, or the asset's
 * @param subtitle the asset's title where the block has one of its own; may be empty
 * @param asset what airs; nothing where there is nothing to air
 * @param reason why there is nothing to air, or why this was chosen; for a person
 */
public record ScheduleEntry(
        String id,
        Kind kind,
        Instant start,
        Instant end,
        String title,
        String subtitle,
        Optional<AssetId> asset,
        String reason) {
    /** What an entry is. */
    public enum Kind {
        /** An asset airs. */
        PROGRAMME,
        /** Time left over in which no programme fits: filled like a break. */
        FILL,
        /** Time that the channel file leaves open: a slate says so. */
        OPEN,
        /** A programme was meant, but no asset is ready: not locked, so that one which arrives can air at once. */
        MISSING
    }
}

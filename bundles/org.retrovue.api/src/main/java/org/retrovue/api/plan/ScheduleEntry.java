package org.retrovue.api.plan;

import java.time.Instant;
import java.util.Optional;
import org.retrovue.api.catalog.AssetId;

/**
 * One programme in the line-up, with the room for its breaks.
 *
 * @param id unique on the channel, the same whenever the same day is made again
 * @param start on the grid
 * @param end on the grid, after start
 * @param title what the guide shows: the block's title, or the asset's
 * @param subtitle the asset's title where the block has one of its own; may be empty
 * @param asset what airs; nothing where there is nothing to air
 * @param reason why there is nothing to air, or why this was chosen; for a person
 */
public record ScheduleEntry(
        String id, Instant start, Instant end, String title, String subtitle, Optional<AssetId> asset, String reason) {}

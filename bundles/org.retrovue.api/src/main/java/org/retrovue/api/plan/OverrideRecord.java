package org.retrovue.api.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An operator's order that changed locked blocks, as it was written down before it was carried out.
 *
 * @param id unique on the channel
 * @param order what was ordered
 * @param at when, station time
 * @param who who ordered it
 * @param why the reason that was given
 * @param what what it does, in words
 * @param from the first instant that it changes
 * @param to the first instant after the last that it changes
 * @param changes the blocks before and after
 * @param takenBack who took it back, when and why; nothing while it holds
 */
public record OverrideRecord(
        String id,
        OverrideOrder order,
        Instant at,
        String who,
        String why,
        String what,
        Instant from,
        Instant to,
        List<Change> changes,
        Optional<String> takenBack) {
    /** Copies the list. */
    public OverrideRecord {
        changes = List.copyOf(changes);
    }
}

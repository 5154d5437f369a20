package org.retrovue.api.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An operator's order that changed blocks, as it was written down before it was carried out.
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

    /**
     * Files what was only rehearsed until now.
     *
     * @param newId its id
     * @param by who orders it
     * @param reason why
     * @return the record with these
     */
    public OverrideRecord filed(String newId, String by, String reason) {
        return new OverrideRecord(newId, order, at, by, reason, what, from, to, changes, takenBack);
    }

    /**
     * Notes that it was taken back.
     *
     * @param how who took it back, when and why
     * @return the record with that
     */
    public OverrideRecord takenBack(String how) {
        return new OverrideRecord(id, order, at, who, why, what, from, to, changes, Optional.of(how));
    }
}

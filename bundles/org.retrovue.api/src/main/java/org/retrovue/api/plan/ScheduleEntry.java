package org.retrovue.api.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.catalog.AssetId;

/**
 * One block of the line-up, with the room for its breaks.
 *
 * @param id unique on the channel, the same whenever the same day is made again
 * @param kind what it is
 * @param start on the grid
 * @param end on the grid, after start
 * @param title what the guide shows: the block's title, or the asset's
 * @param subtitle the asset's title where the block has one of its own; may be empty
 * @param asset the main programme: the first part of that role; nothing where there is nothing to air
 * @param reason why there is nothing to air, or why this was chosen; for a person
 * @param parts what airs within the block, in order; empty where there is nothing to air
 * @param exact whether it begins at its own instant, off the grid if need be
 * @param packaging how it is dressed
 * @param origin where it comes from
 * @param overrun for a live event how much an operator may extend it at most; nothing for anything else
 */
public record ScheduleEntry(
        String id,
        Kind kind,
        Instant start,
        Instant end,
        String title,
        String subtitle,
        Optional<AssetId> asset,
        String reason,
        List<Part> parts,
        boolean exact,
        Packaging packaging,
        Origin origin,
        Optional<Duration> overrun) {
    /** Copies the list. */
    public ScheduleEntry {
        parts = List.copyOf(parts);
    }

    /**
     * Makes the same entry as a live event.
     *
     * @param most how much an operator may extend it at most
     * @return the entry
     */
    public ScheduleEntry live(Duration most) {
        return copy(start, end, title, subtitle, origin, Optional.of(most));
    }

    /**
     * Makes the same entry at another time.
     *
     * @param newStart when it begins
     * @param newEnd when it ends
     * @return the entry, with the same id
     */
    public ScheduleEntry at(Instant newStart, Instant newEnd) {
        return copy(newStart, newEnd, title, subtitle, origin, overrun);
    }

    /**
     * Makes the same entry under another title.
     *
     * @param other what the guide shows
     * @param more the subtitle; may be empty
     * @return the entry
     */
    public ScheduleEntry titled(String other, String more) {
        return copy(start, end, other, more, origin, overrun);
    }

    /**
     * Makes the same entry with one more step of its explanation.
     *
     * @param step what happened to it, in words
     * @return the entry
     */
    public ScheduleEntry because(String step) {
        return copy(start, end, title, subtitle, origin.and(step), overrun);
    }

    private ScheduleEntry copy(
            Instant newStart,
            Instant newEnd,
            String newTitle,
            String newSubtitle,
            Origin newOrigin,
            Optional<Duration> newOverrun) {
        return new ScheduleEntry(
                id,
                kind,
                newStart,
                newEnd,
                newTitle,
                newSubtitle,
                asset,
                reason,
                parts,
                exact,
                packaging,
                newOrigin,
                newOverrun);
    }

    /**
     * Makes an entry of one asset or none, dressed as usual.
     *
     * @param id unique on the channel
     * @param kind what it is
     * @param start on the grid
     * @param end on the grid, after start
     * @param title what the guide shows
     * @param subtitle may be empty
     * @param asset what airs; nothing where there is nothing to air
     * @param reason for a person
     */
    public ScheduleEntry(
            String id,
            Kind kind,
            Instant start,
            Instant end,
            String title,
            String subtitle,
            Optional<AssetId> asset,
            String reason) {
        this(
                id,
                kind,
                start,
                end,
                title,
                subtitle,
                asset,
                reason,
                asset.map(a -> new Part(Part.Role.PROGRAMME, a, subtitle.isEmpty() ? title : subtitle)).stream()
                        .toList(),
                false,
                Packaging.USUAL,
                Origin.UNKNOWN,
                Optional.empty());
    }

    /** What an entry is. */
    public enum Kind {
        /** An asset airs. */
        PROGRAMME,
        /** Time left over in which no programme fits: filled like a break. */
        FILL,
        /** Time that the channel file leaves open: a slate says so. */
        OPEN,
        /** The channel is off the air by intention: its parts (a sign-off, or a sign-on) are shown, then a card. */
        OFF_AIR,
        /** A programme was meant, but no asset is ready: not locked, so that one which arrives can air at once. */
        MISSING
    }
}

package org.retrovue.api.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.time.Rational;

/**
 * A block of the transmission log: exact boundaries, segmented into content and breaks.
 *
 * @param id the schedule entry's id
 * @param start first instant
 * @param end first instant after; end - start is a multiple of the grid unless it is exact or absorbs what was before
 * @param title for people
 * @param items in order; their durations add up to end - start exactly
 * @param exact whether it begins at its own instant, off the grid if need be
 * @param packaging how it is dressed, and who fills its breaks
 */
public record LogEntry(
        String id, Instant start, Instant end, String title, List<Item> items, boolean exact, Packaging packaging) {
    /** Copies the list. */
    public LogEntry {
        items = List.copyOf(items);
    }

    /**
     * Makes a block that is dressed as usual.
     *
     * @param id the schedule entry's id
     * @param start first instant
     * @param end first instant after
     * @param title for people
     * @param items in order
     */
    public LogEntry(String id, Instant start, Instant end, String title, List<Item> items) {
        this(id, start, end, title, items, false, Packaging.USUAL);
    }

    /** What an item is. */
    public enum ItemKind {
        /** Part of the programme. */
        CONTENT,
        /** Dresses the programme; no break touches it. */
        PRESENTATION,
        /** A break, not filled yet: no asset, offset zero, exact length. */
        FILLER,
        /** Nothing to air: a slate that says why. */
        SLATE
    }

    /**
     * A part of a block.
     *
     * @param kind what it is
     * @param asset what airs; for content and presentation
     * @param sourceStart seconds into the asset
     * @param duration seconds
     * @param fadeIn whether it fades in, after a computed break
     * @param fadeOut whether it fades out, before a computed break
     * @param text what a slate says; for a break why it is there; else empty
     */
    public record Item(
            ItemKind kind,
            Optional<AssetId> asset,
            Rational sourceStart,
            Rational duration,
            boolean fadeIn,
            boolean fadeOut,
            String text) {}
}

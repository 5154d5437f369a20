package org.retrovue.dsl.internal.plan;

import java.util.List;
import java.util.Optional;
import org.retrovue.api.catalog.AssetQuery;

/**
 * Something with a place in the schedule: what it shows, in which order, how big it is and how it is dressed.
 *
 * @param chain what takes turns, one from each; usually one pool. A list of single assets, played in sequence, is a manual list
 * @param play in which order each of the chain is shown
 * @param size how many cells of the grid an execution takes
 * @param accumulate whether items are added while they fit the size; their seams become breaks
 * @param before what is shown before it, in order; its time counts
 * @param after what is shown after it
 * @param bleed whether it may run past its block's end; nothing where the block decides
 * @param wrapping how it is dressed, on top of the channel's
 */
public record Program(
        String name,
        List<Content> chain,
        Optional<Play> play,
        Size size,
        boolean accumulate,
        List<Dressing> before,
        List<Dressing> after,
        Optional<Boolean> bleed,
        Wrapping wrapping,
        Place place)
        implements Content {
    /** Copies the lists. */
    public Program {
        chain = List.copyOf(chain);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /**
     * How many cells of the grid an execution takes.
     *
     * @param exact this many, however short the programme; longer ones are left out. Nothing: as many as it needs
     * @param most at most this many; longer ones are left out
     */
    public record Size(Optional<Integer> exact, Optional<Integer> most) {
        /** As many cells as the programme needs. */
        public static final Size NEEDED = new Size(Optional.empty(), Optional.empty());
    }

    /**
     * An element of the presentation before or after the programme.
     *
     * @param content a single asset, or a pool to draw from
     * @param byRating whether only assets of the pool with the programme's own content rating count (the "rating card"): none there, none shown
     * @param when what the programme must be for it to be shown
     */
    public record Dressing(Content content, boolean byRating, Optional<AssetQuery> when, Place place) {}
}

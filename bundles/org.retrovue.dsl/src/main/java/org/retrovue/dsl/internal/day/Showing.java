package org.retrovue.dsl.internal.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.plan.Part.Role;
import org.retrovue.dsl.internal.plan.Content;
import org.retrovue.dsl.internal.plan.Play;
import org.retrovue.dsl.internal.plan.Wrapping;
import org.retrovue.time.Rational;

/**
 * One execution of a content.
 *
 * @param content what was asked for
 * @param pieces what airs, in order; not empty
 * @param runtime of all pieces together, seconds
 * @param seconds what it takes of the grid
 * @param wrappings how it is dressed, from the outside in
 * @param bleed whether it may run past its block's end; nothing where the block decides
 * @param notes what is to be said of it
 */
record Showing(
        Content content,
        List<Piece> pieces,
        Rational runtime,
        long seconds,
        List<Wrapping> wrappings,
        Optional<Boolean> bleed,
        List<String> notes) {
    /** One asset of it. */
    record Piece(Asset asset, Role role, Optional<Pick> pick) {}

    /**
     * How an asset was chosen.
     *
     * @param number how often something was taken from the shelf before it in its run or, where chance decides, in its block
     * @param recent how many were left out because they were on too short a time ago
     * @param leastRecent whether all were, so that the one that was on longest ago was taken
     */
    record Pick(Shelf shelf, int index, long number, Play play, int recent, boolean leastRecent) {}

    /** Tells whether it was on too short a time ago, and was taken because everything else was, too. */
    boolean isTooRecent() {
        return main().pick().filter(Pick::leastRecent).isPresent();
    }

    /** Adds something that is to be said of it. */
    Showing with(String note) {
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return new Showing(content, pieces, runtime, seconds, wrappings, bleed, List.copyOf(all));
    }

    /** Returns the first programme, or the first piece where there is none. */
    Piece main() {
        return pieces.stream()
                .filter(piece -> piece.role() == Role.PROGRAMME)
                .findFirst()
                .orElse(pieces.get(0));
    }

    /** Returns how many cells of a grid a runtime needs, rounded up. */
    static long cells(Rational runtime, long gridSeconds) {
        return runtime.dividedBy(Rational.of(gridSeconds)).ceil();
    }

    static Rational runtime(List<Piece> pieces) {
        Rational sum = Rational.ZERO;
        for (Piece piece : pieces) {
            sum = sum.plus(piece.asset().duration());
        }
        return sum;
    }
}

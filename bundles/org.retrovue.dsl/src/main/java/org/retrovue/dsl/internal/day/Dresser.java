package org.retrovue.dsl.internal.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.plan.Part.Role;
import org.retrovue.api.plan.Seeds;
import org.retrovue.dsl.internal.day.Showing.Piece;
import org.retrovue.dsl.internal.plan.Program.Dressing;
import org.retrovue.time.Rational;

/** Chooses what is shown before and after a programme. */
final class Dresser {
    private final List<Dressing> dressings;
    private final List<Shelf> shelves;
    private final String key;

    /**
     * Makes one.
     *
     * @param shelves of each dressing
     * @param key names it, for chance
     */
    Dresser(List<Dressing> dressings, List<Shelf> shelves, String key) {
        this.dressings = dressings;
        this.shelves = shelves;
        this.key = key;
    }

    /** Returns what is always shown: a single asset without a condition. */
    Rational certain() {
        Rational sum = Rational.ZERO;
        for (int i = 0; i < dressings.size(); i++) {
            Dressing dressing = dressings.get(i);
            if (shelves.get(i).size() == 1
                    && !dressing.byRating()
                    && dressing.when().isEmpty()) {
                sum = sum.plus(shelves.get(i).shortest());
            }
        }
        return sum;
    }

    /** Says which of what is to be shown there is not. */
    List<String> lacking() {
        return shelves.stream()
                .filter(shelf -> shelf.size() == 0)
                .map(Shelf::wanted)
                .toList();
    }

    /**
     * Chooses.
     *
     * @param number how many programmes of the block came before, so that each is drawn for itself
     * @param notes is told what was left out
     */
    List<Piece> choose(Asset programme, long seed, long number, List<String> notes) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < dressings.size(); i++) {
            Dressing dressing = dressings.get(i);
            if (dressing.when().filter(query -> !query.matches(programme)).isPresent()) {
                continue;
            }
            List<Asset> choice = shelves.get(i).assets();
            if (dressing.byRating()) {
                String rating = rating(programme);
                choice = rating.isEmpty()
                        ? List.of()
                        : choice.stream()
                                .filter(card -> rating(card).equals(rating))
                                .toList();
            }
            if (choice.isEmpty()) {
                notes.add("without " + dressing.content().name()
                        + (dressing.byRating()
                                ? ": no card for the rating '"
                                        + programme.details().rating() + "'"
                                : ": " + shelves.get(i).wanted()));
                continue;
            }
            int lot =
                    choice.size() == 1 ? 0 : (int) Math.floorMod(Seeds.of(seed, key, i, number), (long) choice.size());
            pieces.add(new Piece(choice.get(lot), Role.PRESENTATION, Optional.empty()));
        }
        return pieces;
    }

    /** "PG-13" and "pg13" are one. */
    private static String rating(Asset asset) {
        return asset.details().rating().replaceAll("[^\\p{Alnum}]", "").toLowerCase(Locale.ROOT);
    }
}

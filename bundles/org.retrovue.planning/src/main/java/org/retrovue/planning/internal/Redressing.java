package org.retrovue.planning.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.plan.Part;
import org.retrovue.time.Rational;

/**
 * Puts another programme into what dresses a block: what stood before its first programme and after its last stays; a card that carried the rating of what was to be shown becomes one for the other's
 * rating. Pure.
 */
final class Redressing {
    private final CatalogSnapshot catalog;
    private final Asset instead;
    private final List<Part> parts = new ArrayList<>();
    private boolean complete = true;

    /**
     * Dresses.
     *
     * @param dressed what the block was to show
     * @param instead what it shows in place of all its programmes
     * @param slot how long the block lasts, seconds; without presentation the asset fits into it
     */
    Redressing(List<Part> dressed, Asset instead, CatalogSnapshot catalog, Rational slot) {
        this.catalog = catalog;
        this.instead = instead;
        List<Part> programmes = dressed.stream()
                .filter(part -> part.role() == Part.Role.PROGRAMME)
                .toList();
        Part programme = new Part(Part.Role.PROGRAMME, instead.id(), instead.title());
        if (!programmes.isEmpty()) {
            int first = dressed.indexOf(programmes.get(0));
            int last = dressed.lastIndexOf(programmes.get(programmes.size() - 1));
            String rating = rating(programmes.get(0));
            dressed.subList(0, first).forEach(part -> keep(part, rating));
            parts.add(programme);
            dressed.subList(last + 1, dressed.size()).forEach(part -> keep(part, rating));
        }
        if (programmes.isEmpty() || length().compareTo(slot) > 0) {
            complete = programmes.isEmpty();
            parts.clear();
            parts.add(programme);
        }
    }

    /** Returns what the block shows. */
    List<Part> parts() {
        return List.copyOf(parts);
    }

    /** Tells whether all that dressed the block is there. */
    boolean isComplete() {
        return complete;
    }

    private void keep(Part part, String oldRating) {
        String rating = rating(part);
        if (rating.isEmpty() || !rating.equals(oldRating) || rating.equals(rating(instead))) {
            parts.add(part);
            return;
        }
        Optional<Asset> card = catalog.asset(part.asset()).flatMap(this::other);
        card.ifPresent(other -> parts.add(new Part(part.role(), other.id(), other.title())));
        complete &= card.isPresent();
    }

    /** Returns the card like another that is for the rating of what is shown instead. */
    private Optional<Asset> other(Asset card) {
        return catalog.assets().stream()
                .filter(asset -> asset.state() == AssetState.READY)
                .filter(asset -> asset.collection().equals(card.collection())
                        && asset.type().equals(card.type()))
                .filter(asset -> !rating(asset).isEmpty() && rating(asset).equals(rating(instead)))
                .findFirst();
    }

    private Rational length() {
        return parts.stream()
                .flatMap(part -> catalog.asset(part.asset()).stream())
                .map(Asset::duration)
                .reduce(Rational.ZERO, Rational::plus);
    }

    private String rating(Part part) {
        return catalog.asset(part.asset()).map(Redressing::rating).orElse("");
    }

    /** "PG-13" and "pg13" are one. */
    private static String rating(Asset asset) {
        return asset.details().rating().replaceAll("[^\\p{Alnum}]", "").toLowerCase(Locale.ROOT);
    }
}

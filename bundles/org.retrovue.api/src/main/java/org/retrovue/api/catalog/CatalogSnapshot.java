package org.retrovue.api.catalog;

import java.util.List;
import java.util.Optional;

/** The catalogue at one moment: immutable, so that planning sees one and the same from start to end. */
public interface CatalogSnapshot {
    /**
     * Returns a number that rises with every change.
     *
     * @return the generation
     */
    long generation();

    /**
     * Returns all assets.
     *
     * @return in order of id
     */
    List<Asset> assets();

    /**
     * Returns an asset.
     *
     * @param id its id
     * @return the asset, whatever its state
     */
    Optional<Asset> asset(AssetId id);

    /**
     * Returns the ready assets that are asked for, in natural order of title (so that 2 comes before 10), then of id.
     *
     * @param query what to look for
     * @return in that order
     */
    List<Asset> ready(AssetQuery query);

    /**
     * Finds an asset by what a person calls it, without regard to case: by its id, one of its aliases, its title, or its title with "_" and "-"
     * for blanks, in this order. Ready ones come first, then the one with the lowest id.
     *
     * @param name what it is called
     * @return the asset, whatever its state
     */
    default Optional<Asset> find(String name) {
        return new NameIndex(assets()).find(name);
    }
}

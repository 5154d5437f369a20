package org.retrovue.api.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds assets by what people call them, as {@link CatalogSnapshot#find} says: for snapshots that are asked often. Immutable.
 */
public final class NameIndex {
    /** Id, alias, title, title with other signs for blanks; first of the ready ones, then of the others. */
    private static final int KINDS = 4;

    private final List<Map<String, Asset>> byName;

    /**
     * Reads all names.
     *
     * @param assets in order of id
     */
    public NameIndex(List<Asset> assets) {
        byName = List.of(
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>());
        for (Asset asset : assets) {
            int first = asset.state() == AssetState.READY ? 0 : KINDS;
            put(first, asset.id().value(), asset);
            asset.details().aliases().forEach(alias -> put(first + 1, alias, asset));
            put(first + 2, asset.title(), asset);
            put(first + 3, loose(asset.title()), asset);
        }
    }

    private void put(int kind, String name, Asset asset) {
        byName.get(kind).putIfAbsent(folded(name), asset);
    }

    /**
     * Finds an asset.
     *
     * @param name what it is called
     * @return the asset, whatever its state
     */
    public Optional<Asset> find(String name) {
        for (int kind = 0; kind < byName.size(); kind++) {
            Asset found = byName.get(kind).get(folded(kind % KINDS == 3 ? loose(name) : name));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static String loose(String title) {
        return title.replace('_', ' ').replace('-', ' ');
    }
}

package org.retrovue.catalog.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.catalog.NameIndex;

/** The catalogue at one moment. Immutable; what was asked once is remembered. */
final class FrozenCatalog implements CatalogSnapshot {

    /** The pools of many channels; what comes on top is looked up each time. */
    static final int REMEMBERED = 2000;

    private static final Comparator<Asset> BY_TITLE =
            Comparator.comparing(Asset::title, NaturalOrder.INSTANCE).thenComparing(Asset::id);

    private final long generation;
    private final Map<AssetId, Asset> byId = new TreeMap<>();
    private final List<Asset> assets;
    private final List<Asset> ready;
    private final Map<AssetQuery, List<Asset>> answers = new ConcurrentHashMap<>();
    private volatile @Nullable NameIndex names;

    FrozenCatalog(long generation, Collection<Asset> all) {
        this.generation = generation;
        all.forEach(asset -> byId.put(asset.id(), asset));
        assets = List.copyOf(byId.values());
        ready = assets.stream()
                .filter(asset -> asset.state() == AssetState.READY)
                .sorted(BY_TITLE)
                .toList();
    }

    @Override
    public long generation() {
        return generation;
    }

    @Override
    public List<Asset> assets() {
        return assets;
    }

    @Override
    public Optional<Asset> asset(AssetId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<Asset> ready(AssetQuery query) {
        List<Asset> known = answers.get(query);
        if (known != null) {
            return known;
        }
        List<Asset> found = ready.stream().filter(query::matches).toList();
        if (answers.size() < REMEMBERED) {
            answers.put(query, found);
        }
        return found;
    }

    @Override
    public Optional<Asset> find(String name) {
        NameIndex index = names;
        if (index == null) {
            index = new NameIndex(assets); // two threads may make the same one
            names = index;
        }
        return index.find(name);
    }
}

package org.retrovue.catalog.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.CatalogSnapshot;

/** The catalogue at one moment. Immutable. */
final class FrozenCatalog implements CatalogSnapshot {

    private static final Comparator<Asset> BY_TITLE =
            Comparator.comparing(Asset::title, NaturalOrder.INSTANCE).thenComparing(Asset::id);

    private final long generation;
    private final Map<AssetId, Asset> byId = new TreeMap<>();
    private final List<Asset> assets;
    private final List<Asset> ready;

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
        return ready.stream().filter(query::matches).toList();
    }
}

package org.retrovue.catalog.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.store.AssetStore;

/** Keeps assets for a test. */
final class MemoryStore implements AssetStore {

    final Map<AssetId, Asset> kept = new HashMap<>();
    boolean full;

    @Override
    public List<Asset> all() {
        return List.copyOf(kept.values());
    }

    @Override
    public void save(Collection<Asset> assets) {
        if (full) {
            throw new IllegalStateException("disk full");
        }
        assets.forEach(asset -> kept.put(asset.id(), asset));
    }

    @Override
    public void delete(Collection<AssetId> ids) {
        ids.forEach(kept::remove);
    }
}

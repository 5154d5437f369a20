package org.retrovue.catalog.internal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.store.AssetStore;

/** All assets: in memory for reading, and in the store, to which changes are written in batches. Any thread. */
final class Register {

    private static final int BATCH = 200;

    private final AssetStore store;
    private final Object oneWriter = new Object();

    @GuardedBy("this")
    private final Map<AssetId, Asset> assets = new HashMap<>();

    /** Who was last seen at a place. */
    @GuardedBy("this")
    private final Map<URI, AssetId> places = new HashMap<>();

    @GuardedBy("this")
    private final Set<AssetId> unsaved = new HashSet<>();

    @GuardedBy("this")
    private long generation = 1;

    @GuardedBy("this")
    private @Nullable FrozenCatalog frozen;

    Register(AssetStore store) {
        this.store = store;
        for (Asset asset : store.all()) {
            assets.put(asset.id(), asset);
            places.put(asset.location(), asset.id());
        }
    }

    synchronized Optional<Asset> find(AssetId id) {
        return Optional.ofNullable(assets.get(id));
    }

    synchronized List<Asset> all() {
        return List.copyOf(assets.values());
    }

    /** Returns another asset, whose medium is there, that is read from the same place. */
    synchronized Optional<AssetId> otherAt(URI location, AssetId id) {
        @Nullable AssetId other = places.get(location);
        @Nullable Asset asset = other == null || other.equals(id) ? null : assets.get(other);
        return asset != null && asset.location().equals(location) && !Notes.isAway(asset)
                ? Optional.of(asset.id())
                : Optional.empty();
    }

    synchronized void put(Asset asset) {
        Asset before = assets.put(asset.id(), asset);
        places.put(asset.location(), asset.id());
        if (!asset.equals(before)) {
            generation++;
            frozen = null;
        }
        // That it is being looked at is of no use after a restart: the next thing to know is what was found.
        if (!asset.equals(before) && asset.state() != AssetState.ENRICHING) {
            unsaved.add(asset.id());
        }
    }

    /** Changes an asset, unless it is another version by now. */
    synchronized void update(Asset expected, UnaryOperator<Asset> change) {
        Asset current = assets.get(expected.id());
        if (current != null && current.version().equals(expected.version())) {
            put(change.apply(current));
        }
    }

    synchronized FrozenCatalog freeze() {
        FrozenCatalog current = frozen;
        if (current == null) {
            current = new FrozenCatalog(generation, assets.values());
            frozen = current;
        }
        return current;
    }

    /**
     * Writes what changed to the store.
     *
     * @throws RuntimeException of the store; what was not written is written next time
     */
    void save() {
        synchronized (oneWriter) {
            for (List<Asset> batch = take(); !batch.isEmpty(); batch = take()) {
                try {
                    store.save(batch);
                } catch (RuntimeException e) {
                    putBack(batch);
                    throw e;
                }
            }
        }
    }

    private synchronized List<Asset> take() {
        List<Asset> batch = new ArrayList<>();
        for (AssetId id : unsaved.stream().limit(BATCH).toList()) {
            unsaved.remove(id);
            @Nullable Asset asset = assets.get(id);
            if (asset != null) {
                batch.add(asset);
            }
        }
        return batch;
    }

    private synchronized void putBack(Collection<Asset> batch) {
        for (Asset asset : batch) {
            unsaved.add(asset.id());
        }
    }
}

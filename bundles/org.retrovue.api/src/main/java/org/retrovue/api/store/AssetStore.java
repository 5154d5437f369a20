package org.retrovue.api.store;

import java.util.Collection;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;

/** Keeps assets. Any thread; every call is one transaction. */
@ProviderType
public interface AssetStore {
    /**
     * Reads all.
     *
     * @return in no order
     */
    List<Asset> all();

    /**
     * Writes assets, new or known.
     *
     * @param assets what to keep
     */
    void save(Collection<Asset> assets);

    /**
     * Forgets assets.
     *
     * @param ids which
     */
    void delete(Collection<AssetId> ids);
}

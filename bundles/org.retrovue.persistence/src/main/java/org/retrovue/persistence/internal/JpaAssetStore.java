package org.retrovue.persistence.internal;

import java.util.Collection;
import java.util.List;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.store.AssetStore;

/** Assets in the tables asset, asset_tag, asset_attribute and asset_marker. */
final class JpaAssetStore implements AssetStore {

    private final Transactions transactions;

    JpaAssetStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Asset> all() {
        return transactions.call(
                // One query for each table instead of three for each asset.
                manager -> manager
                        .createQuery("select a from Asset a", AssetRow.class)
                        .setHint("eclipselink.read-only", "true")
                        .setHint("eclipselink.batch", "a.tags")
                        .setHint("eclipselink.batch", "a.attributes")
                        .setHint("eclipselink.batch", "a.markers")
                        .getResultList()
                        .stream()
                        .map(AssetRow::asset)
                        .toList());
    }

    @Override
    public void save(Collection<Asset> assets) {
        transactions.call(manager -> {
            assets.forEach(asset -> manager.merge(AssetRow.of(asset)));
            return assets.size();
        });
    }

    @Override
    public void delete(Collection<AssetId> ids) {
        transactions.call(manager -> {
            for (AssetId id : ids) {
                AssetRow row = manager.find(AssetRow.class, AssetRow.key(id));
                if (row != null) {
                    manager.remove(row);
                }
            }
            return ids.size();
        });
    }
}

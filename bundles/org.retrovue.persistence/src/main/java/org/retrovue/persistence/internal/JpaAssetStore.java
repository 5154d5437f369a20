package org.retrovue.persistence.internal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.store.AssetStore;

/** Assets in the table asset. */
final class JpaAssetStore implements AssetStore {

    private static final int BATCH = 500;

    private final Transactions transactions;

    JpaAssetStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Asset> all() {
        return transactions.call(manager -> manager
                .createQuery("select a from Asset a", AssetRow.class)
                .setHint("eclipselink.read-only", "true")
                .getResultList()
                .stream()
                .map(AssetRow::asset)
                .toList());
    }

    @Override
    public void save(Collection<Asset> assets) {
        List<AssetRow> rows = assets.stream().map(AssetRow::of).toList();
        transactions.call(manager -> {
            for (int from = 0; from < rows.size(); from += BATCH) {
                save(manager, rows.subList(from, Math.min(rows.size(), from + BATCH)));
            }
            return rows.size();
        });
    }

    /** Reads the known ones together, so that merging finds them without a query for each. */
    private static void save(EntityManager manager, List<AssetRow> rows) {
        Set<String> known = manager
                .createQuery("select a from Asset a where a.key in :keys", AssetRow.class)
                .setParameter("keys", rows.stream().map(AssetRow::key).toList())
                .getResultList()
                .stream()
                .map(AssetRow::key)
                .collect(Collectors.toSet());
        for (AssetRow row : rows) {
            if (known.add(row.key())) {
                manager.persist(row);
            } else {
                manager.merge(row);
            }
        }
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

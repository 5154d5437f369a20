package org.retrovue.catalog.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.enrich.Enricher;

/** The enrichers that there are now. Any thread. */
final class Enrichers {

    private final List<Enricher> bound = new CopyOnWriteArrayList<>();

    /** What broke unexpectedly is not tried again until an enricher comes or goes. */
    private final Set<AssetId> broken = ConcurrentHashMap.newKeySet();

    void add(Enricher enricher) {
        bound.add(enricher);
        broken.clear();
    }

    void remove(Enricher enricher) {
        bound.remove(enricher);
        broken.clear();
    }

    void broke(AssetId id) {
        broken.add(id);
    }

    /** Returns whether anything here can make an asset ready. */
    boolean canDecide() {
        return bound.stream().anyMatch(Enricher::required);
    }

    /** Returns whether one of them has not looked at an asset, or did so with another version of its method. */
    boolean haveMoreToSay(Asset asset) {
        return !broken.contains(asset.id())
                && bound.stream().anyMatch(each -> Notes.versionOf(asset, each.id()) != each.version());
    }

    /** Returns whether all that they have to add is what those say who decide nothing and have not looked yet: the asset can air meanwhile. */
    boolean haveOnlyExtrasToSay(Asset asset) {
        return bound.stream().allMatch(each -> {
            int version = Notes.versionOf(asset, each.id());
            return version == each.version() || (version < 0 && !each.required());
        });
    }

    /** Those that decide first; each sees what those before it found. */
    List<Enricher> inOrder() {
        return bound.stream()
                .sorted(Comparator.comparing((Enricher each) -> !each.required())
                        .thenComparing(Enricher::id))
                .toList();
    }
}

package org.retrovue.rest.internal;

import static org.retrovue.rest.internal.Json.object;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.Catalog;

/** The library: what there is, how far it has come, and why something is not ready. */
final class AssetView {

    private final Catalog catalog;

    AssetView(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Returns assets in order of id. */
    Map<String, @Nullable Object> assets(@Nullable String state, int limit) throws Refusal {
        List<Asset> all = catalog.snapshot().assets();
        @Nullable AssetState wanted = state == null ? null : state(state);
        List<Asset> chosen =
                all.stream().filter(a -> wanted == null || a.state() == wanted).toList();
        return object(
                "counts",
                counts(all),
                "total",
                chosen.size(),
                "assets",
                chosen.stream().limit(limit).map(AssetView::asset).toList());
    }

    /** Returns how many assets are in each state. */
    Map<String, Long> counts() {
        return counts(catalog.snapshot().assets());
    }

    private static Map<String, Long> counts(List<Asset> assets) {
        return assets.stream()
                .collect(Collectors.groupingBy(a -> word(a.state()), TreeMap::new, Collectors.counting()));
    }

    private static AssetState state(String word) throws Refusal {
        try {
            return AssetState.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "\"state\" is new, enriching, ready or retired.");
        }
    }

    private static String word(AssetState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> asset(Asset asset) {
        return object(
                "id", asset.id().value(),
                "title", asset.title(),
                "collection", asset.collection(),
                "type", asset.type(),
                "tags", new java.util.TreeSet<>(asset.tags()),
                "state", word(asset.state()),
                "reason", asset.reason().orElse(null),
                "duration", asset.duration().toString(),
                "seconds", Json.number(asset.duration()),
                "file", EventView.file(asset.location()),
                "markers", asset.markers().size(),
                "attributes", new TreeMap<>(asset.attributes()));
    }
}

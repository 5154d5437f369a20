package org.retrovue.rest.internal;

import static org.retrovue.rest.internal.Json.object;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.catalog.Details;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.plan.LastAired;
import org.retrovue.api.plan.Schedules;

/** The library: what there is, how far it has come, and why something is not ready. */
final class AssetView {

    private final MasterClock clock;
    private final Channels channels;
    private final Schedules schedules;
    private final Catalog catalog;

    AssetView(MasterClock clock, Channels channels, Schedules schedules, Catalog catalog) {
        this.clock = clock;
        this.channels = channels;
        this.schedules = schedules;
        this.catalog = catalog;
    }

    /** Returns those assets that a query finds, in order of id. */
    Map<String, @Nullable Object> assets(@Nullable String query, @Nullable String state, int limit) throws Refusal {
        List<Asset> all = catalog.snapshot().assets();
        @Nullable AssetState wanted = state == null ? null : state(state);
        AssetQuery asked = query == null ? AssetQuery.ALL : query(query);
        List<Asset> chosen = all.stream()
                .filter(a -> wanted == null || a.state() == wanted)
                .filter(asked::matches)
                .toList();
        LastAired aired = new LastAired(channels.all(), schedules, clock.now());
        return object(
                "counts",
                counts(all),
                "total",
                chosen.size(),
                "assets",
                chosen.stream().limit(limit).map(asset -> asset(asset, aired)).toList());
    }

    /** Returns how many assets are in each state. */
    static Map<String, Long> counts(List<Asset> assets) {
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

    private static AssetQuery query(String text) throws Refusal {
        try {
            return AssetQuery.parse(text);
        } catch (AssetQuery.SyntaxException e) {
            String near = e.suggestion().isEmpty() ? "" : "; did you mean " + e.suggestion() + "?";
            throw new Refusal(400, "\"query\", character " + (e.at() + 1) + ": " + e.getMessage() + near);
        }
    }

    private static @Nullable Integer number(OptionalInt number) {
        return number.isPresent() ? Integer.valueOf(number.getAsInt()) : null;
    }

    private static String word(AssetState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> asset(Asset asset, LastAired aired) {
        Details details = asset.details();
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
                "series", details.series(),
                "season", number(details.season()),
                "episode", number(details.episode()),
                "year", number(details.year()),
                "genres", details.genres(),
                "rating", details.rating(),
                "interstitial", details.interstitial(),
                "aliases", details.aliases(),
                "lastAired", aired.of(asset.id()).map(on -> on.at().toString()).orElse(null),
                "lastAiredOn",
                        aired.of(asset.id()).map(on -> on.channel().value()).orElse(null),
                "markers", asset.markers().size(),
                "attributes", new TreeMap<>(asset.attributes()));
    }
}

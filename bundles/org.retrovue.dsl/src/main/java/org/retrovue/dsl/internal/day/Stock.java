package org.retrovue.dsl.internal.day;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.dsl.internal.plan.Pool;
import org.retrovue.dsl.internal.plan.Pool.Sort;
import org.retrovue.dsl.internal.plan.SingleAsset;
import org.retrovue.time.Rational;

/** What a catalogue snapshot has for the pools of any plan. Remembers what it looked up; any thread. */
final class Stock {
    private static final int MOST_SHELVES = 20_000;
    private static final Comparator<Asset> EPISODES = Comparator.comparing(
                    (Asset asset) -> asset.details().series().toLowerCase(Locale.ROOT))
            .thenComparing(asset -> asset.details().season().orElse(Integer.MAX_VALUE))
            .thenComparing(asset -> asset.details().episode().orElse(Integer.MAX_VALUE));
    private static final Comparator<Asset> YEAR =
            Comparator.comparing(asset -> asset.details().year().orElse(Integer.MAX_VALUE));

    private final CatalogSnapshot catalog;
    private final Map<ShelfKey, Shelf> shelves = new ConcurrentHashMap<>();
    private final Map<String, Run> runs = new ConcurrentHashMap<>();

    private record ShelfKey(Pool pool, Optional<AssetQuery> only, Rational most, long grid) {}

    Stock(CatalogSnapshot catalog) {
        this.catalog = catalog;
    }

    /** Returns the runs of plans that were made from this catalogue, by digest and name. */
    Map<String, Run> runs() {
        if (runs.size() > MOST_SHELVES) {
            runs.clear();
        }
        return runs;
    }

    /**
     * Returns what is ready of a pool.
     *
     * @param only what of it counts
     * @param most longer assets are left out, seconds; zero for none
     */
    Shelf shelf(Pool pool, Optional<AssetQuery> only, Rational most, long grid) {
        if (shelves.size() > MOST_SHELVES) {
            shelves.clear();
        }
        return shelves.computeIfAbsent(new ShelfKey(pool, only, most, grid), key -> stocked(pool, only, most, grid));
    }

    private Shelf stocked(Pool pool, Optional<AssetQuery> only, Rational most, long grid) {
        List<Asset> ready = catalog.ready(pool.query()).stream()
                .filter(asset -> asset.duration().signum() > 0)
                .filter(asset -> only.filter(query -> !query.matches(asset)).isEmpty())
                .toList();
        List<Asset> fitting = most.signum() == 0
                ? ready
                : ready.stream()
                        .filter(asset -> asset.duration().compareTo(most) <= 0)
                        .toList();
        List<Asset> sorted = sorted(fitting, pool.sort());
        int[] weights = pool.weights().isEmpty()
                ? null
                : sorted.stream().mapToInt(asset -> weight(pool, asset)).toArray();
        int tooLong = ready.size() - fitting.size();
        String wanted = "pool '" + pool.name() + "' matches no ready asset"
                + (tooLong > 0
                        ? " that is short enough (" + tooLong + " are too long)"
                        : pool.query().isAll() ? "" : " (" + pool.query().text() + ")");
        return new Shelf(
                pool.name(),
                wanted,
                sorted,
                weights,
                tooLong,
                pool.window(),
                pool.avoidLast().toSeconds(),
                pool.sort() == Sort.LEAST_RECENT,
                grid);
    }

    private static int weight(Pool pool, Asset asset) {
        return pool.weights().stream()
                .filter(weight -> weight.query().matches(asset))
                .findFirst()
                .map(Pool.Weight::weight)
                .orElse(1);
    }

    /** What is ready comes in order of title, then of id; sorting keeps that for what is equal. */
    private static List<Asset> sorted(List<Asset> ready, Sort sort) {
        return switch (sort) {
            case EPISODES -> ready.stream().sorted(EPISODES).toList();
            case YEAR -> ready.stream().sorted(YEAR).toList();
            case NEWEST ->
                ready.stream()
                        .sorted(Comparator.comparing(Asset::added).reversed())
                        .toList();
            case OLDEST ->
                ready.stream().sorted(Comparator.comparing(Asset::added)).toList();
            case TITLE, LEAST_RECENT -> ready;
        };
    }

    /** Returns a list that somebody wrote by hand. Names of nothing that is ready are left out. */
    Shelf list(List<SingleAsset> wanted, String name, Rational most, long grid) {
        List<Asset> assets = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        int tooLong = 0;
        for (SingleAsset single : wanted) {
            Optional<Asset> asset = named(single.name());
            if (asset.isEmpty()) {
                missing.add(single.name());
            } else if (most.signum() > 0 && asset.get().duration().compareTo(most) > 0) {
                tooLong++;
            } else {
                assets.add(asset.get());
            }
        }
        String text = missing.isEmpty()
                ? "nothing in '" + name + "' is short enough"
                : "no ready asset is called '" + String.join("' or '", missing) + "'";
        Shelf shelf = new Shelf(name, text, List.copyOf(assets), null, tooLong, Optional.empty(), 0, false, grid);
        return missing.isEmpty() ? shelf : shelf.missingSome();
    }

    private Optional<Asset> named(String name) {
        return catalog.find(name)
                .filter(asset -> asset.state() == AssetState.READY)
                .filter(asset -> asset.duration().signum() > 0);
    }
}

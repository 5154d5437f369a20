package org.retrovue.tck.fake;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.catalog.NameIndex;

/** A catalogue of what is listed. Immutable; sorted once, and what was asked once is remembered. */
public final class ListedCatalog implements CatalogSnapshot {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");
    private static final int REMEMBERED = 2000;

    private final long generation;
    private final List<Asset> assets;
    private final Map<AssetId, Asset> byId = new HashMap<>();
    private final List<Asset> ready;
    private final NameIndex names;
    private final Map<AssetQuery, List<Asset>> answers = new ConcurrentHashMap<>();

    /**
     * Makes a catalogue.
     *
     * @param generation rises with every change
     * @param assets in any order
     */
    public ListedCatalog(long generation, List<Asset> assets) {
        this.generation = generation;
        this.assets = assets.stream().sorted(Comparator.comparing(Asset::id)).toList();
        this.assets.forEach(asset -> byId.putIfAbsent(asset.id(), asset));
        this.names = new NameIndex(this.assets);
        this.ready = this.assets.stream()
                .filter(asset -> asset.state() == AssetState.READY)
                .map(asset -> new Titled(natural(asset.title()), asset))
                .sorted(Comparator.comparing(Titled::order)
                        .thenComparing(titled -> titled.asset().id()))
                .map(Titled::asset)
                .toList();
    }

    /**
     * Makes a catalogue of the first generation.
     *
     * @param assets in any order
     * @return the catalogue
     */
    public static ListedCatalog of(Asset... assets) {
        return new ListedCatalog(1, List.of(assets));
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
        List<Asset> known = answers.get(query);
        if (known != null) {
            return known;
        }
        List<Asset> found = ready.stream().filter(query::matches).toList();
        if (answers.size() < REMEMBERED) {
            answers.put(query, found);
        }
        return found;
    }

    @Override
    public Optional<Asset> find(String name) {
        return names.find(name);
    }

    private record Titled(String order, Asset asset) {}

    /** Writes all numbers with as many digits, so that 2 comes before 10. */
    private static String natural(String title) {
        return DIGITS.matcher(title.toLowerCase(Locale.ROOT))
                .replaceAll(number -> "0".repeat(18 - number.group().length()) + number.group());
    }
}

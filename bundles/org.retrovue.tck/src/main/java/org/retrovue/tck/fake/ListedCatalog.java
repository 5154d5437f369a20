package org.retrovue.tck.fake;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.CatalogSnapshot;

/**
 * A catalogue of what is listed.
 *
 * @param generation rises with every change
 * @param assets in order of id
 */
public record ListedCatalog(long generation, List<Asset> assets) implements CatalogSnapshot {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    /** Sorts. */
    public ListedCatalog {
        assets = assets.stream().sorted(Comparator.comparing(Asset::id)).toList();
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
    public Optional<Asset> asset(AssetId id) {
        return assets.stream().filter(asset -> asset.id().equals(id)).findFirst();
    }

    @Override
    public List<Asset> ready(AssetQuery query) {
        return ready().filter(query::matches).toList();
    }

    private Stream<Asset> ready() {
        return assets.stream()
                .filter(asset -> asset.state() == AssetState.READY)
                .sorted(Comparator.comparing((Asset asset) -> natural(asset.title()))
                        .thenComparing(Asset::id));
    }

    /** Writes all numbers with as many digits, so that 2 comes before 10. */
    private static String natural(String title) {
        return DIGITS.matcher(title)
                .replaceAll(number -> "0".repeat(18 - number.group().length()) + number.group());
    }
}

package org.retrovue.api.catalog;

import java.util.List;
import java.util.Locale;

/**
 * Asks for assets. Every part that is not empty must hold; within a part any value does, but all tags must be there. Case does not matter.
 *
 * @param collections names of collections
 * @param types types of assets
 * @param titles titles; * stands for any text
 * @param tags tags that the asset must have
 */
public record AssetQuery(List<String> collections, List<String> types, List<String> titles, List<String> tags) {
    /** Copies the lists. */
    public AssetQuery {
        collections = List.copyOf(collections);
        types = List.copyOf(types);
        titles = List.copyOf(titles);
        tags = List.copyOf(tags);
    }

    /**
     * Tells whether an asset is asked for, whatever its state.
     *
     * @param asset an asset
     * @return whether every part holds
     */
    public boolean matches(Asset asset) {
        return (collections.isEmpty() || collections.stream().anyMatch(asset.collection()::equalsIgnoreCase))
                && (types.isEmpty() || types.stream().anyMatch(asset.type()::equalsIgnoreCase))
                && (titles.isEmpty() || titles.stream().anyMatch(pattern -> like(asset.title(), pattern)))
                && tags.stream().allMatch(tag -> asset.tags().contains(tag.toLowerCase(Locale.ROOT)));
    }

    private static boolean like(String title, String pattern) {
        StringBuilder regex = new StringBuilder("(?iu)");
        for (String piece : pattern.split("\\*", -1)) {
            regex.append(regex.length() == 5 ? "" : ".*").append(java.util.regex.Pattern.quote(piece));
        }
        return title.matches(regex.toString());
    }
}

package org.retrovue.source.filesystem.internal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What names of folders say of the files within them. */
final class FolderKinds {
    private static final Set<String> GENRES = Set.of(
            "action",
            "adventure",
            "animation",
            "anthology",
            "cartoon",
            "cartoons",
            "comedy",
            "crime",
            "documentary",
            "drama",
            "family",
            "fantasy",
            "history",
            "horror",
            "music",
            "musical",
            "mystery",
            "noir",
            "romance",
            "science-fiction",
            "sci-fi",
            "sitcom",
            "sport",
            "thriller",
            "war",
            "western",
            "westerns");

    private static final Map<String, Kind> KINDS = kinds();

    private FolderKinds() {}

    /**
     * A kind of asset.
     *
     * @param type of the asset
     * @param interstitial what kind of short piece it is; empty for programmes
     */
    record Kind(String type, String interstitial) {}

    static Optional<Kind> of(String folder) {
        return Optional.ofNullable(KINDS.get(folded(folder)));
    }

    static Optional<String> genre(String folder) {
        String name = folded(folder);
        if (!GENRES.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (name) {
                    case "sci-fi", "science-fiction" -> "science fiction";
                    case "cartoons" -> "cartoon";
                    case "westerns" -> "western";
                    default -> name;
                });
    }

    private static String folded(String folder) {
        return folder.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /** Type, interstitial, and the names of folders for both. */
    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new HashMap<>();
        String[][] words = {
            {"film", "", "film", "films", "movie", "movies"},
            {"episode", "", "episodes", "series", "shows", "tv", "tv-shows"},
            {"commercial", "commercial", "commercial", "commercials", "ad", "ads", "adverts", "spots"},
            {"bumper", "bumper", "bumper", "bumpers"},
            {"promo", "promo", "promo", "promos"},
            {"promo", "trailer", "trailer", "trailers"},
            {"promo", "teaser", "teaser", "teasers"},
            {"psa", "psa", "psa", "psas", "public-service"},
            {"filler", "filler", "filler", "fillers"},
            {"station-id", "station-id", "station-id", "station-ids", "ident", "idents"},
            {"presentation", "rating-card", "rating-card", "rating-cards"},
            {"presentation", "card", "card", "cards"},
            {"presentation", "host", "host", "hosts"},
            {"presentation", "intro", "intro", "intros"},
            {"presentation", "outro", "outro", "outros"},
            {"music-video", "", "music-videos", "music-video"},
            {"news", "", "news", "news-items"}
        };
        for (String[] row : words) {
            for (int i = 2; i < row.length; i++) {
                kinds.put(row[i], new Kind(row[0], row[1]));
            }
        }
        return Map.copyOf(kinds);
    }
}

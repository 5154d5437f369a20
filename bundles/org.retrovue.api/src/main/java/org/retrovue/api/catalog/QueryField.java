package org.retrovue.api.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;

/** What of an asset can be asked for. */
enum QueryField {
    TYPE("type", List.of("types"), asset -> asset.type()),
    SERIES("series", List.of("series_title", "show"), asset -> asset.details().series()),
    SEASON("season", List.of("seasons"), asset -> asset.details().season()),
    EPISODE("episode", List.of("episodes"), asset -> asset.details().episode()),
    TITLE("title", List.of("titles", "name"), asset -> asset.title()),
    YEAR("year", List.of("years"), asset -> asset.details().year()),
    GENRE("genre", List.of("genres"), asset -> asset.details().genres()),
    RATING("rating", List.of("ratings"), asset -> asset.details().rating()),
    TAG("tag", List.of("tags"), asset -> asset.tags()),
    DURATION("duration", List.of("length"), asset -> asset.duration()),
    INTERSTITIAL(
            "interstitial", List.of("interstitials"), asset -> asset.details().interstitial()),
    COLLECTION("collection", List.of("collections"), asset -> asset.collection()),
    ALIAS("alias", List.of("aliases"), asset -> asset.details().aliases()),
    SOURCE("source", List.of("sources"), asset -> asset.id()
            .value()
            .substring(0, asset.id().value().indexOf(':'))),
    ID("id", List.of(), asset -> asset.id().value()),
    ADDED("added", List.of(), asset -> asset.added());

    private final String label;
    private final List<String> otherNames;
    private final Function<Asset, Object> fact;

    QueryField(String label, List<String> otherNames, Function<Asset, Object> fact) {
        this.label = label;
        this.otherNames = otherNames;
        this.fact = fact;
    }

    String label() {
        return label;
    }

    /**
     * Finds a field.
     *
     * @throws AssetQuery.SyntaxException that names the fields
     */
    static QueryField named(String name, int at) {
        String folded = name.toLowerCase(Locale.ROOT).replace('-', '_');
        for (QueryField field : values()) {
            if (field.label.equals(folded) || field.otherNames.contains(folded)) {
                return field;
            }
        }
        List<String> labels = AssetQuery.fields();
        throw new AssetQuery.SyntaxException(
                at,
                "there is no field '" + name + "'; fields are " + String.join(", ", labels),
                NearestName.of(folded, labels).orElse(""));
    }

    /** Reads a value of this field. */
    QueryValue value(String text, int at) {
        return switch (this) {
            case SEASON, EPISODE, YEAR -> new RangeReader(label, text, at).numbers();
            case DURATION -> new RangeReader(label, text, at).length();
            case ADDED -> new RangeReader(label, text, at).days();
            case TYPE, INTERSTITIAL -> new TextPattern(kind(text.strip()));
            default -> new TextPattern(text);
        };
    }

    boolean matches(Asset asset, QueryValue value) {
        if (value instanceof TextPattern pattern) {
            return matches(asset, pattern);
        }
        if (value instanceof QueryValue.Numbers numbers) {
            OptionalInt number = (OptionalInt) fact.apply(asset);
            return number.isPresent() && numbers.contain(number.getAsInt());
        }
        if (value instanceof QueryValue.Length length) {
            return length.contains(asset.duration());
        }
        return ((QueryValue.Days) value).contain(asset.added());
    }

    private boolean matches(Asset asset, TextPattern pattern) {
        if (this == TITLE) {
            return pattern.is(asset.title()) || pattern.is(asset.details().episodeTitle());
        }
        Object found = fact.apply(asset);
        if (found instanceof Collection<?> all) {
            for (Object one : all) {
                if (pattern.is((String) one)) {
                    return true;
                }
            }
            return false;
        }
        if (this == TYPE && pattern.is(kind(asset.details().interstitial()))) {
            return true; // a trailer is a promo, too
        }
        String text = (String) found;
        return pattern.is(this == TYPE || this == INTERSTITIAL ? kind(text) : text);
    }

    /** Words for kinds of assets come in several spellings: movies, film; station_id, station-id. */
    private static String kind(String word) {
        String folded = word.toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (folded) {
            case "movie", "movies", "films" -> "film";
            case "episodes" -> "episode";
            default -> folded;
        };
    }
}

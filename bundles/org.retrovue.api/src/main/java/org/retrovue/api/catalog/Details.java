package org.retrovue.api.catalog;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What is known of an asset's content: a typed view of its well-known attributes, which sources and enrichers write.
 *
 * @param series what it is an episode of; empty when it is of none
 * @param season its season; absent when unknown, zero for specials
 * @param episode its number within the season; absent when unknown
 * @param episodeTitle the title of the episode alone; may be empty
 * @param year when it was made; absent when unknown
 * @param genres lower case
 * @param rating its content rating as written, such as "PG-13" or "TV-14"; may be empty
 * @param interstitial what kind of short piece it is, such as "promo" or "psa"; empty for programmes
 * @param aliases other names by which it may be named, lower case
 */
public record Details(
        String series,
        OptionalInt season,
        OptionalInt episode,
        String episodeTitle,
        OptionalInt year,
        List<String> genres,
        String rating,
        String interstitial,
        List<String> aliases) {
    /** Attribute: the series. */
    public static final String SERIES = "series";

    /** Attribute: the season, a number. */
    public static final String SEASON = "season";

    /** Attribute: the episode, a number. */
    public static final String EPISODE = "episode";

    /** Attribute: the episode's own title. */
    public static final String EPISODE_TITLE = "episode.title";

    /** Attribute: the year, a number. */
    public static final String YEAR = "year";

    /** Attribute: the genres, each on a line of its own. */
    public static final String GENRES = "genres";

    /** Attribute: the content rating. */
    public static final String RATING = "rating";

    /** Attribute: the kind of interstitial. */
    public static final String INTERSTITIAL = "interstitial";

    /** Attribute: other names, each on a line of its own. */
    public static final String ALIASES = "aliases";

    /** Copies the lists. */
    public Details {
        genres = List.copyOf(genres);
        aliases = List.copyOf(aliases);
    }

    /**
     * Reads attributes. What is no number where one belongs counts as unknown.
     *
     * @param attributes of an asset
     * @return what they say
     */
    public static Details of(Map<String, String> attributes) {
        return new Details(
                text(attributes, SERIES),
                number(attributes, SEASON),
                number(attributes, EPISODE),
                text(attributes, EPISODE_TITLE),
                number(attributes, YEAR),
                lines(attributes, GENRES),
                text(attributes, RATING),
                text(attributes, INTERSTITIAL),
                lines(attributes, ALIASES));
    }

    private static String text(Map<String, String> attributes, String name) {
        return attributes.getOrDefault(name, "").strip();
    }

    private static OptionalInt number(Map<String, String> attributes, String name) {
        String text = text(attributes, name);
        return text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private static List<String> lines(Map<String, String> attributes, String name) {
        return Stream.of(text(attributes, name).split("\n"))
                .map(line -> line.strip().toLowerCase(java.util.Locale.ROOT))
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }
}

package org.retrovue.api.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.retrovue.api.catalog.Details;
import org.retrovue.api.catalog.Marker;
import org.retrovue.time.Rational;

/**
 * What somebody wrote about a medium by hand: in a file beside it, in a line of a catalogue file. What is absent says nothing.
 *
 * @param title for people
 * @param type what it is, lower case
 * @param collection the group that it belongs to
 * @param tags lower case
 * @param duration seconds
 * @param markers in order of time
 * @param attributes the well-known ones of {@link Details} and any others
 */
public record AssetSheet(
        Optional<String> title,
        Optional<String> type,
        Optional<String> collection,
        Set<String> tags,
        Optional<Rational> duration,
        List<Marker> markers,
        Map<String, String> attributes) {
    /** Says nothing. */
    public static final AssetSheet EMPTY = new AssetSheet(
            Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), List.of(), Map.of());

    /** Copies the collections. */
    public AssetSheet {
        tags = Set.copyOf(tags);
        markers = List.copyOf(markers);
        attributes = Map.copyOf(attributes);
    }

    /**
     * Reads a mapping as JSON and YAML have it. The keys are title, type, collection, tags, series, season, episode, episode_title, year, genres,
     * rating, interstitial, aliases, duration, chapters, breaks, credits, markers, attributes, details (for any of these within) and notes (which nobody reads).
     *
     * @param values texts, numbers, lists and mappings by name
     * @param problems gets what is wrong, a sentence each; the other keys count nevertheless
     * @return what it says
     */
    public static AssetSheet read(Map<?, ?> values, List<String> problems) {
        return new SheetReader(problems).read(values);
    }

    /**
     * Fills what this sheet does not say from another; of markers, whole kinds.
     *
     * @param lower what counts less
     * @return both
     */
    public AssetSheet over(AssetSheet lower) {
        Map<String, String> all = new HashMap<>(lower.attributes);
        all.putAll(attributes);
        Set<String> bothTags = new TreeSet<>(lower.tags);
        bothTags.addAll(tags);
        List<Marker> bothMarkers = new ArrayList<>(markers);
        lower.markers.stream()
                .filter(marker -> markers.stream().noneMatch(mine -> mine.kind() == marker.kind()))
                .forEach(bothMarkers::add);
        return new AssetSheet(
                title.or(() -> lower.title),
                type.or(() -> lower.type),
                collection.or(() -> lower.collection),
                bothTags,
                duration.or(() -> lower.duration),
                bothMarkers,
                all);
    }

    /**
     * Puts what this sheet says on top of what a source found out otherwise. An episode that is numbered is titled "Series S01E02 Title", so that titles in
     * natural order are the order of the series.
     *
     * @param medium as found
     * @return as described
     */
    public MediaDescriptor on(MediaDescriptor medium) {
        Map<String, String> all = new HashMap<>(medium.attributes());
        all.putAll(attributes);
        Set<String> allTags = new TreeSet<>(medium.tags());
        allTags.addAll(tags);
        Given given = medium.given();
        String number = number(all);
        String titled = title.orElse(medium.title());
        if (!number.isEmpty() && !title.orElse("").contains(number) && isAboutEpisode()) {
            String episode = attributes.getOrDefault(
                    Details.EPISODE_TITLE, title.orElse(all.getOrDefault(Details.EPISODE_TITLE, "")));
            if (!episode.isEmpty()) {
                all.put(Details.EPISODE_TITLE, episode);
            }
            titled = (all.getOrDefault(Details.SERIES, "") + " " + number + " " + episode).strip();
        }
        return new MediaDescriptor(
                medium.key(),
                collection.orElse(medium.collection()),
                titled,
                type.orElseGet(() -> typed(medium.type(), number)),
                allTags,
                medium.version(),
                all,
                new Given(
                        duration.or(given::duration), markers.isEmpty() ? given.markers() : markers, given.readable()));
    }

    private boolean isAboutEpisode() {
        return title.isPresent()
                || List.of(Details.EPISODE_TITLE, Details.SERIES, Details.SEASON, Details.EPISODE).stream()
                        .anyMatch(attributes::containsKey);
    }

    private static String typed(String found, String number) {
        return found.equals("video") && !number.isEmpty() ? "episode" : found;
    }

    private static String number(Map<String, String> attributes) {
        String season = attributes.getOrDefault(Details.SEASON, "");
        String episode = attributes.getOrDefault(Details.EPISODE, "");
        return season.isEmpty() || episode.isEmpty()
                ? ""
                : String.format(Locale.ROOT, "S%02dE%02d", Integer.valueOf(season), Integer.valueOf(episode));
    }
}

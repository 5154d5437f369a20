package org.retrovue.api.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.retrovue.api.catalog.Details;
import org.retrovue.api.catalog.Marker;
import org.retrovue.api.catalog.NearestName;
import org.retrovue.time.Rational;

/** Reads sheets from mappings. What is wrong is told and left out. */
final class SheetReader {
    private static final List<String> KEYS = List.of(
            "title",
            "type",
            "collection",
            "tags",
            "series",
            "season",
            "episode",
            "episode_title",
            "year",
            "genres",
            "rating",
            "interstitial",
            "aliases",
            "duration",
            "chapters",
            "breaks",
            "credits",
            "markers",
            "attributes",
            "details",
            "notes");

    private final List<String> problems;
    private final Map<String, String> attributes = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> tags = new TreeSet<>();
    private final List<Marker> markers = new ArrayList<>();
    private Optional<Rational> duration = Optional.empty();

    SheetReader(List<String> problems) {
        this.problems = problems;
    }

    AssetSheet read(Map<?, ?> values) {
        take(values);
        return new AssetSheet(
                Optional.ofNullable(texts.get("title")),
                Optional.ofNullable(texts.get("type"))
                        .map(type -> type.toLowerCase(Locale.ROOT).replace('_', '-')),
                Optional.ofNullable(texts.get("collection")),
                tags,
                duration,
                markers.stream().sorted(Comparator.comparing(Marker::at)).toList(),
                attributes);
    }

    private void take(Map<?, ?> values) {
        values.forEach((key, value) -> {
            if (value != null) {
                take(String.valueOf(key), value);
            }
        });
    }

    private void take(String key, Object value) {
        String name = key.toLowerCase(Locale.ROOT).replace('-', '_').replace('.', '_');
        switch (name) {
            case "title", "type", "collection" -> text(key, value).ifPresent(text -> texts.put(name, text));
            case "series" -> attribute(key, Details.SERIES, value);
            case "episode_title" -> attribute(key, Details.EPISODE_TITLE, value);
            case "rating" -> attribute(key, Details.RATING, value);
            case "interstitial" -> attribute(key, Details.INTERSTITIAL, value);
            case "season" -> number(key, Details.SEASON, value);
            case "episode" -> number(key, Details.EPISODE, value);
            case "year" -> number(key, Details.YEAR, value);
            case "tags", "tag" -> tags.addAll(words(key, value, true));
            case "genres", "genre" -> lines(Details.GENRES, words(key, value, true));
            case "aliases", "alias" -> lines(Details.ALIASES, words(key, value, false));
            case "duration" -> duration = length(key, value).or(() -> duration);
            case "chapters" -> list(value).forEach(item -> point(key, Marker.Kind.CHAPTER, item));
            case "breaks" -> list(value).forEach(item -> point(key, Marker.Kind.BREAK, item));
            case "credits" -> point(key, Marker.Kind.CREDITS, value);
            case "markers" -> list(value).forEach(item -> marker(key, item));
            case "attributes" ->
                mapping(key, value).forEach((fact, item) -> attribute(key, String.valueOf(fact), item));
            case "details" -> take(mapping(key, value));
            case "notes" -> {}
            default ->
                problems.add("there is no key '" + key + "'"
                        + NearestName.of(name, KEYS)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse("; keys are " + String.join(", ", KEYS)));
        }
    }

    private void attribute(String key, String name, Object value) {
        text(key, value).ifPresent(text -> attributes.put(name, text));
    }

    private void lines(String name, List<String> words) {
        if (!words.isEmpty()) {
            attributes.put(name, String.join("\n", words));
        }
    }

    private Optional<String> text(String key, Object value) {
        if (value instanceof Map || value instanceof List) {
            problems.add("'" + key + "' is one text, not " + value);
            return Optional.empty();
        }
        String text = String.valueOf(value).strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private void number(String key, String name, Object value) {
        String text = text(key, value).orElse("");
        if (text.matches("\\d{1,6}")) {
            attributes.put(name, Integer.valueOf(text).toString());
        } else if (!text.isEmpty()) {
            problems.add("'" + key + "' is a whole number, not \"" + text + "\"");
        }
    }

    private List<String> words(String key, Object value, boolean lowerAndCommas) {
        return list(value).stream()
                .flatMap(item -> text(key, item).stream())
                .flatMap(text ->
                        lowerAndCommas ? Stream.of(text.toLowerCase(Locale.ROOT).split(",")) : Stream.of(text))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .collect(Collectors.toList());
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of(value);
    }

    private Map<?, ?> mapping(String key, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        problems.add("'" + key + "' is a mapping, not \"" + value + "\"");
        return Map.of();
    }

    private void marker(String key, Object item) {
        String kind = item instanceof Map<?, ?> map ? String.valueOf(map.get("kind")) : "";
        for (Marker.Kind each : Marker.Kind.values()) {
            if (each.name().equalsIgnoreCase(kind)) {
                point(key, each, item);
                return;
            }
        }
        problems.add("'" + key + "' are mappings such as {kind: chapter, at: 12m30s, title: Two}, not " + item);
    }

    private void point(String key, Marker.Kind kind, Object item) {
        Object at = item instanceof Map<?, ?> map ? map.get("at") : item;
        Object title = item instanceof Map<?, ?> map ? map.get("title") : null;
        if (at == null) {
            problems.add("'" + key + "': \"at\" is missing in " + item);
            return;
        }
        time(key, at)
                .ifPresent(
                        seconds -> markers.add(new Marker(kind, seconds, title == null ? "" : String.valueOf(title))));
    }

    private Optional<Rational> length(String key, Object value) {
        Optional<Rational> seconds = time(key, value);
        if (seconds.filter(length -> length.signum() == 0).isPresent()) {
            problems.add("'" + key + "' is longer than nothing, not \"" + value + "\"");
        }
        return seconds.filter(length -> length.signum() > 0);
    }

    private Optional<Rational> time(String key, Object value) {
        Optional<Rational> seconds = SheetTime.seconds(String.valueOf(value).strip());
        if (seconds.isEmpty()) {
            problems.add("'" + key + "' is a time such as 22m, 90.5s, 00:22:30 or seconds, not \"" + value + "\"");
        }
        return seconds;
    }
}

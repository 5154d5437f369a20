package org.retrovue.tck.fake;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.Details;
import org.retrovue.time.Rational;

/** One asset of the large catalogue while it is made: what becomes an asset, and a line of a catalogue file. */
final class LargePiece {
    private static final Instant FIRST_ADDED = Instant.parse("2024-01-01T00:00:00Z");

    final String key;
    final String type;
    private final String collection;
    private final String title;
    private final long millis;
    private final int number;
    private final Map<String, Object> details = new LinkedHashMap<>();
    private final List<String> aliases = new ArrayList<>();
    private final List<Long> chapters = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();

    LargePiece(String key, String collection, String type, String title, long millis, int number) {
        this.key = key;
        this.collection = collection;
        this.type = type;
        this.title = title;
        this.millis = millis;
        this.number = number;
    }

    LargePiece with(String detail, Object value) {
        details.put(detail, value);
        return this;
    }

    LargePiece genres(String... names) {
        return with(Details.GENRES, List.of(names));
    }

    LargePiece tag(String tag) {
        tags.add(tag);
        return this;
    }

    LargePiece alias(String alias) {
        aliases.add(alias);
        return this;
    }

    /** Parts it evenly, roughly. */
    LargePiece chapters(int parts) {
        for (int i = 0; i < parts; i++) {
            chapters.add(millis * i / parts);
        }
        return this;
    }

    int aliases() {
        return aliases.size();
    }

    Asset asset() {
        Assets asset = Assets.asset(LargeCatalog.SOURCE + ":" + key)
                .title(title)
                .collection(collection)
                .type(type)
                .tags(Set.copyOf(tags).toArray(String[]::new))
                .duration(Rational.of(millis, 1000))
                .location(URI.create("file:///library/" + key + ".mkv"))
                .added(FIRST_ADDED.plus(Duration.ofHours(number)));
        details.forEach((name, value) -> asset.attribute(name, text(value)));
        if (!aliases.isEmpty()) {
            asset.attribute(Details.ALIASES, String.join("\n", aliases));
        }
        chapters.forEach(at -> asset.marker(org.retrovue.api.catalog.Marker.Kind.CHAPTER, Rational.of(at, 1000)));
        return asset.ready();
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? String.join("\n", list.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }

    String line() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("key", key);
        all.put("collection", collection);
        all.put("type", type);
        all.put("title", title);
        all.put("duration", seconds(millis));
        details.forEach((name, value) -> all.put(name.replace('.', '_'), value));
        if (!tags.isEmpty()) {
            all.put("tags", tags);
        }
        if (!aliases.isEmpty()) {
            all.put(Details.ALIASES, aliases);
        }
        if (!chapters.isEmpty()) {
            all.put("chapters", chapters.stream().map(LargePiece::seconds).toList());
        }
        return json(all);
    }

    private static String seconds(long millis) {
        return millis / 1000 + "." + String.format(java.util.Locale.ROOT, "%03d", millis % 1000) + "s";
    }

    private static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> members = new ArrayList<>();
            map.forEach((name, member) -> members.add(json(name) + ":" + json(member)));
            return "{" + String.join(",", members) + "}";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(",", list.stream().map(LargePiece::json).toList()) + "]";
        }
        return value instanceof Integer
                ? value.toString()
                : "\"" + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}

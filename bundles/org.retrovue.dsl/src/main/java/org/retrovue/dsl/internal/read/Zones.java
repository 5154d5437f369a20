package org.retrovue.dsl.internal.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code zones}: named stretches of the day whose settings blocks inherit. */
final class Zones {
    /** A zone with what it inherits. */
    record Zone(Optional<Stretch> window, Settings settings) {}

    static final List<String> KEYS = keys();

    private static final Zone EMPTY = new Zone(Optional.empty(), Settings.NONE);

    private final Problems problems;
    private final Dress dress;
    private final Map<String, Zone> zones = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    Zones(Problems problems, Dress dress) {
        this.problems = problems;
        this.dress = dress;
    }

    void define(Node node) {
        Fields all = Fields.any(node, "zones", problems);
        for (String name : all.names()) {
            zone(all, name);
        }
    }

    private Zone zone(Fields all, String name) {
        Zone known = zones.get(name);
        if (known != null) {
            return known;
        }
        if (open.size() >= 50 || !open.add(name)) {
            String way = String.join(" -> ", open) + " -> " + name;
            problems.error(all.key(name), "cycle", "zones that extend each other: " + way, "leave one 'extends' out");
            zones.put(name, EMPTY);
            return EMPTY;
        }
        Zone made = read(all, name);
        open.remove(name);
        zones.put(name, made);
        return made;
    }

    private Zone read(Fields all, String name) {
        Fields fields = Fields.of(all.place(name), "zone '" + name + "'", problems, KEYS, Settings.OTHERWISE);
        Zone below = fields.text("extends").map(base -> base(all, fields, base)).orElse(EMPTY);
        Optional<Stretch> window = fields.text("window").flatMap(text -> window(fields, text));
        return new Zone(
                window.or(below::window), Settings.read(fields, problems, dress).over(below.settings));
    }

    private Zone base(Fields all, Fields fields, String base) {
        if (!all.has(base)) {
            String message = "unknown zone '" + base + "'";
            problems.error(fields.place("extends"), "unknown-zone", message, Names.suggestion(base, all.names()));
            return EMPTY;
        }
        return zone(all, base);
    }

    private Optional<Stretch> window(Fields fields, String text) {
        Optional<Stretch> window = Stretch.parse(text).filter(found -> found.length() > 0);
        if (window.isEmpty()) {
            String message =
                    "'window' of " + fields.where() + " is a stretch such as \"18:00-22:00\", not \"" + text + "\"";
            problems.error(fields.place("window"), "bad-time", message, null);
        }
        return window;
    }

    boolean has(String name) {
        return zones.containsKey(name);
    }

    Set<String> names() {
        return zones.keySet();
    }

    /** Returns the zone that a key names; an empty one after a problem. */
    Zone named(Node at, String name) {
        Zone zone = zones.get(name);
        if (zone == null) {
            problems.error(at, "unknown-zone", "unknown zone '" + name + "'", Names.suggestion(name, zones.keySet()));
            return EMPTY;
        }
        return zone;
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of("window", "extends"));
        keys.addAll(Settings.KEYS);
        return List.copyOf(keys);
    }
}

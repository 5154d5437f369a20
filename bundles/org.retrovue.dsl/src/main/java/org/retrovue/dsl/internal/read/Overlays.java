package org.retrovue.dsl.internal.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads overlays: those of the channel, and what others wish of them. Overlays are plug-ins, so only the keys of the one that comes with the station are checked. An overlay with {@code of} is a variant: shown only
 * where it is asked for by name, in the place of the overlay that it is a variant of.
 */
final class Overlays {
    static final List<String> BUG_KEYS = List.of("text", "image", "corner", "opacity", "hide_in", "of");
    private static final List<String> CORNERS = List.of("top-left", "top-right", "bottom-left", "bottom-right");

    private final Problems problems;
    private final Map<String, String> shown = new LinkedHashMap<>();
    /** Wishes by the name under which they can be asked for. */
    private final Map<String, Map<String, String>> named = new LinkedHashMap<>();

    Overlays(Problems problems) {
        this.problems = problems;
    }

    /** Reads the channel's. */
    void define(Node node) {
        for (Node each : Fields.itemsOf(node)) {
            Fields overlays = Fields.any(each, "overlays", problems);
            for (String name : overlays.names()) {
                Fields wishes = Fields.any(overlays.place(name), "overlay '" + name + "'", problems);
                String of = wishes.text("of").orElse(name);
                Map<String, String> flat = wishes(of, name, overlays.place(name));
                named.put(name, flat);
                if (!wishes.has("of")) {
                    shown.putAll(flat);
                }
            }
        }
    }

    /** Returns what the channel shows. */
    Map<String, String> shown() {
        return shown;
    }

    /** Reads what a block, program or zone wishes: "+name" puts on, "-name" takes off, "name" shows it instead of all others, "none" takes all off, a mapping changes wishes. */
    Map<String, String> read(Node node) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (Node each : Fields.itemsOf(node)) {
            if (each instanceof MappingNode) {
                Fields overlays = Fields.any(each, "overlays", problems);
                for (String name : overlays.names()) {
                    changed(name, overlays.place(name), changes);
                }
            } else if (Fields.text(each).isPresent()) {
                asked((ScalarNode) each, changes);
            } else {
                String message = "overlays are names or mappings, not " + Fields.shown(each);
                problems.error(each, "bad-overlay", message, "for example +my_bug");
            }
        }
        return changes;
    }

    private void changed(String name, Node wishes, Map<String, String> changes) {
        if (Fields.text(wishes).filter(Amounts::isOff).isPresent()) {
            named.getOrDefault(name, Map.of()).keySet().forEach(wish -> changes.put(wish, ""));
        } else {
            changes.putAll(wishes(name, name, wishes));
        }
    }

    private void asked(ScalarNode node, Map<String, String> changes) {
        String text = node.getValue().strip();
        if (text.equals("none") || Amounts.isOff(text)) {
            shown.keySet().forEach(wish -> changes.put(wish, ""));
            return;
        }
        boolean sign = text.startsWith("+") || text.startsWith("-");
        String name = sign ? text.substring(1).strip() : text;
        Map<String, String> wishes = named.get(name);
        if (wishes == null) {
            String message = "unknown overlay '" + name + "'";
            problems.error(node, "unknown-overlay", message, Names.suggestion(name, named.keySet()));
        } else if (text.startsWith("-")) {
            wishes.keySet().forEach(wish -> changes.put(wish, ""));
        } else {
            if (!sign) {
                shown.keySet().forEach(wish -> changes.put(wish, ""));
            }
            changes.putAll(wishes);
        }
    }

    private Map<String, String> wishes(String of, String name, Node node) {
        Map<String, String> flat = new LinkedHashMap<>();
        String where = "overlay '" + name + "'";
        Fields wishes =
                of.equals("bug") ? Fields.of(node, where, problems, BUG_KEYS) : Fields.any(node, where, problems);
        for (String wish : wishes.names()) {
            if (!wish.equals("of")) {
                List<String> values = new ArrayList<>();
                wishes.texts(wish).forEach(value -> values.add(value.getValue().strip()));
                flat.put(of + "." + wish, String.join(", ", values));
            }
        }
        if (of.equals("bug")) {
            checkBug(wishes, flat);
        }
        return flat;
    }

    private void checkBug(Fields bug, Map<String, String> flat) {
        String corner = flat.getOrDefault("bug.corner", "bottom-right");
        if (!CORNERS.contains(corner)) {
            String message = "unknown corner \"" + corner + "\"";
            problems.error(bug.place("corner"), "bad-corner", message, Names.suggestion(corner, CORNERS));
        }
        String opacity = flat.getOrDefault("bug.opacity", "1");
        if (!opacity.matches("1(\\.0*)?|0?\\.\\d+|0")) {
            String message = "opacity is a number from 0 to 1, not \"" + opacity + "\"";
            problems.error(bug.place("opacity"), "bad-opacity", message, "for example 0.6");
        }
    }
}

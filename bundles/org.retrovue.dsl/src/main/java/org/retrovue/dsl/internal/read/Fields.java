package org.retrovue.dsl.internal.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping of the file: its keys, each once, and what they hold. What is wrong is told to {@link Problems} and then treated as absent. */
final class Fields {
    private final Node node;
    private final String where;
    private final Problems problems;
    private final Map<String, String> otherwise;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    private Fields(Node node, String where, Problems problems, Map<String, String> otherwise) {
        this.node = node;
        this.where = where;
        this.problems = problems;
        this.otherwise = otherwise;
    }

    /** Reads a mapping with any keys. */
    static Fields any(Node node, String where, Problems problems) {
        return any(node, where, problems, Map.of());
    }

    private static Fields any(Node node, String where, Problems problems, Map<String, String> otherwise) {
        Fields fields = new Fields(node, where, problems, otherwise);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(fields::take);
        } else {
            problems.error(node, "not-a-mapping", where + " is a mapping of keys to values, not " + shown(node), null);
        }
        return fields;
    }

    /** Reads a mapping that has no keys but the known ones. */
    static Fields of(Node node, String where, Problems problems, Collection<String> known) {
        return of(node, where, problems, known, Map.of());
    }

    /**
     * Reads a mapping that has no keys but the known ones.
     *
     * @param otherwise other words that people have for known keys, each with its key
     */
    static Fields of(
            Node node, String where, Problems problems, Collection<String> known, Map<String, String> otherwise) {
        Fields fields = any(node, where, problems, otherwise);
        fields.keys.forEach((name, at) -> {
            if (!known.contains(name)) {
                String message = "unknown key '" + name + "' in " + where;
                problems.error(at, "unknown-key", message, Homes.suggestion(name, known));
            }
        });
        return fields;
    }

    private void take(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            problems.error(tuple.getKeyNode(), "not-a-key", "a key of " + where + " is a word", null);
            return;
        }
        String written = key.getValue();
        String name = otherwise.getOrDefault(written, written);
        Node first = keys.get(name);
        if (first instanceof ScalarNode earlier) {
            int line = first.getStartMark().getLine() + 1;
            String same = earlier.getValue().equals(written)
                    ? "the key '" + written + "' stands twice in " + where
                    : "the key '" + written + "' says the same as '" + earlier.getValue() + "' in " + where;
            problems.error(key, "duplicate-key", same + "; first in line " + line, "leave one of them");
        } else {
            values.put(name, tuple.getValueNode());
            keys.put(name, key);
        }
    }

    /** Reads the mapping that stands under a key. */
    Fields within(String key, Collection<String> known) {
        return of(place(key), key + " of " + where, problems, known);
    }

    Node node() {
        return node;
    }

    String where() {
        return where;
    }

    /** Returns where the value of a key stands, or this mapping when there is no such key. */
    Node place(String key) {
        return values.getOrDefault(key, node);
    }

    /** Returns where a key itself stands, or this mapping when there is no such key. */
    Node key(String key) {
        return keys.getOrDefault(key, node);
    }

    Collection<String> names() {
        return values.keySet();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Optional<Node> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Returns a key's text; a problem when it holds something else or nothing. */
    Optional<String> text(String key) {
        return get(key).flatMap(value -> textOf(value, "'" + key + "' of " + where));
    }

    /** Returns a key's text; a problem when the key is missing, too. */
    Optional<String> required(String key, String example) {
        if (!has(key)) {
            problems.error(node, "missing-key", where + " needs the key '" + key + "'", "for example " + example);
        }
        return text(key);
    }

    /** Returns a key's text as a list of one, or its list of texts; empty when there is no such key. */
    List<ScalarNode> texts(String key) {
        List<ScalarNode> all = new ArrayList<>();
        for (Node each : items(key)) {
            textOf(each, "'" + key + "' of " + where).ifPresent(text -> all.add((ScalarNode) each));
        }
        return all;
    }

    /** Returns what a key's list holds, or what it holds as a list of one; empty when there is no such key. */
    List<Node> items(String key) {
        return get(key).map(Fields::itemsOf).orElse(List.of());
    }

    /** Returns a list's items, or anything else as a list of one. */
    static List<Node> itemsOf(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    /** Returns a yes or no. */
    Optional<Boolean> flag(String key) {
        Optional<String> text = text(key);
        if (text.isPresent() && !Amounts.isOff(text.get()) && !Amounts.isOn(text.get())) {
            String message = "'" + key + "' of " + where + " is true or false, not \"" + text.get() + "\"";
            problems.error(place(key), "bad-" + key, message, null);
            return Optional.empty();
        }
        return text.map(Amounts::isOn);
    }

    /** Returns a whole number within bounds. */
    Optional<Integer> number(String key, int least, int most) {
        Optional<String> text = text(key);
        Optional<Integer> number = text.filter(digits -> digits.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .filter(value -> value >= least && value <= most);
        if (text.isPresent() && number.isEmpty()) {
            String message = "'" + key + "' of " + where + " is a whole number from " + least + " to " + most + ", not "
                    + shown(place(key));
            problems.error(place(key), "bad-number", message, null);
        }
        return number;
    }

    /** Returns a duration of at least and at most so long. */
    Optional<Duration> duration(String key, Duration least, Duration most) {
        Optional<String> text = text(key);
        Optional<Duration> length = text.flatMap(Amounts::duration)
                .filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
        if (text.isPresent() && length.isEmpty()) {
            String message = "'" + key + "' of " + where + " is "
                    + (least.isZero() ? "" : Amounts.shown(least) + " to ")
                    + (least.isZero() ? "up to " : "") + Amounts.shown(most) + ", with its unit, not \"" + text.get()
                    + "\"";
            problems.error(place(key), "bad-duration", message, "for example 90m or 1h30m");
        }
        return length;
    }

    /** Returns one of some words, in lower case; a word may be written with _ or blanks for -. */
    Optional<String> word(String key, List<String> words) {
        Optional<String> text = text(key);
        Optional<String> word = text.map(written ->
                        written.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-'))
                .filter(words::contains);
        if (text.isPresent() && word.isEmpty()) {
            String message = "unknown " + writtenKey(key) + " \"" + text.get() + "\"";
            problems.error(place(key), "bad-" + writtenKey(key), message, Names.suggestion(text.get(), words));
        }
        return word;
    }

    private String writtenKey(String key) {
        return key(key) instanceof ScalarNode written ? written.getValue() : key;
    }

    private Optional<String> textOf(Node value, String what) {
        Optional<String> text = text(value);
        if (text.isEmpty()) {
            problems.error(value, "not-a-text", what + " is one text, not " + shown(value), null);
        }
        return text;
    }

    /** Returns the text that stands at a place, if there is one. */
    static Optional<String> text(Node value) {
        return value instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
                ? Optional.of(scalar.getValue().strip())
                : Optional.empty();
    }

    /** Says what stands at a place, short enough for a message. */
    static String shown(Node node) {
        if (node instanceof ScalarNode scalar) {
            if (scalar.getTag().equals(Tag.NULL)) {
                return "nothing";
            }
            String text = scalar.getValue().strip();
            return "\"" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "\"";
        }
        return node instanceof SequenceNode ? "a list" : "a mapping";
    }
}

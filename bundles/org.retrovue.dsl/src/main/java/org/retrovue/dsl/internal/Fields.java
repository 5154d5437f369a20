package org.retrovue.dsl.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    private Fields(Node node, String where, Problems problems) {
        this.node = node;
        this.where = where;
        this.problems = problems;
    }

    /** Reads a mapping with any keys. */
    static Fields any(Node node, String where, Problems problems) {
        Fields fields = new Fields(node, where, problems);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(fields::take);
        } else {
            problems.error(node, "not-a-mapping", where + " is a mapping of keys to values, not " + shown(node), null);
        }
        return fields;
    }

    /** Reads a mapping that has no keys but the known ones. */
    static Fields of(Node node, String where, Problems problems, Collection<String> known) {
        Fields fields = any(node, where, problems);
        fields.keys.forEach((name, at) -> {
            if (!known.contains(name)) {
                String message = "unknown key '" + name + "' in " + where;
                problems.error(at, "unknown-key", message, Names.suggestion(name, known));
            }
        });
        return fields;
    }

    private void take(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            problems.error(tuple.getKeyNode(), "not-a-key", "a key of " + where + " is a word", null);
        } else if (values.containsKey(key.getValue())) {
            int first = node(keys, key.getValue()).getStartMark().getLine() + 1;
            String message = "the key '" + key.getValue() + "' stands twice in " + where + "; first in line " + first;
            problems.error(key, "duplicate-key", message, "leave one of them");
        } else {
            values.put(key.getValue(), tuple.getValueNode());
            keys.put(key.getValue(), key);
        }
    }

    private static Node node(Map<String, Node> map, String key) {
        Node found = map.get(key);
        if (found == null) {
            throw new IllegalStateException(key);
        }
        return found;
    }

    Node node() {
        return node;
    }

    /** Returns where the value of a key stands, or this mapping when there is no such key. */
    Node place(String key) {
        return values.getOrDefault(key, node);
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
        get(key).ifPresent(value -> {
            List<Node> nodes = value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
            for (Node each : nodes) {
                textOf(each, "'" + key + "' of " + where).ifPresent(text -> all.add((ScalarNode) each));
            }
        });
        return all;
    }

    private Optional<String> textOf(Node value, String what) {
        if (value instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return Optional.of(scalar.getValue().strip());
        }
        problems.error(value, "not-a-text", what + " is one text, not " + shown(value), null);
        return Optional.empty();
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

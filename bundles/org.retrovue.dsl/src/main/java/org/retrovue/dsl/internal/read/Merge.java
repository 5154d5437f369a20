package org.retrovue.dsl.internal.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Puts one tree over another: mappings merge, everything else replaces what is below, and what stands under "+key" is appended to what "key" has. */
final class Merge {
    private Merge() {}

    /** Returns what both say; the upper one where they differ. Keys keep the order of the lower one, new ones follow. */
    static Node over(Node below, Node above) {
        if (!(below instanceof MappingNode lower) || !(above instanceof MappingNode upper)) {
            return above;
        }
        List<NodeTuple> all = new ArrayList<>(lower.getValue());
        Map<String, Integer> inherited = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            inherited.putIfAbsent(key(all.get(i)), i);
        }
        Map<String, Integer> places = new HashMap<>(inherited);
        for (NodeTuple tuple : upper.getValue()) {
            String key = key(tuple);
            boolean append = key.startsWith("+");
            Integer at = append ? places.get(key.substring(1)) : inherited.remove(key);
            if (at == null) {
                // A key that stands twice in the upper one stays so: that is told later.
                places.putIfAbsent(key, all.size());
                all.add(tuple);
            } else if (append) {
                NodeTuple old = all.get(at);
                all.set(at, new NodeTuple(old.getKeyNode(), appended(old.getValueNode(), tuple.getValueNode())));
            } else {
                Node old = all.get(at).getValueNode();
                all.set(at, new NodeTuple(tuple.getKeyNode(), over(old, tuple.getValueNode())));
            }
        }
        return mapping(upper, all);
    }

    private static Node appended(Node below, Node above) {
        if (below instanceof MappingNode && above instanceof MappingNode) {
            return over(below, above);
        }
        List<Node> items = new ArrayList<>(Fields.itemsOf(below));
        items.addAll(Fields.itemsOf(above));
        return new SequenceNode(Tag.SEQ, true, items, above.getStartMark(), above.getEndMark(), FlowStyle.AUTO);
    }

    /** Takes the plus from all keys that still have one: there was nothing that they could be appended to. */
    static Node plain(Node node) {
        if (node instanceof SequenceNode list) {
            List<Node> items = list.getValue().stream().map(Merge::plain).toList();
            return new SequenceNode(
                    list.getTag(), true, items, list.getStartMark(), list.getEndMark(), list.getFlowStyle());
        }
        if (!(node instanceof MappingNode mapping)) {
            return node;
        }
        MappingNode empty = mapping(mapping, new ArrayList<>());
        MappingNode joined = (MappingNode) over(empty, mapping);
        List<NodeTuple> all = new ArrayList<>();
        for (NodeTuple tuple : joined.getValue()) {
            all.add(new NodeTuple(named(tuple.getKeyNode()), plain(tuple.getValueNode())));
        }
        return mapping(mapping, all);
    }

    private static Node named(Node key) {
        if (key instanceof ScalarNode scalar && scalar.getValue().startsWith("+")) {
            String name = scalar.getValue().substring(1);
            return new ScalarNode(Tag.STR, name, key.getStartMark(), key.getEndMark(), scalar.getScalarStyle());
        }
        return key;
    }

    static boolean isKey(NodeTuple tuple, String key) {
        return tuple.getKeyNode() instanceof ScalarNode scalar
                && scalar.getValue().equals(key);
    }

    static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    static MappingNode mapping(Node like, List<NodeTuple> tuples) {
        return new MappingNode(Tag.MAP, true, tuples, like.getStartMark(), like.getEndMark(), FlowStyle.AUTO);
    }
}

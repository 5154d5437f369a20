package org.retrovue.dsl.internal.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Adds what an included file has to a file. Nothing replaces anything: what both say is a mistake. */
final class Union {
    /** What an included file may have. */
    static final Set<String> KEYS =
            Set.of("pools", "programs", "virtual_assets", "zones", "schedule", "overlays", "traffic", "notes");

    private final Problems problems;

    Union(Problems problems) {
        this.problems = problems;
    }

    Node of(Node own, Node included) {
        List<NodeTuple> all = new ArrayList<>(((MappingNode) own).getValue());
        for (NodeTuple tuple : ((MappingNode) included).getValue()) {
            String key = Merge.key(tuple);
            if (!KEYS.contains(key)) {
                String message = "an included file has no key '" + key + "'";
                String hint =
                        "one of: " + String.join(", ", KEYS.stream().sorted().toList()) + "; for others use 'extends'";
                problems.error(tuple.getKeyNode(), "unknown-key", message, hint);
            } else if (!key.equals("notes")) {
                add(all, tuple);
            }
        }
        return Merge.mapping(own, all);
    }

    private void add(List<NodeTuple> all, NodeTuple tuple) {
        for (int i = 0; i < all.size(); i++) {
            if (Merge.key(all.get(i)).equals(Merge.key(tuple))) {
                all.set(i, new NodeTuple(all.get(i).getKeyNode(), joined(all.get(i), tuple)));
                return;
            }
        }
        all.add(tuple);
    }

    private Node joined(NodeTuple own, NodeTuple other) {
        if (!(own.getValueNode() instanceof MappingNode first)
                || !(other.getValueNode() instanceof MappingNode second)) {
            return twice(own, other);
        }
        List<NodeTuple> all = new ArrayList<>(first.getValue());
        Map<String, NodeTuple> has = new HashMap<>();
        first.getValue().forEach(each -> has.putIfAbsent(Merge.key(each), each));
        for (NodeTuple each : second.getValue()) {
            NodeTuple already = has.get(Merge.key(each));
            if (already == null) {
                all.add(each);
            } else {
                twice(already, each);
            }
        }
        return Merge.mapping(first, all);
    }

    private Node twice(NodeTuple own, NodeTuple other) {
        String name = Merge.key(other);
        String message =
                "'" + name + "' stands in " + own.getKeyNode().getStartMark().getName() + " line "
                        + (own.getKeyNode().getStartMark().getLine() + 1) + ", too";
        problems.error(other.getKeyNode(), "duplicate-key", message, "leave one of them, or use 'extends'");
        return own.getValueNode();
    }
}

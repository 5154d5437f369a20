package org.retrovue.dsl.internal.read;

import org.retrovue.dsl.internal.plan.Place;
import org.yaml.snakeyaml.nodes.Node;

/** Says where a node stands. */
final class Places {
    private Places() {}

    static Place of(Node node) {
        return new Place(node.getStartMark().getName(), node.getStartMark().getLine() + 1);
    }
}

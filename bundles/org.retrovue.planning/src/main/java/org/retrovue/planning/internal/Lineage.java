package org.retrovue.planning.internal;

import java.util.List;

/**
 * What a document was made from, and when.
 *
 * @param parents digests of the documents that it was made from, the nearest first; none in older stores
 * @param generation the publish that it came with; zero in older stores
 */
record Lineage(List<String> parents, long generation) {
    static final Lineage NONE = new Lineage(List.of(), 0);

    Lineage {
        parents = List.copyOf(parents);
    }
}

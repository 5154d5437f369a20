package org.retrovue.dsl.internal.plan;

import java.util.List;

/**
 * Blocks for some days. An upper layer replaces exactly the time that its blocks cover.
 *
 * @param name as in the file, such as "weekends 2026-12-01..2026-12-26"
 * @param when the broadcast days on which its blocks start
 * @param blocks in order of time; they do not overlap
 */
public record Layer(String name, When when, List<Block> blocks, Place place) {
    /** Copies the list. */
    public Layer {
        blocks = List.copyOf(blocks);
    }
}

package org.retrovue.dsl.internal;

import java.util.List;
import java.util.Map;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.channel.Channel;
import org.retrovue.dsl.internal.read.Amounts;

/** What a channel file says. Blocks are in the order of the day and do not overlap. */
record Plan(Channel channel, Map<String, AssetQuery> pools, List<Block> blocks) {
    Plan {
        pools = Map.copyOf(pools);
        blocks = List.copyOf(blocks);
    }

    enum Mode {
        SEQUENTIAL,
        RANDOM,
        SHUFFLE
    }

    /**
     * A block of every day.
     *
     * @param start seconds from midnight on the wall clock, below 86400
     * @param length seconds on the wall clock, 1 to 86400
     * @param title empty when each programme shows its own
     */
    record Block(int start, int length, String title, List<String> pools, Mode mode, int line) {
        Block {
            pools = List.copyOf(pools);
        }

        /** Names the block on its channel; the same after an edit of anything but its start. */
        String key() {
            return Amounts.shownTime(start);
        }
    }
}

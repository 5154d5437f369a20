package org.retrovue.dsl.internal.day;

import java.time.LocalDate;
import org.retrovue.dsl.internal.plan.Block;
import org.retrovue.dsl.internal.plan.Layer;

/**
 * A block on a day, in its full length, whatever lies over it.
 *
 * @param rank of its layer, higher is above
 * @param start seconds of the epoch
 * @param end seconds of the epoch
 * @param runsOn whether the same block goes on where it ends
 */
record Occurrence(int rank, Layer layer, Block block, LocalDate date, long start, long end, boolean runsOn) {
    boolean is(Block other, LocalDate on) {
        return block == other && date.equals(on);
    }
}

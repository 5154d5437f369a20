package org.retrovue.dsl.internal.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.retrovue.api.plan.Airings;
import org.retrovue.api.plan.Seeds;
import org.retrovue.dsl.internal.plan.Block;
import org.retrovue.dsl.internal.plan.Block.Action;
import org.retrovue.dsl.internal.plan.ChannelPlan;
import org.retrovue.dsl.internal.plan.Layer;

/** When the blocks of a plan occur. Immutable; any thread. */
final class Calendar {
    private static final int DAY = 86400;

    private final ChannelPlan plan;
    private final Walls walls;
    private final long grid;

    Calendar(ChannelPlan plan) {
        this.plan = plan;
        this.walls = new Walls(plan.channel().zone(), plan.channel().dayStart());
        this.grid = plan.channel().grid().toSeconds();
    }

    Walls walls() {
        return walls;
    }

    /** Tells whether a layer's blocks start on a broadcast day. */
    boolean happens(int rank, LocalDate date) {
        return plan.layers().get(rank).when().includes(date);
    }

    /** Returns a block of a day; one whose length follows from what it shows has a length of zero. */
    Occurrence occurrence(int rank, Block block, LocalDate date) {
        long start = walls.at(date, block.start());
        long end = walls.at(date, (long) block.start() + block.length());
        return new Occurrence(
                rank, plan.layers().get(rank), block, date, start, end, runsOn(rank, block, date, end - start));
    }

    /** A block of 24 hours goes on, unless a changed clock would move the grid against the wall clock until autumn. */
    private boolean runsOn(int rank, Block block, LocalDate date, long length) {
        boolean shows = block.action() instanceof Action.Show || block.action() instanceof Action.Marathon;
        return shows
                && block.length() == DAY
                && (length % grid == 0 || DAY % grid != 0)
                && happens(rank, date.plusDays(1));
    }

    /** Returns all occurrences of some days, in no order. */
    List<Occurrence> occurrences(LocalDate first, LocalDate last) {
        List<Occurrence> all = new ArrayList<>();
        for (int rank = 0; rank < plan.layers().size(); rank++) {
            Layer layer = plan.layers().get(rank);
            for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
                if (happens(rank, date)) {
                    for (Block block : layer.blocks()) {
                        all.add(occurrence(rank, block, date));
                    }
                }
            }
        }
        return all;
    }

    /**
     * Returns what an occurrence draws from.
     *
     * @param salt zero for what everybody gets
     */
    Chance chance(Occurrence occurrence, long salt, Airings airings) {
        Block block = occurrence.block();
        long seed = Seeds.of(plan.channel().id(), salt, occurrence.layer().name(), block.start(), occurrence.date());
        long unlike = block.action() instanceof Action.Marathon ? walls.start(occurrence.date()) : Long.MAX_VALUE;
        boolean begun = !occurrence.date().isBefore(block.progression().anchor());
        // how long it is must be known before the day is laid out
        long known = block.length() == 0 ? walls.start(occurrence.date()) : occurrence.start();
        return new Chance(seed, occurrence.date(), airings, known, unlike, begun);
    }
}

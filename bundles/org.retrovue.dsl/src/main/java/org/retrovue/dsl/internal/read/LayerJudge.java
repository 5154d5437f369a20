package org.retrovue.dsl.internal.read;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.retrovue.dsl.internal.plan.Block;
import org.retrovue.dsl.internal.plan.Layer;
import org.retrovue.dsl.internal.plan.When;
import org.retrovue.dsl.internal.read.EntryReader.Placed;
import org.yaml.snakeyaml.nodes.Node;

/** Refuses layers whose blocks overlap; tells of open time, of what is off the grid, and of layers that are never on. */
final class LayerJudge {
    private static final int DAY = Stretch.DAY;
    private static final int MOST_GAPS = 20;

    private final Problems problems;
    private final int dayStart;
    private final Duration grid;
    private final Map<Block, Node> nodes = new IdentityHashMap<>();

    LayerJudge(Problems problems, int dayStart, Duration grid) {
        this.problems = problems;
        this.dayStart = dayStart;
        this.grid = grid;
    }

    /** Judges a layer by itself; its blocks are in order of time. */
    void layer(When when, Node key, List<Placed> placed) {
        placed.forEach(each -> nodes.put(each.block(), each.node()));
        if (Reach.isNever(when)) {
            problems.warning(key, "never", "there is no such day: nothing of this layer is ever shown", null);
        }
        boolean round = Reach.hasNeighbours(when);
        for (int i = 0; i < placed.size(); i++) {
            Placed one = placed.get(i);
            if (i + 1 < placed.size()) {
                overlap(
                        one,
                        placed.get(i + 1).block(),
                        placed.get(i + 1).block().start());
            } else if (round) {
                overlap(one, placed.get(0).block(), placed.get(0).block().start() + DAY);
            }
            offGrid(one);
            one.anchor().ifPresent(anchor -> anchor(one, when, anchor));
        }
    }

    private void overlap(Placed one, Block next, int nextStart) {
        Block block = one.block();
        boolean both = block.start() == nextStart;
        if (block.start() + block.length() <= nextStart && !both) {
            return;
        }
        int end = block.start() + block.length();
        String message = "the block that starts at " + Amounts.shownTime(block.start()) + " runs until "
                + Amounts.shownTime(end) + (block.length() == DAY ? " of the next day" : "")
                + " and overlaps the one that starts at " + Amounts.shownTime(nextStart) + " in line "
                + next.place().line();
        problems.error(one.node(), "overlap", message, "end it at " + Amounts.shownTime(nextStart));
    }

    private void offGrid(Placed one) {
        Block block = one.block();
        long rest = block.length() % grid.toSeconds();
        if (rest != 0 && block.length() != DAY) {
            String message = "the block that starts at " + Amounts.shownTime(block.start())
                    + " is no multiple of the grid of " + Amounts.shown(grid) + ": its last "
                    + Amounts.shown(Duration.ofSeconds(rest)) + " are filled like a break";
            problems.warning(one.node(), "off-grid", message, null);
        } else if (!block.exact()
                && DAY % grid.toSeconds() == 0
                && (block.start() - dayStart) % grid.toSeconds() != 0) {
            String message = "the block that starts at " + Amounts.shownTime(block.start())
                    + " does not start on the grid of " + Amounts.shown(grid) + ", counted from "
                    + Amounts.shownTime(dayStart);
            problems.warning(one.node(), "off-grid", message, null);
        }
    }

    private void anchor(Placed one, When when, LocalDate anchor) {
        if (!when.includes(anchor)) {
            String day = anchor.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            String message = "the sequence cannot begin on " + anchor + ", a " + day + ": its layer is not on that day";
            problems.error(one.node(), "anchor-not-in-layer", message, "take a day of the layer");
        }
    }

    /** Tells what no layer covers that is on every week. */
    void openTime(List<Layer> layers, Node schedule) {
        Map<String, List<DayOfWeek>> open = new LinkedHashMap<>();
        Map<String, Node> before = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            BitSet covered = new BitSet(DAY);
            List<Block> on = new ArrayList<>();
            for (Layer layer : layers) {
                if (layer.when() instanceof When.Weekly weekly) {
                    for (Block block : layer.blocks()) {
                        cover(
                                covered,
                                block,
                                weekly.days().contains(day),
                                weekly.days().contains(day.minus(1)));
                        on.add(block);
                    }
                }
            }
            if (covered.isEmpty()) {
                continue;
            }
            gaps(covered).stream().limit(MOST_GAPS).forEach(gap -> {
                open.computeIfAbsent(gap.shown(), shown -> new ArrayList<>()).add(day);
                before.computeIfAbsent(gap.shown(), shown -> on.stream()
                        .filter(block -> (block.start() + block.length() - gap.start()) % DAY == 0)
                        .findFirst()
                        .map(nodes::get)
                        .orElse(schedule));
            });
        }
        open.forEach((gap, days) -> tell(gap, days, before.getOrDefault(gap, schedule)));
    }

    private void tell(String gap, List<DayOfWeek> days, Node at) {
        String[] times = gap.split("-");
        String which = days.size() == 7
                ? ""
                : " on "
                        + days.stream()
                                .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                                .collect(Collectors.joining(", "));
        String message = "nothing is scheduled from " + times[0] + " to " + times[1] + which + ": a slate is shown";
        problems.warning(at, "open-time", message, "put a block there");
    }

    private void cover(BitSet covered, Block block, boolean today, boolean yesterday) {
        int from = block.start() - dayStart;
        int to = from + block.length();
        if (today) {
            covered.set(from, Math.min(to, DAY));
        }
        if (yesterday && to > DAY) {
            covered.set(0, to - DAY);
        }
    }

    /** Returns what is open, a gap over the turn of the day in one piece. */
    private List<Stretch> gaps(BitSet covered) {
        List<Stretch> gaps = new ArrayList<>();
        for (int from = covered.nextClearBit(0); from < DAY; from = covered.nextClearBit(covered.nextSetBit(from))) {
            int to = covered.nextSetBit(from);
            int end = to < 0 ? DAY : to;
            gaps.add(new Stretch(dayStart + from, end - from));
            if (to < 0) {
                break;
            }
        }
        int last = gaps.size() - 1;
        if (last > 0
                && gaps.get(0).start() == dayStart
                && gaps.get(last).start() + gaps.get(last).length() == dayStart + DAY) {
            Stretch joined = new Stretch(
                    gaps.get(last).start(),
                    gaps.get(last).length() + gaps.get(0).length());
            gaps.set(last, joined);
            gaps.remove(0);
        }
        return gaps;
    }
}

package org.retrovue.dsl.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.retrovue.dsl.internal.Plan.Block;
import org.retrovue.dsl.internal.Plan.Mode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code schedule}: when something is shown. */
final class BlockReader {
    private static final int DAY = 86400;
    private static final List<String> KEYS = List.of("start", "end", "duration", "title", "pool", "mode");
    private static final List<String> MODES = List.of("sequential", "random", "shuffle");

    private final Problems problems;
    private final Collection<String> pools;

    BlockReader(Problems problems, Collection<String> pools) {
        this.problems = problems;
        this.pools = pools;
    }

    /** Returns the blocks in the order of a day that starts at a second of the day. */
    List<Block> read(Node node, int dayStart, Duration grid) {
        Fields schedule = Fields.of(node, "schedule", problems, Set.of("all_day"));
        if (!schedule.has("all_day")) {
            problems.error(node, "missing-key", "schedule needs the key 'all_day'", "all_day: [ - block: {...} ]");
            return List.of();
        }
        if (!(schedule.place("all_day") instanceof SequenceNode list)) {
            String message = "schedule.all_day is a list of blocks, not " + Fields.shown(schedule.place("all_day"));
            problems.error(schedule.place("all_day"), "not-a-list", message, "- block: {start: \"06:00\", ...}");
            return List.of();
        }
        List<Placed> placed = new ArrayList<>();
        for (Node each : list.getValue()) {
            Fields entry = Fields.of(each, "schedule.all_day", problems, Set.of("block"));
            entry.get("block").flatMap(this::block).ifPresent(placed::add);
        }
        if (list.getValue().isEmpty()) {
            problems.warning(list, "nothing-scheduled", "schedule.all_day is empty: a slate is shown all day", null);
        }
        placed.sort(Comparator.comparingInt(p -> Math.floorMod(p.block.start() - dayStart, DAY)));
        judge(placed, grid);
        return placed.stream().map(Placed::block).toList();
    }

    private record Placed(Block block, Node node) {}

    private Optional<Placed> block(Node node) {
        Fields fields = Fields.of(node, "block", problems, KEYS);
        Optional<Integer> start = time(fields, "start");
        if (!fields.has("start")) {
            problems.error(node, "missing-key", "block needs the key 'start'", "for example start: \"06:00\"");
        }
        Optional<Integer> length = length(fields, start.orElse(0));
        List<String> names = poolNames(fields);
        Mode mode = fields.text("mode").map(text -> mode(fields, text)).orElse(Mode.SEQUENTIAL);
        String title = fields.text("title").orElse("");
        if (start.isEmpty() || length.isEmpty()) {
            return Optional.empty();
        }
        int line = node.getStartMark().getLine() + 1;
        return Optional.of(new Placed(new Block(start.get() % DAY, length.get(), title, names, mode, line), node));
    }

    private Optional<Integer> time(Fields fields, String key) {
        Optional<String> text = fields.text(key);
        Optional<Integer> time = text.flatMap(Amounts::secondOfDay);
        if (text.isPresent() && time.isEmpty()) {
            String message = "'" + key + "' of block is a time such as \"06:00\", not \"" + text.get() + "\"";
            problems.error(fields.place(key), "bad-time", message, null);
        }
        return time;
    }

    /** Returns the block's length in seconds; nothing when what the file says of it is wrong. */
    private Optional<Integer> length(Fields fields, int start) {
        if (fields.has("end") && fields.has("duration")) {
            String message = "a block has 'end' or 'duration', not both";
            problems.error(fields.place("duration"), "end-and-duration", message, "leave one out");
            return Optional.empty();
        }
        if (fields.has("end")) {
            return time(fields, "end").map(end -> {
                int length = Math.floorMod(end - start, DAY);
                return length == 0 ? DAY : length;
            });
        }
        if (!fields.has("duration")) {
            return Optional.of(DAY);
        }
        Optional<String> text = fields.text("duration");
        Optional<Duration> length = text.flatMap(Amounts::duration).filter(d -> !d.isZero() && d.toSeconds() <= DAY);
        if (text.isPresent() && length.isEmpty()) {
            String message = "'duration' of block is up to 24h, with its unit, not \"" + text.get() + "\"";
            problems.error(fields.place("duration"), "bad-duration", message, "for example 90m or 1h30m");
        }
        return length.map(d -> (int) d.toSeconds());
    }

    private List<String> poolNames(Fields fields) {
        if (!fields.has("pool")) {
            problems.error(fields.node(), "missing-key", "block needs the key 'pool'", Names.suggestion("", pools));
        }
        List<String> names = new ArrayList<>();
        for (ScalarNode name : fields.texts("pool")) {
            String text = name.getValue().strip();
            if (!pools.contains(text)) {
                String message = "unknown pool '" + text + "'";
                problems.error(name, "unknown-pool", message, Names.suggestion(text, pools));
            }
            names.add(text);
        }
        if (names.isEmpty()
                && fields.place("pool") instanceof SequenceNode list
                && list.getValue().isEmpty()) {
            problems.error(list, "missing-key", "'pool' of block is an empty list", Names.suggestion("", pools));
        }
        return names;
    }

    private Mode mode(Fields fields, String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!MODES.contains(word)) {
            String message = "unknown mode \"" + text + "\"";
            problems.error(fields.place("mode"), "bad-mode", message, Names.suggestion(text, MODES));
            return Mode.SEQUENTIAL;
        }
        return Mode.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Refuses overlaps and tells of open time, going once round the day. */
    private void judge(List<Placed> placed, Duration grid) {
        for (int i = 0; i < placed.size(); i++) {
            Placed one = placed.get(i);
            Block block = one.block;
            Block next = placed.get((i + 1) % placed.size()).block;
            int toNext = placed.size() == 1 ? DAY : Math.floorMod(next.start() - block.start(), DAY);
            String ends = Amounts.shownTime(block.start() + block.length());
            if (block.length() > toNext) {
                String message = "the block that starts at " + block.key() + " runs until " + ends
                        + (block.length() == DAY ? " of the next day" : "") + " and overlaps the one that starts at "
                        + next.key() + " in line " + next.line();
                problems.error(one.node, "overlap", message, "end it at " + next.key());
            } else if (block.length() < toNext) {
                String message = "nothing is scheduled from " + ends + " to " + next.key() + ": a slate is shown";
                problems.warning(one.node, "open-time", message, "put a block there");
            }
            long rest = block.length() % grid.toSeconds();
            if (rest != 0 && block.length() != DAY) {
                String message = "the block that starts at " + block.key() + " is no multiple of the grid of "
                        + Amounts.shown(grid) + ": its last " + Amounts.shown(Duration.ofSeconds(rest))
                        + " are filled like a break";
                problems.warning(one.node, "off-grid", message, null);
            }
        }
    }
}

package org.retrovue.dsl.internal.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.retrovue.dsl.internal.plan.Content;
import org.retrovue.dsl.internal.plan.Play;
import org.retrovue.dsl.internal.plan.VirtualAsset;
import org.retrovue.dsl.internal.plan.VirtualAsset.Step;
import org.retrovue.dsl.internal.plan.Wrapping;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code virtual_assets}: containers that become assets when a day is resolved. */
final class VirtualReader {
    static final List<String> OWN_KEYS =
            List.of("steps", "play", "compose", "segments", "assets", "from", "count", "notes");
    static final List<String> KEYS = keys();
    static final Map<String, String> OTHERWISE = otherwise();
    /** No virtual asset has more parts, those of virtual assets within it counted. */
    private static final long MOST_PARTS = 1000;

    /** No virtual asset stands deeper within others. */
    private static final int DEEPEST = 20;

    private static final List<String> PLAYS = List.of("sequential", "shuffle");

    private final Problems problems;
    private final Contents contents;
    private final StepReader stepReader;
    private final Dress dress;
    private final Fields all;
    private final Set<String> open = new LinkedHashSet<>();

    VirtualReader(Problems problems, Contents contents, Dress dress, Fields all) {
        this.problems = problems;
        this.contents = contents;
        this.stepReader = new StepReader(problems, contents);
        this.dress = dress;
        this.all = all;
    }

    Set<String> names() {
        return new LinkedHashSet<>(all.names());
    }

    /** Tells whether there is such a one that can be read now: one that is being read stands within itself. */
    boolean has(String name) {
        return all.has(name);
    }

    VirtualAsset read(String name) {
        Node node = all.place(name);
        if (open.size() >= DEEPEST || !open.add(name)) {
            String way = String.join(" -> ", open) + " -> " + name;
            String message = open.contains(name)
                    ? "virtual assets that hold each other: " + way
                    : "virtual assets within each other, more than " + DEEPEST + " deep";
            problems.error(all.key(name), "cycle", message, "leave one of them out");
            return new VirtualAsset(name, List.of(), false, Wrapping.NONE, Places.of(node));
        }
        try {
            String where = "virtual asset '" + name + "'";
            return node instanceof SequenceNode list
                    ? new VirtualAsset(name, steps(list, where), false, Wrapping.NONE, Places.of(node))
                    : mapping(name, node, where);
        } finally {
            open.remove(name);
        }
    }

    private VirtualAsset mapping(String name, Node node, String where) {
        Fields fields = Fields.of(node, where, problems, KEYS, OTHERWISE);
        boolean shuffle = fields.word("play", PLAYS).filter("shuffle"::equals).isPresent();
        List<Step> steps = List.of();
        if (fields.has("compose")) {
            steps = composed(fields, shuffle ? Play.SHUFFLE : Play.SEQUENTIAL);
        } else if (fields.place("steps") instanceof SequenceNode list && fields.has("steps")) {
            steps = steps(list, where);
        } else {
            problems.error(node, "missing-key", where + " needs the key 'steps', a list", "- asset: my-intro");
        }
        return new VirtualAsset(name, steps, shuffle, dress.read(fields), Places.of(node));
    }

    /** The forms of old files: pair (some of a pool), block (one of each), sequence (assets). */
    private List<Step> composed(Fields fields, Play play) {
        String kind =
                fields.word("compose", List.of("pair", "block", "sequence")).orElse("");
        List<Step> steps = new ArrayList<>();
        if (kind.equals("pair")) {
            int count = fields.number("count", 1, StepReader.MOST_PICKED).orElse(2);
            fields.get("from")
                    .flatMap(from -> contents.read(from, "'from'"))
                    .ifPresent(content -> steps.add(picked(content, count, play, fields.place("from"))));
        } else {
            for (Node each : fields.items(kind.equals("block") ? "segments" : "assets")) {
                Optional<Content> content =
                        kind.equals("block") ? contents.read(each, "a segment") : contents.of("asset", each);
                content.ifPresent(found -> steps.add(picked(found, 1, play, each)));
            }
        }
        if (steps.isEmpty()) {
            problems.error(fields.node(), "empty-list", fields.where() + " has nothing in it", null);
        }
        return steps;
    }

    private static Step picked(Content content, int count, Play play, Node node) {
        return new Step(
                content,
                count,
                count,
                Optional.empty(),
                play,
                Optional.empty(),
                Optional.empty(),
                false,
                Places.of(node));
    }

    private List<Step> steps(SequenceNode list, String where) {
        // Around what is picked, single assets dress; where nothing is picked they are what there is to see.
        boolean picks = list.getValue().stream().anyMatch(this::picks);
        List<Step> steps = new ArrayList<>();
        for (Node each : list.getValue()) {
            stepReader.read(each, "a step of " + where, picks).ifPresent(steps::add);
        }
        if (list.getValue().isEmpty()) {
            problems.error(list, "empty-list", where + " has nothing in it", "- asset: my-intro");
        }
        if (steps.stream().mapToLong(VirtualReader::parts).sum() > MOST_PARTS) {
            String message = where + " may have more than " + MOST_PARTS + " parts";
            problems.error(list, "too-much", message, "pick fewer");
        }
        return steps;
    }

    private boolean picks(Node step) {
        return step instanceof MappingNode mapping
                ? mapping.getValue().stream().noneMatch(tuple -> Merge.isKey(tuple, "asset"))
                : Fields.text(step).filter(contents::isName).isPresent();
    }

    /** The most parts that a step can become; one that ends by time counts once for each of its kind. */
    private static long parts(Step step) {
        long times = step.upTo().isPresent() ? step.least() : step.most();
        long each = step.content() instanceof VirtualAsset inner
                ? inner.steps().stream().mapToLong(VirtualReader::parts).sum()
                : 1;
        return Math.min(Integer.MAX_VALUE, times * each);
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(OWN_KEYS);
        keys.addAll(Dress.KEYS);
        return List.copyOf(keys);
    }

    private static Map<String, String> otherwise() {
        Map<String, String> all = new HashMap<>(Dress.OTHERWISE);
        all.putAll(Map.of("mode", "play"));
        return Map.copyOf(all);
    }
}

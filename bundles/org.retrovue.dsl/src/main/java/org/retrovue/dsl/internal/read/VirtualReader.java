package org.retrovue.dsl.internal.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.dsl.internal.plan.Content;
import org.retrovue.dsl.internal.plan.Play;
import org.retrovue.dsl.internal.plan.Pool;
import org.retrovue.dsl.internal.plan.Program;
import org.retrovue.dsl.internal.plan.SingleAsset;
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
    static final List<String> STEP_KEYS = List.of(
            "asset",
            "virtual",
            "pool",
            "pick",
            "from",
            "order",
            "up_to",
            "prefer",
            "when",
            "avoid_last",
            "presentation",
            "notes");

    static final Map<String, String> STEP_OTHERWISE = Map.of("play", "order", "mode", "order", "duration", "up_to");

    /** No expansion has more parts of one step. */
    static final int MOST_PICKED = 500;

    /** No virtual asset has more parts, those of virtual assets within it counted. */
    private static final long MOST_PARTS = 1000;

    /** No virtual asset stands deeper within others. */
    private static final int DEEPEST = 20;

    private static final List<String> PLAYS = List.of("sequential", "shuffle");

    private final Problems problems;
    private final Contents contents;
    private final Dress dress;
    private final Fields all;
    private final Set<String> open = new LinkedHashSet<>();

    VirtualReader(Problems problems, Contents contents, Dress dress, Fields all) {
        this.problems = problems;
        this.contents = contents;
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
            int count = fields.number("count", 1, MOST_PICKED).orElse(2);
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
            (each instanceof MappingNode ? step(each, "a step of " + where, picks) : named(each, where, picks))
                    .ifPresent(steps::add);
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

    private Optional<Step> named(Node node, String where, boolean picks) {
        return contents.around(node, "a step of " + where)
                .flatMap(content -> usable(node, content))
                .map(content -> new Step(
                        content,
                        1,
                        1,
                        Optional.empty(),
                        played(content),
                        Optional.empty(),
                        Optional.empty(),
                        picks && content instanceof SingleAsset,
                        Places.of(node)));
    }

    private static Play played(Content content) {
        return content instanceof Pool pool ? pool.play() : Play.SEQUENTIAL;
    }

    private Optional<Content> usable(Node node, Content content) {
        if (content instanceof Program) {
            problems.error(node, "bad-content", "a program is no part of a virtual asset", "name its pool");
            return Optional.empty();
        }
        return Optional.of(content);
    }

    private Optional<Step> step(Node node, String where, boolean picks) {
        Fields fields = Fields.of(node, where, problems, STEP_KEYS, STEP_OTHERWISE);
        List<String> sources = List.of("asset", "virtual", "pool", "from").stream()
                .filter(fields::has)
                .toList();
        if (sources.size() != 1) {
            String message = where + " needs one of the keys asset, virtual, pool, or from (with pick)";
            problems.error(node, "missing-key", message, "for example {pick: 2, from: my_pool}");
            return Optional.empty();
        }
        String source = sources.get(0);
        Optional<Duration> upTo = fields.duration("up_to", Duration.ofSeconds(1), Duration.ofDays(1));
        int[] count = count(fields, upTo.isPresent());
        Queries queries = new Queries(problems);
        Optional<AssetQuery> prefer = fields.get("prefer").map(query -> queries.read(query, "'prefer'"));
        Optional<AssetQuery> when = fields.get("when").map(query -> queries.read(query, "'when'"));
        Optional<Sequence> order = Sequence.read(fields, "order");
        Optional<Duration> avoid = fields.duration("avoid_last", Duration.ZERO, Duration.ofDays(3660));
        Optional<Content> content = source.equals("from")
                ? contents.read(fields.place(source), "'from'")
                : contents.of(source, fields.place(source));
        Optional<Content> ordered = order.isEmpty() ? content : contents.inOrder(content, order.get());
        Optional<Content> rested =
                ordered.map(found -> avoid.isPresent() ? rested(found, avoid.get(), order.isPresent()) : found);
        boolean presentation =
                fields.flag("presentation").orElse(source.equals("asset") && (picks || when.isPresent()));
        return rested.flatMap(found -> usable(fields.place(source), found))
                .map(found -> new Step(
                        found,
                        count[0],
                        count[1],
                        upTo,
                        order.map(Sequence::play).orElse(played(found)),
                        prefer,
                        when,
                        presentation,
                        Places.of(node)));
    }

    private static Content rested(Content content, Duration avoid, boolean ordered) {
        if (!(content instanceof Pool pool)) {
            return content;
        }
        Pool rested = pool.resting(avoid);
        return ordered ? rested : rested.ordered(pool.sort(), Play.RANDOM);
    }

    /** "2", "1..3"; one without it, or as many as fit where a time is given. */
    private int[] count(Fields fields, boolean timed) {
        Optional<String> text = fields.text("pick");
        if (text.isEmpty()) {
            return new int[] {1, timed ? MOST_PICKED : 1};
        }
        if (text.get().matches("\\d{1,3}(\\s*\\.\\.\\s*\\d{1,3})?")) {
            String[] bounds = text.get().split("\\.\\.");
            int least = Integer.parseInt(bounds[0].strip());
            int most = Integer.parseInt(bounds[bounds.length - 1].strip());
            if (most >= Math.max(1, least) && most <= MOST_PICKED) {
                return new int[] {least, most};
            }
        }
        String message = "'pick' is how many are picked, up to " + MOST_PICKED + ", not \"" + text.get() + "\"";
        problems.error(fields.place("pick"), "bad-pick", message, "for example 2 or 1..3");
        return new int[] {1, 1};
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

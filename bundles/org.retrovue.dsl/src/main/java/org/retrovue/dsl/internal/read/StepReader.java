package org.retrovue.dsl.internal.read;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.dsl.internal.plan.Content;
import org.retrovue.dsl.internal.plan.Play;
import org.retrovue.dsl.internal.plan.Pool;
import org.retrovue.dsl.internal.plan.Program;
import org.retrovue.dsl.internal.plan.SingleAsset;
import org.retrovue.dsl.internal.plan.VirtualAsset.Step;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a step of a virtual asset: something by name, or a choice by rule. */
final class StepReader {
    static final List<String> KEYS = List.of(
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

    static final Map<String, String> OTHERWISE = Map.of("play", "order", "mode", "order", "duration", "up_to");

    /** No expansion has more parts of one step. */
    static final int MOST_PICKED = 500;

    private final Problems problems;
    private final Contents contents;

    StepReader(Problems problems, Contents contents) {
        this.problems = problems;
        this.contents = contents;
    }

    /**
     * Reads a step.
     *
     * @param picks whether anything is picked in the virtual asset, so that single assets dress it
     */
    Optional<Step> read(Node node, String where, boolean picks) {
        return node instanceof MappingNode ? mapping(node, where, picks) : named(node, where, picks);
    }

    private Optional<Step> named(Node node, String where, boolean picks) {
        return contents.around(node, where)
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

    private Optional<Step> mapping(Node node, String where, boolean picks) {
        Fields fields = Fields.of(node, where, problems, KEYS, OTHERWISE);
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
        boolean presentation =
                fields.flag("presentation").orElse(source.equals("asset") && (picks || when.isPresent()));
        return content.flatMap(found -> usable(fields.place(source), found))
                .map(found -> picked(found, order, avoid))
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

    /** Makes what is picked from as the step has it; what must rest is drawn, unless the step says in which order. */
    private static Content picked(Content content, Optional<Sequence> order, Optional<Duration> avoid) {
        if (!(content instanceof Pool pool)) {
            return content;
        }
        Pool ordered = order.map(said -> pool.ordered(said.sort(), said.play()))
                .orElse(avoid.isPresent() ? pool.ordered(pool.sort(), Play.RANDOM) : pool);
        return avoid.map(ordered::resting).orElse(ordered);
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
}

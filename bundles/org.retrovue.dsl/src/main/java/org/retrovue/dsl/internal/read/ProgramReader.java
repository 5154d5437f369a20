package org.retrovue.dsl.internal.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.dsl.internal.plan.Content;
import org.retrovue.dsl.internal.plan.Play;
import org.retrovue.dsl.internal.plan.Pool;
import org.retrovue.dsl.internal.plan.Program;
import org.retrovue.dsl.internal.plan.Program.Dressing;
import org.retrovue.dsl.internal.plan.Program.Size;
import org.retrovue.dsl.internal.plan.SingleAsset;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code programs}: what can be put into a schedule, and how it is dressed. */
final class ProgramReader {
    static final List<String> OWN_KEYS = List.of(
            "pool",
            "chain",
            "list",
            "asset",
            "virtual",
            "play",
            "slots",
            "slots_max",
            "fill",
            "before",
            "after",
            "intro",
            "outro",
            "bleed",
            "notes");
    static final List<String> KEYS = keys();
    static final Map<String, String> OTHERWISE = otherwise();
    static final List<String> DRESSING_KEYS = List.of("pool", "asset", "by", "when");

    private static final List<String> FILLS = List.of("single", "accumulate");
    private static final int MOST_SLOTS = 8640;

    private final Problems problems;
    private final Contents contents;
    private final Dress dress;

    ProgramReader(Problems problems, Contents contents, Dress dress) {
        this.problems = problems;
        this.contents = contents;
        this.dress = dress;
    }

    Program read(String name, Node node) {
        String where = "program '" + name + "'";
        Fields fields = Fields.of(node, where, problems, KEYS, OTHERWISE);
        Optional<Play> play = Sequence.play(fields, "play");
        List<Content> chain = chain(fields);
        if (fields.has("list")) {
            play = play.or(() -> Optional.of(Play.SEQUENTIAL));
        }
        List<Dressing> before = new ArrayList<>(dressings(fields, "before"));
        before.addAll(dressings(fields, "intro"));
        List<Dressing> after = new ArrayList<>(dressings(fields, "outro"));
        after.addAll(dressings(fields, "after"));
        boolean accumulate =
                fields.word("fill", FILLS).filter("accumulate"::equals).isPresent();
        Size size = size(fields);
        if (accumulate && size.equals(Size.NEEDED)) {
            String message = where + " accumulates, but to no size";
            problems.error(fields.place("fill"), "missing-key", message, "say slots or slots_max");
        }
        return new Program(
                name,
                chain,
                play,
                size,
                accumulate,
                before,
                after,
                fields.flag("bleed"),
                dress.read(fields),
                Places.of(node));
    }

    private List<Content> chain(Fields fields) {
        List<String> sources = List.of("pool", "chain", "list", "asset", "virtual").stream()
                .filter(fields::has)
                .toList();
        if (sources.size() != 1) {
            String message = fields.where() + " needs one of the keys pool, chain, list, asset, virtual"
                    + (sources.isEmpty() ? "" : ", not several");
            problems.error(fields.node(), "missing-key", message, "for example pool: my_show");
            return List.of();
        }
        String key = sources.get(0);
        List<Content> chain = new ArrayList<>();
        for (Node each : fields.items(key)) {
            Optional<Content> content =
                    switch (key) {
                        case "chain" -> contents.read(each, "a part of the chain");
                        case "list" -> contents.around(each, "a part of the list");
                        default -> contents.of(key, each);
                    };
            if (content.filter(Program.class::isInstance).isPresent()) {
                problems.error(each, "bad-content", "a program is no part of a program", "name its pool");
            } else {
                content.ifPresent(chain::add);
            }
        }
        if (fields.items(key).isEmpty()) {
            problems.error(fields.place(key), "empty-list", "'" + key + "' of " + fields.where() + " is empty", null);
        }
        return chain;
    }

    private Size size(Fields fields) {
        Optional<Integer> exact = fields.number("slots", 1, MOST_SLOTS);
        Optional<Integer> most = fields.number("slots_max", 1, MOST_SLOTS);
        if (exact.isPresent() && most.isPresent()) {
            String message = fields.where() + " has 'slots' or 'slots_max', not both";
            problems.error(fields.place("slots_max"), "slots-and-slots-max", message, "leave one out");
        }
        return new Size(exact, exact.isPresent() ? Optional.empty() : most);
    }

    private List<Dressing> dressings(Fields fields, String key) {
        List<Dressing> all = new ArrayList<>();
        for (Node each : fields.items(key)) {
            String where = "'" + key + "' of " + fields.where();
            if (each instanceof MappingNode) {
                dressing(each, where).ifPresent(all::add);
            } else {
                contents.around(each, where)
                        .flatMap(content -> single(each, where, content))
                        .ifPresent(content -> all.add(new Dressing(content, false, Optional.empty(), Places.of(each))));
            }
        }
        return all;
    }

    private Optional<Dressing> dressing(Node node, String where) {
        Fields fields = Fields.of(node, where, problems, DRESSING_KEYS);
        if (fields.has("pool") == fields.has("asset")) {
            problems.error(
                    node,
                    "missing-key",
                    where + " needs either 'pool' or 'asset'",
                    "for example {pool: cards, by: rating}");
            return Optional.empty();
        }
        String kind = fields.has("pool") ? "pool" : "asset";
        boolean byRating = fields.word("by", List.of("rating")).isPresent();
        if (byRating && kind.equals("asset")) {
            problems.error(
                    fields.place("by"),
                    "bad-by",
                    "an asset is not chosen by rating: a pool is",
                    "name a pool of rating cards");
        }
        Optional<AssetQuery> when =
                fields.get("when").map(query -> new Queries(problems).read(query, "'when' of " + where));
        return contents.of(kind, fields.place(kind))
                .map(content -> new Dressing(content, byRating, when, Places.of(node)));
    }

    private Optional<Content> single(Node node, String where, Content content) {
        if (content instanceof Pool || content instanceof SingleAsset) {
            return Optional.of(content);
        }
        problems.error(
                node, "bad-content", where + " is an asset or a pool; '" + content.name() + "' is neither", null);
        return Optional.empty();
    }

    private static List<String> keys() {
        List<String> all = new ArrayList<>(OWN_KEYS);
        all.addAll(Dress.KEYS);
        return List.copyOf(all);
    }

    private static Map<String, String> otherwise() {
        Map<String, String> all = new HashMap<>(Dress.OTHERWISE);
        all.putAll(Map.of(
                "grid_blocks",
                "slots",
                "grid_blocks_max",
                "slots_max",
                "fill_mode",
                "fill",
                "presentation",
                "before",
                "mode",
                "play",
                "progression",
                "play"));
        return Map.copyOf(all);
    }
}

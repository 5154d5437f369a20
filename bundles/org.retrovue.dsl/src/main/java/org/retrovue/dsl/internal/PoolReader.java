package org.retrovue.dsl.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.retrovue.api.catalog.AssetQuery;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code pools}: what there is to show. */
final class PoolReader {
    private static final Set<String> KEYS = Set.of("match");
    private static final List<String> MATCH_KEYS = List.of("collection", "type", "title", "tags");

    private final Problems problems;

    PoolReader(Problems problems) {
        this.problems = problems;
    }

    Map<String, AssetQuery> read(Node node) {
        Fields pools = Fields.any(node, "pools", problems);
        Map<String, AssetQuery> all = new LinkedHashMap<>();
        for (String name : pools.names()) {
            all.put(name, pool(name, pools.place(name)));
        }
        return all;
    }

    private AssetQuery pool(String name, Node node) {
        String where = "pool '" + name + "'";
        Fields pool = Fields.of(node, where, problems, KEYS);
        if (!pool.has("match")) {
            String hint = "for example match: {collection: my-show}";
            problems.error(node, "missing-key", where + " needs the key 'match'", hint);
            return everything();
        }
        Fields match = Fields.of(pool.place("match"), "match of " + where, problems, MATCH_KEYS);
        if (match.names().isEmpty()) {
            problems.warning(match.node(), "matches-all", where + " matches every asset there is", "name a collection");
        }
        return new AssetQuery(
                values(match, "collection"),
                types(values(match, "type")),
                values(match, "title"),
                values(match, "tags"));
    }

    private static AssetQuery everything() {
        return new AssetQuery(List.of(), List.of(), List.of(), List.of());
    }

    private static List<String> values(Fields match, String key) {
        return match.texts(key).stream()
                .map(ScalarNode::getValue)
                .map(String::strip)
                .toList();
    }

    /** "movie" and "film" are one thing; both words are in use. */
    private static List<String> types(List<String> named) {
        List<String> types = new ArrayList<>();
        for (String type : named) {
            String word = type.toLowerCase(Locale.ROOT).replace('_', '-');
            types.add(word);
            if (word.equals("movie")) {
                types.add("film");
            } else if (word.equals("film")) {
                types.add("movie");
            }
        }
        return types;
    }
}

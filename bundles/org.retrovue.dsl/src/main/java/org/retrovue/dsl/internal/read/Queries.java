package org.retrovue.dsl.internal.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.retrovue.api.catalog.AssetQuery;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads what belongs to something: a query as one line of text, or as a mapping with one key for each field. */
final class Queries {
    static final List<String> KEYS = List.of(
            "collection",
            "type",
            "title",
            "tags",
            "series",
            "season",
            "episode",
            "genre",
            "rating",
            "year",
            "source",
            "interstitial",
            "alias",
            "id",
            "added",
            "duration",
            "min_duration",
            "max_duration",
            "min_duration_sec",
            "max_duration_sec",
            "year_range");
    static final Map<String, String> OTHERWISE = Map.of(
            "series_title",
            "series",
            "genres",
            "genre",
            "seasons",
            "season",
            "episodes",
            "episode",
            "tag",
            "tags",
            "ratings",
            "rating",
            "types",
            "type",
            "collections",
            "collection");
    private static final Set<String> PLAIN = Set.of(
            "collection",
            "type",
            "title",
            "series",
            "season",
            "episode",
            "genre",
            "year",
            "source",
            "interstitial",
            "alias",
            "id",
            "added",
            "duration");

    private final Problems problems;

    Queries(Problems problems) {
        this.problems = problems;
    }

    /** Tells a query from a name. */
    static boolean isQuery(String text) {
        return text.chars().anyMatch(c -> c == ':' || c == '(' || c == '*' || Character.isWhitespace(c));
    }

    /** Reads a text or a mapping; everything after a problem. */
    AssetQuery read(Node node, String where) {
        if (node instanceof MappingNode) {
            return mapping(node, where);
        }
        if (Fields.text(node).isEmpty()) {
            String message = where + " is a query, not " + Fields.shown(node);
            problems.error(node, "not-a-query", message, "for example \"type:film year:1940..1969\"");
            return AssetQuery.ALL;
        }
        return text((ScalarNode) node, ((ScalarNode) node).getValue());
    }

    private AssetQuery text(ScalarNode node, String text) {
        try {
            return AssetQuery.parse(text);
        } catch (AssetQuery.SyntaxException e) {
            // A text of one line: its place within the file is known to the letter.
            boolean quoted = node.getScalarStyle() != ScalarStyle.PLAIN;
            boolean block = node.getScalarStyle() == ScalarStyle.LITERAL || node.getScalarStyle() == ScalarStyle.FOLDED;
            Mark start = node.getStartMark();
            int column = start.getColumn() + (block ? 0 : e.at() + (quoted ? 1 : 0));
            Mark at = new Mark(start.getName(), 0, start.getLine(), column, new int[0], 0);
            String message = e.getMessage() + ", in the query " + Fields.shown(node);
            problems.error(at, "bad-query", message, suggestion(e));
            return AssetQuery.ALL;
        }
    }

    private static String suggestion(AssetQuery.SyntaxException e) {
        String text = e.suggestion();
        return text.isEmpty()
                ? "see 'Queries' in docs/dsl.md"
                : text.contains(" ") ? text : "did you mean '" + text + "'?";
    }

    private AssetQuery mapping(Node node, String where) {
        Fields match = Fields.of(node, where, problems, KEYS, OTHERWISE);
        if (match.names().isEmpty()) {
            problems.warning(node, "matches-all", where + " matches every asset there is", "name a collection");
        }
        AssetQuery query = AssetQuery.ALL;
        for (String key : match.names()) {
            if (PLAIN.contains(key)) {
                query = query.and(each(match, key, values -> AssetQuery.any(key, values)));
            }
        }
        query = query.and(each(match, "tags", values -> AssetQuery.all("tag", values)));
        return query.and(rating(match)).and(years(match)).and(lengths(match));
    }

    private AssetQuery each(Fields match, String key, Function<List<String>, AssetQuery> make) {
        List<ScalarNode> texts = match.texts(key);
        List<String> values = new ArrayList<>();
        for (ScalarNode value : texts) {
            try {
                AssetQuery.any(
                        key.equals("tags") ? "tag" : key,
                        List.of(value.getValue().strip()));
                values.add(value.getValue().strip());
            } catch (AssetQuery.SyntaxException e) {
                problems.error(value, "bad-query", String.valueOf(e.getMessage()), suggestion(e));
            }
        }
        return make.apply(values);
    }

    /** "PG", a list, or {include: [...], exclude: [...]}. */
    AssetQuery rating(Fields match) {
        if (!(match.place("rating") instanceof MappingNode) || !match.has("rating")) {
            return each(match, "rating", values -> AssetQuery.any("rating", values));
        }
        Fields rating =
                Fields.of(match.place("rating"), "rating of " + match.where(), problems, List.of("include", "exclude"));
        List<String> without = values(rating, "exclude");
        AssetQuery with = AssetQuery.any("rating", values(rating, "include"));
        return without.isEmpty()
                ? with
                : with.and(AssetQuery.any("rating", without).not());
    }

    private AssetQuery years(Fields match) {
        if (!match.has("year_range")) {
            return AssetQuery.ALL;
        }
        List<String> bounds = values(match, "year_range");
        if (bounds.size() != 2
                || !(match.place("year_range") instanceof SequenceNode)
                || !bounds.stream().allMatch(year -> year.matches("\\d{4}"))) {
            problems.error(
                    match.place("year_range"),
                    "bad-year",
                    "'year_range' is the first year and the last",
                    "for example [1940, 1969]");
            return AssetQuery.ALL;
        }
        return AssetQuery.any("year", List.of(bounds.get(0) + ".." + bounds.get(1)));
    }

    private AssetQuery lengths(Fields match) {
        Duration day = Duration.ofDays(1);
        Optional<Duration> least = match.duration("min_duration", Duration.ZERO, day)
                .or(() -> match.number("min_duration_sec", 0, 86400).map(Duration::ofSeconds));
        Optional<Duration> most = match.duration("max_duration", Duration.ZERO, day)
                .or(() -> match.number("max_duration_sec", 0, 86400).map(Duration::ofSeconds));
        return AssetQuery.lasting(least, most);
    }

    private static List<String> values(Fields match, String key) {
        return match.texts(key).stream()
                .map(ScalarNode::getValue)
                .map(String::strip)
                .toList();
    }
}

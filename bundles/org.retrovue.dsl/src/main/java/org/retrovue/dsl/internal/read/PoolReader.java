package org.retrovue.dsl.internal.read;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.dsl.internal.plan.Play;
import org.retrovue.dsl.internal.plan.Pool;
import org.retrovue.dsl.internal.plan.Pool.DateWindow;
import org.retrovue.dsl.internal.plan.Pool.Weight;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads a pool: what there is to show. */
final class PoolReader {
    static final List<String> KEYS = List.of("match", "order", "weights", "avoid_last", "from", "until", "notes");
    static final Map<String, String> OTHERWISE = Map.of("mode", "order", "cooldown", "avoid_last");

    private static final Duration LONGEST_COOLDOWN = Duration.ofDays(3660);
    private static final int MOST_WEIGHT = 1000;
    private static final LocalDate EVER = LocalDate.of(1, 1, 1);
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private final Problems problems;
    private final Queries queries;

    PoolReader(Problems problems) {
        this.problems = problems;
        this.queries = new Queries(problems);
    }

    /** Reads a pool, or one that is written where it is used: its name is then its query. */
    Pool read(Optional<String> name, Node node) {
        String where = name.map(text -> "pool '" + text + "'").orElse("this pool");
        if (!(node instanceof MappingNode)) {
            AssetQuery query = queries.read(node, where);
            return pool(
                    name.orElseGet(query::text),
                    query,
                    Sequence.USUAL,
                    List.of(),
                    Duration.ZERO,
                    Optional.empty(),
                    node);
        }
        Fields pool = Fields.of(node, where, problems, KEYS, OTHERWISE);
        AssetQuery query = AssetQuery.ALL;
        if (pool.has("match")) {
            query = queries.read(pool.place("match"), "match of " + where);
        } else {
            String hint = "for example match: {collection: my-show}";
            problems.error(node, "missing-key", where + " needs the key 'match'", hint);
        }
        Optional<Sequence> said = Sequence.read(pool, "order");
        Duration avoid =
                pool.duration("avoid_last", Duration.ZERO, LONGEST_COOLDOWN).orElse(Duration.ZERO);
        // What must not come back soon is drawn: a sequence would leave something out of turn.
        Sequence order = said.orElse(
                avoid.isZero() && !pool.has("weights")
                        ? Sequence.USUAL
                        : new Sequence(Pool.Sort.EPISODES, Play.RANDOM));
        boolean drawn = order.play() == Play.RANDOM || order.sort() == Pool.Sort.LEAST_RECENT;
        if (!avoid.isZero() && order.play() == Play.SEQUENTIAL && !drawn) {
            String message = "'avoid_last' of " + where + " has no effect on a sequence";
            problems.warning(pool.place("avoid_last"), "no-effect", message, "order: random");
        }
        return pool(name.orElse(query.text()), query, order, weights(pool), avoid, window(pool), node);
    }

    private static Pool pool(
            String name,
            AssetQuery query,
            Sequence order,
            List<Weight> weights,
            Duration avoid,
            Optional<DateWindow> window,
            Node node) {
        return new Pool(name, query, order.sort(), order.play(), weights, avoid, window, Places.of(node));
    }

    private List<Weight> weights(Fields pool) {
        List<Weight> weights = new ArrayList<>();
        if (!pool.has("weights")) {
            return weights;
        }
        Fields all = Fields.any(pool.place("weights"), "weights of " + pool.where(), problems);
        if (all.node() instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    AssetQuery query = queries.read(key, "a weight");
                    all.number(key.getValue(), 0, MOST_WEIGHT)
                            .ifPresent(weight -> weights.add(new Weight(query, weight)));
                }
            }
        }
        return weights;
    }

    private Optional<DateWindow> window(Fields pool) {
        Optional<LocalDate> from = date(pool, "from");
        Optional<LocalDate> until = date(pool, "until");
        if (from.isEmpty() && until.isEmpty()) {
            return Optional.empty();
        }
        DateWindow window = new DateWindow(from.orElse(EVER), until.orElse(NEVER));
        if (window.last().isBefore(window.first())) {
            String message = "'until' of " + pool.where() + " is before its 'from'";
            problems.error(pool.place("until"), "bad-date", message, null);
        }
        return Optional.of(window);
    }

    private Optional<LocalDate> date(Fields pool, String key) {
        return pool.text(key).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                String message = "'" + key + "' of " + pool.where() + " is a date, not \"" + text + "\"";
                problems.error(pool.place(key), "bad-date", message, "for example 2026-12-01");
                return Optional.empty();
            }
        });
    }
}

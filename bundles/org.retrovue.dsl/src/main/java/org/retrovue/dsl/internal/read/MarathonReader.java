package org.retrovue.dsl.internal.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.dsl.internal.plan.Block.Action;
import org.retrovue.dsl.internal.plan.Content;
import org.retrovue.dsl.internal.plan.Play;
import org.retrovue.dsl.internal.plan.Pool;
import org.retrovue.dsl.internal.plan.Wrapping;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code movie_marathon} and {@code movie_block}, as files have them that were written for others. */
final class MarathonReader {
    static final List<String> KEYS =
            List.of("start", "end", "duration", "slots", "title", "movie_selector", "allow_bleed", "notes");
    static final List<String> SELECTOR_KEYS =
            List.of("pool", "mode", "max_duration_sec", "min_duration_sec", "rating", "min_cooldown_days");

    static final Map<String, String> OTHERWISE = Map.of("bleed", "allow_bleed");
    static final Map<String, String> SELECTOR_OTHERWISE = Map.of("pools", "pool");

    private final Problems problems;
    private final Contents contents;
    private final EntryReader entries;

    MarathonReader(Problems problems, Contents contents, EntryReader entries) {
        this.problems = problems;
        this.contents = contents;
        this.entries = entries;
    }

    Optional<EntryReader.Placed> read(Node node, boolean marathon, EntryReader.Around around) {
        String where = marathon ? "movie_marathon" : "movie_block";
        Fields fields = Fields.of(node, where, problems, KEYS, OTHERWISE);
        Optional<Stretch> stretch =
                new Times(problems, around.grid(), fields, !marathon).stretch(Optional.empty(), Optional.empty());
        if (!fields.has("movie_selector")) {
            problems.error(node, "missing-key", where + " needs the key 'movie_selector'", "for example {pool: films}");
            return Optional.empty();
        }
        Fields selector = Fields.of(
                fields.place("movie_selector"), "movie_selector", problems, SELECTOR_KEYS, SELECTOR_OTHERWISE);
        Optional<Play> play = Sequence.play(selector, "mode");
        Optional<Content> content = content(selector);
        if (stretch.isEmpty() || content.isEmpty()) {
            return Optional.empty();
        }
        Settings settings = new Settings(
                fields.text("title"),
                play,
                fields.flag("allow_bleed"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Wrapping.NONE);
        Action action = marathon ? new Action.Marathon(content.get()) : new Action.Once(content.get());
        return entries.placed(stretch.get(), action, settings, node, around);
    }

    private Optional<Content> content(Fields selector) {
        List<Pool> pools = new ArrayList<>();
        for (Node each : selector.items("pool")) {
            contents.of("pool", each).ifPresent(found -> pools.add((Pool) found));
        }
        if (!selector.has("pool")) {
            problems.error(
                    selector.node(), "missing-key", "movie_selector needs the key 'pool'", "for example pool: films");
        }
        Optional<Integer> cooldown = selector.number("min_cooldown_days", 0, 3660);
        AssetQuery only = narrowed(selector);
        if (pools.isEmpty()) {
            return Optional.empty();
        }
        Pool first = pools.get(0);
        AssetQuery query = pools.stream()
                .map(Pool::query)
                .reduce(AssetQuery::or)
                .orElse(AssetQuery.ALL)
                .and(only);
        String name = String.join("+", pools.stream().map(Pool::name).toList());
        Duration rest = cooldown.map(Duration::ofDays).orElse(first.avoidLast());
        return Optional.of(new Pool(
                name, query, first.sort(), first.play(), first.weights(), rest, first.window(), first.place()));
    }

    private AssetQuery narrowed(Fields selector) {
        AssetQuery lasting = AssetQuery.lasting(
                selector.number("min_duration_sec", 0, 86400).map(Duration::ofSeconds),
                selector.number("max_duration_sec", 0, 86400).map(Duration::ofSeconds));
        return selector.has("rating") ? lasting.and(new Queries(problems).rating(selector)) : lasting;
    }
}

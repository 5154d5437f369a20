package org.retrovue.dsl.internal.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.retrovue.dsl.internal.plan.Play;
import org.retrovue.dsl.internal.plan.Pool.Sort;

/** An order that can be asked for by one word: how things are sorted, and how they are played. */
record Sequence(Sort sort, Play play) {
    static final List<String> WORDS = List.of(
            "sequential", "title", "year", "newest", "oldest", "least-recent", "chronological", "shuffle", "random");
    /** In which order things are shown, where how they are sorted is the pool's matter. */
    static final List<String> PLAYS = List.of("sequential", "random", "shuffle");

    static final Sequence USUAL = new Sequence(Sort.EPISODES, Play.SEQUENTIAL);

    private static final Map<String, Sequence> BY_WORD = Map.of(
            "sequential", USUAL,
            "chronological", USUAL,
            "title", new Sequence(Sort.TITLE, Play.SEQUENTIAL),
            "year", new Sequence(Sort.YEAR, Play.SEQUENTIAL),
            "newest", new Sequence(Sort.NEWEST, Play.SEQUENTIAL),
            "oldest", new Sequence(Sort.OLDEST, Play.SEQUENTIAL),
            "least-recent", new Sequence(Sort.LEAST_RECENT, Play.SEQUENTIAL),
            "shuffle", new Sequence(Sort.EPISODES, Play.SHUFFLE),
            "random", new Sequence(Sort.EPISODES, Play.RANDOM));

    /** Reads a key that holds one of {@link #WORDS}. */
    static Optional<Sequence> read(Fields fields, String key) {
        return fields.word(key, WORDS).map(word -> BY_WORD.getOrDefault(word, USUAL));
    }

    /** Reads a key that holds one of {@link #PLAYS}. */
    static Optional<Play> play(Fields fields, String key) {
        return fields.word(key, PLAYS)
                .map(word -> BY_WORD.getOrDefault(word, USUAL).play());
    }
}

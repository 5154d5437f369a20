package org.retrovue.dsl.internal.plan;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.catalog.AssetQuery;

/**
 * A query over the catalogue.
 *
 * @param name as in the file; for one that is written in place, its query
 * @param query what belongs to it
 * @param sort in which order
 * @param play how blocks and programs that say nothing play it
 * @param weights how much more or less often than others something is drawn; the first that matches counts, else 1
 * @param avoidLast what was on the channel less than this long ago is left out; zero for nothing. Where everything is left out, that which was on longest ago is taken, and the explanation says so
 * @param window the dates on which the pool has anything at all
 */
public record Pool(
        String name,
        AssetQuery query,
        Sort sort,
        Play play,
        List<Weight> weights,
        Duration avoidLast,
        Optional<DateWindow> window,
        Place place)
        implements Content {
    /** Copies the list. */
    public Pool {
        weights = List.copyOf(weights);
    }

    /** Returns the same in another order. */
    public Pool ordered(Sort otherSort, Play otherPlay) {
        return new Pool(name, query, otherSort, otherPlay, weights, avoidLast, window, place);
    }

    /** Returns the same, where what was on less than this long ago is left out. */
    public Pool resting(Duration rest) {
        return new Pool(name, query, sort, play, weights, rest, window, place);
    }

    /** The order of a pool; what is equal is in order of title, then of id. */
    public enum Sort {
        /** Series, season, episode, then title in natural order. */
        EPISODES,
        /** Titles in natural order: 2 before 10. */
        TITLE,
        /** The oldest year first. */
        YEAR,
        /** What came into the catalogue last comes first. */
        NEWEST,
        /** What came into the catalogue first comes first. */
        OLDEST,
        /** What was on the channel longest ago, or never, comes first. */
        LEAST_RECENT
    }

    /** A weight of 0 or more; assets of weight 0 are never drawn. */
    public record Weight(AssetQuery query, int weight) {}

    /** First and last date, both inclusive. */
    public record DateWindow(LocalDate first, LocalDate last) {}
}

package org.retrovue.planning.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.clock.MonotonicClock;

/**
 * Tells changes of the library that concern plans from others. How loud an asset is, which is measured long after it can air, and what the catalogue notes for itself, move nothing. For one thread at a time.
 */
final class Library {
    private static final List<String> BESIDE = List.of("loudness.", "catalog.");

    /** How long nothing may change, real time, until the library counts as whole. */
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private final MonotonicClock clock;
    private @Nullable CatalogSnapshot last;
    private long generation = Long.MIN_VALUE;
    private long known = Long.MIN_VALUE;
    private long settledAt;

    Library(MonotonicClock clock) {
        this.clock = clock;
    }

    /** Returns the generation that last concerned plans. */
    long generation(CatalogSnapshot now) {
        CatalogSnapshot before = last;
        if (before == null || (before.generation() != now.generation() && !same(before.assets(), now.assets()))) {
            generation = now.generation();
        }
        last = now;
        return generation;
    }

    /**
     * Tells whether it changed a short real time ago.
     *
     * @param scanning tells whether it is looked through: what it is at the start counts as a change then
     */
    boolean isSettling(CatalogSnapshot now, BooleanSupplier scanning) {
        long changed = generation(now);
        if (changed != known) {
            boolean atStart = known == Long.MIN_VALUE && !scanning.getAsBoolean();
            known = changed;
            settledAt = clock.nanos() + (atStart ? 0 : SETTLING.toNanos());
        }
        return clock.nanos() - settledAt < 0;
    }

    private static boolean same(List<Asset> before, List<Asset> now) {
        if (before.size() != now.size()) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            if (before.get(i) != now.get(i) && !same(before.get(i), now.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Asset before, Asset now) {
        return before.details().equals(now.details())
                && before.with(facts(before)).equals(now.with(facts(now)));
    }

    private static Map<String, String> facts(Asset asset) {
        Map<String, String> facts = new HashMap<>(asset.attributes());
        facts.keySet().removeIf(name -> BESIDE.stream().anyMatch(name::startsWith));
        return facts;
    }
}

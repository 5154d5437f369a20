package org.retrovue.dsl.internal.day;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.plan.Airings;

/** What one occurrence of a block draws from: its seed and what was on before it. For one use. */
final class Chance {
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final long seed;
    private final LocalDate date;
    private final Airings airings;
    private final long start;
    private final long unlike;
    private final boolean begun;
    private final Map<Shelf, long[]> last = new HashMap<>();

    /**
     * Makes one.
     *
     * @param date the occurrence's
     * @param airings what was on
     * @param start when the occurrence starts; only what was on before it counts
     * @param unlike what was on since then is avoided as well: for marathons the broadcast day's start, else a time that never comes
     * @param begun whether the run's anchor was reached
     */
    Chance(long seed, LocalDate date, Airings airings, long start, long unlike, boolean begun) {
        this.seed = seed;
        this.date = date;
        this.airings = airings;
        this.start = start;
        this.unlike = unlike;
        this.begun = begun;
    }

    long seed() {
        return seed;
    }

    LocalDate date() {
        return date;
    }

    boolean begun() {
        return begun;
    }

    boolean marathon() {
        return unlike != Long.MAX_VALUE;
    }

    /** Returns when each asset of a shelf was last on before the occurrence, in seconds; long ago for never. */
    long[] last(Shelf shelf) {
        return last.computeIfAbsent(shelf, s -> {
            Instant before = Instant.ofEpochSecond(start);
            return s.assets().stream()
                    .mapToLong(asset -> airings.last(asset.id(), before)
                            .map(Instant::getEpochSecond)
                            .orElse(NEVER))
                    .toArray();
        });
    }

    /** Tells when an asset of a shelf was last on, this occurrence's own showings included. */
    long last(Shelf shelf, int index, Cursor cursor) {
        Asset asset = shelf.assets().get(index);
        Long here = cursor.shown.isEmpty() ? null : cursor.shown.get(asset.id());
        return here != null ? here : last(shelf)[index];
    }

    /** Tells whether something that was last on at a time was on too short a time ago. */
    boolean tooRecent(long lastOn, long at, long avoidSeconds) {
        return lastOn > NEVER && (lastOn > at - avoidSeconds || lastOn >= unlike);
    }
}

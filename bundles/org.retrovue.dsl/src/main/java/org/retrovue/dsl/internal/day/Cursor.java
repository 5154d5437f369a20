package org.retrovue.dsl.internal.day;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.retrovue.api.catalog.AssetId;

/** Where a block stands while it is laid out. Copied before anything is tried that may not be kept. */
final class Cursor {
    /** How often each supply of the run was asked since the run began: what the calendar knows. */
    final long[] places;
    /** How often each was asked in this block. */
    final long[] draws;
    /** What each gave last in this block; -1 for nothing. */
    final int[] last;
    /** When assets began in this block, in seconds. */
    final Map<AssetId, Long> shown;

    Cursor(long[] places) {
        this.places = places.clone();
        this.draws = new long[places.length];
        this.last = new int[places.length];
        this.shown = new HashMap<>();
        Arrays.fill(last, -1);
    }

    private Cursor(Cursor other) {
        this.places = other.places.clone();
        this.draws = other.draws.clone();
        this.last = other.last.clone();
        this.shown = other.shown.isEmpty() ? new HashMap<>() : new HashMap<>(other.shown);
    }

    Cursor copy() {
        return new Cursor(this);
    }

    /** Takes over where a copy stands. */
    void become(Cursor copy) {
        System.arraycopy(copy.places, 0, places, 0, places.length);
        System.arraycopy(copy.draws, 0, draws, 0, draws.length);
        System.arraycopy(copy.last, 0, last, 0, last.length);
        shown.clear();
        shown.putAll(copy.shown);
    }
}

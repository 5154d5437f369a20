package org.retrovue.planning.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Things in order of time that do not overlap, found by time. Immutable.
 *
 * @param <T> what is in it
 */
final class Timetable<T> {
    private final List<T> items;
    private final Function<T, Instant> start;
    private final Function<T, Instant> end;

    Timetable(Collection<T> items, Function<T, Instant> start, Function<T, Instant> end) {
        this.items = List.copyOf(items);
        this.start = start;
        this.end = end;
    }

    /** Returns what covers any part of a time, in order. */
    List<T> covering(Instant from, Instant to) {
        List<T> found = new ArrayList<>();
        for (int i = firstEndingAfter(from); i < items.size(); i++) {
            if (!start.apply(items.get(i)).isBefore(to)) {
                break;
            }
            found.add(items.get(i));
        }
        return found;
    }

    List<T> all() {
        return items;
    }

    private int firstEndingAfter(Instant instant) {
        int low = 0;
        int high = items.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (end.apply(items.get(middle)).isAfter(instant)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}

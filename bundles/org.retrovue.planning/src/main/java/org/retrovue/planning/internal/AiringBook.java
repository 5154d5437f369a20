package org.retrovue.planning.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.plan.Airings;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;

/**
 * When assets were last on a channel. Days that cannot change any more are kept as one instant an asset, the others whole. For one thread; the {@link Airings} that it gives may be used by any.
 */
final class AiringBook {
    private final NavigableMap<LocalDate, DayAirings> days = new TreeMap<>();
    private Map<AssetId, Instant> past = Map.of();

    /** Begins with what was kept of days before the first that is kept whole. */
    void restore(List<DayAirings> old, Collection<ScheduleDay> whole) {
        whole.forEach(this::note);
        LocalDate first = days.isEmpty() ? LocalDate.MAX : days.firstKey();
        Map<AssetId, Instant> all = new HashMap<>();
        old.stream().filter(day -> day.date().isBefore(first)).forEach(day -> fold(day, all));
        past = Map.copyOf(all);
    }

    private static void fold(DayAirings day, Map<AssetId, Instant> into) {
        day.starts()
                .forEach((asset, starts) ->
                        into.merge(asset, starts.get(starts.size() - 1), (a, b) -> a.isAfter(b) ? a : b));
    }

    void note(ScheduleDay day) {
        days.put(day.date(), DayAirings.of(day));
    }

    /** Tells whether a day shows the same at the same times. */
    boolean same(ScheduleDay day) {
        return DayAirings.of(day).equals(days.get(day.date()));
    }

    /** Keeps of the days before a date the last instants alone. */
    void compact(LocalDate before) {
        Map<LocalDate, DayAirings> old = days.headMap(before, false);
        if (!old.isEmpty()) {
            Map<AssetId, Instant> all = new HashMap<>(past);
            old.values().forEach(day -> fold(day, all));
            past = Map.copyOf(all);
            old.clear();
        }
    }

    /** Returns what was shown on the days before one, and of itself what stays. */
    Airings before(LocalDate date, Collection<ScheduleEntry> stays) {
        List<DayAirings> known = new ArrayList<>();
        known.add(DayAirings.of(date, stays));
        known.addAll(days.headMap(date, false).descendingMap().values());
        Map<AssetId, Instant> older = past;
        return (asset, before) -> {
            for (DayAirings day : known) {
                Optional<Instant> found = day.last(asset, before);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.ofNullable(older.get(asset)).filter(at -> at.isBefore(before));
        };
    }
}

package org.retrovue.planning.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;

/** Puts a day that was made anew around the entries that must stay: what is past and what is locked. */
final class DayMerge {
    private final ScheduleDay base;
    private final Function<Instant, Optional<ScheduleDay>> madeFrom;
    private final Instant now;
    private final List<ScheduleEntry> result = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param base the day, made anew from its start
     * @param madeFrom makes the rest of the day from an instant on
     * @param now before it nothing needs to be made well
     */
    DayMerge(ScheduleDay base, Function<Instant, Optional<ScheduleDay>> madeFrom, Instant now) {
        this.base = base;
        this.madeFrom = madeFrom;
        this.now = now;
    }

    /**
     * Returns the day with what is kept.
     *
     * @param kept in order; begin within the day
     * @param wall where a block of the next day is locked already, into which this one must not run
     */
    ScheduleDay around(List<ScheduleEntry> kept, Instant dayEnd, Optional<Instant> wall) {
        if (kept.isEmpty() && !runsInto(base, wall)) {
            return base;
        }
        Instant at = base.start();
        for (ScheduleEntry entry : kept) {
            if (entry.start().isAfter(at)) {
                fill(at, entry.start());
            }
            result.add(entry);
            at = entry.end();
        }
        if (at.isBefore(dayEnd)) {
            boolean stops = wall.isPresent() && runsInto(source(at, null), wall);
            fill(at, stops ? wall.get() : null);
        }
        Instant end = result.get(result.size() - 1).end();
        Instant start = result.get(0).start();
        return new ScheduleDay(base.channel(), base.date(), start, end, result, base.textDigest(), base.seed());
    }

    private static boolean runsInto(ScheduleDay day, Optional<Instant> wall) {
        return wall.filter(day.end()::isAfter).isPresent();
    }

    private void fill(Instant from, @Nullable Instant to) {
        Instant at = from;
        for (ScheduleEntry entry : source(from, to).entries()) {
            boolean within = to == null || !entry.end().isAfter(to);
            if (!entry.start().equals(at)) {
                continue;
            }
            if (within) {
                result.add(entry);
                at = entry.end();
            } else if (to != null && entry.asset().isEmpty()) {
                result.add(until(entry, to));
                at = to;
            }
        }
        if (to != null && at.isBefore(to)) {
            String reason = "the plan has changed: nothing new fits before what is locked";
            String title = result.isEmpty()
                    ? base.channel().value()
                    : result.get(result.size() - 1).title();
            result.add(new ScheduleEntry(EntryIds.of(at), Kind.FILL, at, to, title, "", Optional.empty(), reason));
        }
    }

    private ScheduleDay source(Instant from, @Nullable Instant to) {
        boolean past = to != null && !to.isAfter(now);
        boolean aligned =
                base.entries().stream().anyMatch(entry -> entry.start().equals(from));
        return past || aligned ? base : madeFrom.apply(from).orElse(base);
    }

    private static ScheduleEntry until(ScheduleEntry entry, Instant end) {
        return entry.at(entry.start(), end);
    }
}

package org.retrovue.dsl.internal.day;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.plan.ScheduleCompiler.Compilation;
import org.retrovue.api.plan.ScheduleCompiler.Request;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.Seeds;
import org.retrovue.dsl.internal.day.Timeline.Window;
import org.retrovue.dsl.internal.plan.ChannelPlan;

/**
 * Makes one broadcast day of a plan. For one use.
 *
 * <p>The day is laid out as it follows from the file alone, from the last block before it on that may run into it; what is asked for is cut out of that. Where it
 * was to begin at a time at which nothing begins, the block of that time makes room.
 */
final class DayPlan {
    private static final long LONGEST_PUSH =
            6 * 3600; // seconds: a day that begins later than this after its start was not pushed

    private final ChannelPlan plan;
    private final Request request;
    private final Instant from;
    private final Calendar calendar;
    private final Layouts layouts;
    private final OffAirs offAirs;
    private final long dayStart;
    private final long dayEnd;

    DayPlan(ChannelPlan plan, Stock stock, Request request) {
        this.plan = plan;
        this.request = request;
        Instant start = request.day().start();
        this.from = request.carryIn().isAfter(start) ? request.carryIn() : start;
        this.calendar = new Calendar(plan);
        long salt = request.seed() - Seeds.of(plan.channel().id(), request.day().date());
        this.layouts = new Layouts(plan, calendar, stock, salt, request.airings(), from);
        this.dayStart = request.day().start().getEpochSecond();
        this.dayEnd = request.day().end().getEpochSecond();
        this.offAirs = new OffAirs(plan, stock, calendar, salt, dayStart, dayEnd);
    }

    Compilation compile() {
        List<Window> windows = windows();
        Walk walk = walk(windows, lookBack(windows), Long.MIN_VALUE, false);
        if (!met(walk)) {
            int first = containing(windows, dayStart);
            Optional<Long> began = began(windows.get(first));
            walk = began.isPresent() ? walk(windows, first, began.get(), true) : walk;
        }
        if (!met(walk)) {
            long at = from.getEpochSecond();
            walk = walk(windows, containing(windows, at), at, pushed(windows));
        }
        Instant end = request.day().end();
        List<ScheduleEntry> chosen = walk.written().stream()
                .filter(entry -> !entry.start().isBefore(from) && entry.start().isBefore(end))
                .toList();
        ScheduleDay day = new ScheduleDay(
                plan.channel().id(),
                request.day().date(),
                from,
                chosen.isEmpty() ? from : chosen.get(chosen.size() - 1).end(),
                chosen,
                request.text().digest(),
                request.seed());
        return new Compilation(Optional.of(day), walk.warnings());
    }

    private Walk walk(List<Window> windows, int first, long begin, boolean pushed) {
        layouts.again();
        Walk walk = new Walk(plan, offAirs, layouts, windows, dayStart, dayEnd);
        walk.from(first, begin, pushed);
        return walk;
    }

    /** Tells whether a walk has a seam where the day is to begin. */
    private boolean met(Walk walk) {
        return !from.isBefore(request.day().end())
                || walk.written().stream().anyMatch(entry -> entry.start().equals(from));
    }

    /** Returns when the day's first block really began, where the airings tell: the day before may have been planned from another library. */
    private Optional<Long> began(Window window) {
        if (window.start() != dayStart || !window.fromItsStart() || !layouts.shows(window)) {
            return Optional.empty();
        }
        return layouts.of(window.occurrence().orElseThrow()).slots().stream()
                .findFirst()
                .flatMap(slot -> request.airings()
                        .last(slot.showing().pieces().get(0).asset().id(), from))
                .map(Instant::getEpochSecond)
                .filter(at -> at > dayStart);
    }

    /** Lays out the day with the one before, from which something may run into it, and the one after, into which it may run. */
    private List<Window> windows() {
        LocalDate date = request.day().date();
        List<Occurrence> occurrences = new ArrayList<>();
        for (Occurrence occurrence : calendar.occurrences(date.minusDays(2), date.plusDays(1))) {
            occurrences.add(occurrence.block().length() == 0 ? layouts.measured(occurrence) : occurrence);
        }
        Walls walls = calendar.walls();
        return Timeline.of(occurrences, walls.start(date.minusDays(1)), walls.start(date.plusDays(2)));
    }

    private static int containing(List<Window> windows, long at) {
        int i = 0;
        while (windows.get(i).end() <= at) {
            i++;
        }
        return i;
    }

    /** Returns the last window before the day that nothing before it may push. */
    private int lookBack(List<Window> windows) {
        int i = containing(windows, dayStart);
        while (i > 0 && layouts.mayOverrun(windows.get(i - 1)) && !counted(windows, i)) {
            i--;
        }
        return i;
    }

    /** Tells whether a window knows by its sequence how far the one before ran into it. */
    private boolean counted(List<Window> windows, int i) {
        Window before = windows.get(i - 1);
        return before.occurrence().filter(o -> o.runsOn() && layouts.goesOn(o)).isPresent()
                && windows.get(i)
                        .occurrence()
                        .filter(o -> o.block() == before.occurrence().get().block())
                        .isPresent();
    }

    /** Tells whether the day began late because something ran into it, rather than that its rest is asked for. */
    private boolean pushed(List<Window> windows) {
        int i = containing(windows, dayStart);
        return from.getEpochSecond() - dayStart <= LONGEST_PUSH
                && windows.get(i).start() == dayStart
                && i > 0
                && layouts.mayOverrun(windows.get(i - 1));
    }
}

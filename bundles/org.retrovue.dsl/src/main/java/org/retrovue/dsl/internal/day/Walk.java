package org.retrovue.dsl.internal.day;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.dsl.internal.day.Layout.Slot;
import org.retrovue.dsl.internal.day.Timeline.Window;
import org.retrovue.dsl.internal.plan.Block.Action;
import org.retrovue.dsl.internal.plan.ChannelPlan;

/** Goes through the windows of a day in order of time and writes what is to be seen of each. For one use. */
final class Walk {
    private final Layouts layouts;
    private final List<Window> windows;
    private final Entries entries;
    private final Shortage shortage;
    private final OffAirs offAirs;
    private final long grid;
    private final long dayStart;
    private final long dayEnd;
    private final List<ScheduleEntry> written = new ArrayList<>();
    private final Set<Problem> warnings = new LinkedHashSet<>();
    private long at = Long.MIN_VALUE;
    private List<String> moved = List.of();

    Walk(ChannelPlan plan, OffAirs offAirs, Layouts layouts, List<Window> windows, long dayStart, long dayEnd) {
        this.layouts = layouts;
        this.windows = windows;
        this.entries = new Entries(plan);
        this.shortage = new Shortage(layouts, entries);
        this.offAirs = offAirs;
        this.grid = plan.channel().grid().toSeconds();
        this.dayStart = dayStart;
        this.dayEnd = dayEnd;
    }

    /** Returns what was written. */
    List<ScheduleEntry> written() {
        return written;
    }

    List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Goes through the windows until the day's end.
     *
     * @param first the first window
     * @param begin nothing is written before it
     * @param pushed whether the first window is late because something ran into it, rather than cut
     */
    void from(int first, long begin, boolean pushed) {
        at = begin;
        boolean late = pushed;
        for (int i = first; i < windows.size() && Math.max(at, windows.get(i).start()) < dayEnd; i++) {
            Window window = windows.get(i);
            if (window.end() > at) {
                boolean behind = at > window.start();
                moved = behind && late ? moved() : List.of();
                at = Math.max(at, window.start());
                write(i, window, behind && late);
            }
            late = true;
        }
    }

    private List<String> moved() {
        if (written.isEmpty()) {
            return List.of("pushed by what ran over from the day before until " + entries.clock(at));
        }
        ScheduleEntry last = written.get(written.size() - 1);
        return List.of("pushed to " + entries.clock(at) + " by '" + last.title() + "' from line "
                + last.origin().line());
    }

    private void write(int i, Window window, boolean late) {
        if (window.occurrence().isEmpty()) {
            open(window);
            return;
        }
        Occurrence occurrence = window.occurrence().get();
        if (occurrence.block().action() instanceof Action.OffAir) {
            offAirs.write(window, at, entries, this::add);
            at = window.end();
            return;
        }
        Supply supply = layouts.supply(occurrence);
        supply.lacking().forEach(reason -> warn(window, "virtual-asset", reason));
        if (supply.stock() == 0) {
            warn(window, "empty-pool", supply.wanted());
            without(Kind.MISSING, occurrence, window.end(), supply.wanted());
            return;
        }
        Layout layout = layouts.of(occurrence);
        if (late && window.fromItsStart() && (layout.slots().isEmpty() || at > layout.base())) {
            layout = layouts.pushed(occurrence, at);
        }
        show(i, window, occurrence, layout);
    }

    private void open(Window window) {
        String reason =
                "nothing is scheduled from " + entries.clock(window.start()) + " to " + entries.clock(window.end());
        for (long end : cuts(window.end())) {
            add(entries.open(at, end, reason));
            at = end;
        }
    }

    /** Returns where time without a programme is cut: at the starts of days, and at its end. */
    private List<Long> cuts(long end) {
        List<Long> cuts = new ArrayList<>();
        for (long cut : new long[] {dayStart, dayEnd}) {
            if (at < cut && cut < end) {
                cuts.add(cut);
            }
        }
        cuts.add(end);
        return cuts;
    }

    private void without(Kind kind, Occurrence occurrence, long until, String reason) {
        for (long end : cuts(until)) {
            add(entries.without(kind, occurrence, at, end, reason));
            at = end;
        }
    }

    private void show(int i, Window window, Occurrence occurrence, Layout layout) {
        int before = written.size();
        boolean whole = at == occurrence.start() && window.toItsEnd();
        long limit = limit(i, window, occurrence);
        for (Slot slot : layout.slots()) {
            if (slot.start() < at || slot.start() >= window.end()) {
                continue;
            }
            if (slot.end() > limit) {
                break;
            }
            if (slot.start() > at) {
                fill(occurrence, layout, slot.start());
            }
            place(occurrence, slot);
        }
        if (at < window.end()) {
            boolean tried = at >= layout.end() && window.toItsEnd();
            if (whole && written.size() == before && !shortage.isOver(occurrence, layout)) {
                warn(window, "too-long", shortage.reason(occurrence, layout, window.end()));
            }
            if (tried) {
                without(Kind.FILL, occurrence, window.end(), shortage.reason(occurrence, layout, window.end()));
            } else {
                fill(occurrence, layout, window.end());
            }
        }
    }

    private void place(Occurrence occurrence, Slot slot) {
        add(entries.programme(occurrence, slot, moved));
        moved = List.of();
        at = slot.end();
    }

    /** Returns how far the last showing of a window may run. */
    private long limit(int i, Window window, Occurrence occurrence) {
        boolean into = layouts.mayOverrun(window);
        if (into && occurrence.runsOn() && !occurrence.block().bleed() && i + 1 < windows.size()) {
            into = windows.get(i + 1)
                    .occurrence()
                    .filter(o -> o.block() == occurrence.block())
                    .isPresent();
        }
        if (!into) {
            return window.end();
        }
        return windows.subList(i + 1, windows.size()).stream()
                .filter(Window::exact)
                .mapToLong(Window::start)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** Fills time from which something was clipped with what fits, out of turn and not counted. */
    private void fill(Occurrence occurrence, Layout layout, long end) {
        boolean once = Layout.Frame.of(occurrence, occurrence.start()).once();
        long aligned = layout.base() - Math.floorDiv(layout.base() - at, grid) * grid;
        if (!once && aligned < end) {
            if (aligned > at) {
                without(
                        Kind.FILL,
                        occurrence,
                        aligned,
                        "until the grid of " + entries.clock(layout.base()) + " goes on");
            }
            Cursor scout = layout.after().copy();
            Optional<Showing> next = next(occurrence, scout, end);
            while (next.isPresent()) {
                place(occurrence, new Slot(at, at + next.get().seconds(), next.get(), true));
                next = at < end ? next(occurrence, scout, end) : Optional.empty();
            }
        }
        if (at < end) {
            without(Kind.FILL, occurrence, end, shortage.reason(occurrence, layout, end));
        }
    }

    private Optional<Showing> next(Occurrence occurrence, Cursor scout, long end) {
        return Layout.outOfTurn(layouts.supply(occurrence), scout, layouts.chance(occurrence), at, end - at, null);
    }

    private void warn(Window window, String code, String message) {
        if (window.start() < dayEnd && window.end() > dayStart) {
            Occurrence occurrence = window.occurrence().orElseThrow();
            warnings.add(new Problem(
                    Problem.Severity.WARNING,
                    code,
                    occurrence.block().place().file(),
                    occurrence.block().place().line(),
                    1,
                    message,
                    Optional.empty()));
        }
    }

    private void add(ScheduleEntry entry) {
        written.add(entry);
        layouts.placed(entry);
    }
}

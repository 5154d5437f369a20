package org.retrovue.dsl.internal.day;

import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.plan.Airings;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.dsl.internal.day.Timeline.Window;
import org.retrovue.dsl.internal.plan.Block;
import org.retrovue.dsl.internal.plan.Block.Action;
import org.retrovue.dsl.internal.plan.ChannelPlan;

/** The layouts of occurrences, each made once, and what was placed of them so far. For one day. */
final class Layouts {
    private final ChannelPlan plan;
    private final Calendar calendar;
    private final Stock stock;
    private final long salt;
    private final Airings airings;
    private final Instant from;
    private final long grid;
    private final Map<Occurrence, Layout> made = new IdentityHashMap<>();
    private final Map<Occurrence, Layout> measured = new IdentityHashMap<>();
    private final Map<Occurrence, Chance> chances = new IdentityHashMap<>();
    private final Map<Block, Run> runs = new IdentityHashMap<>();
    private final Map<AssetId, NavigableSet<Instant>> placed = new HashMap<>();

    Layouts(ChannelPlan plan, Calendar calendar, Stock stock, long salt, Airings airings, Instant from) {
        this.plan = plan;
        this.calendar = calendar;
        this.stock = stock;
        this.salt = salt;
        this.airings = airings;
        this.from = from;
        this.grid = plan.channel().grid().toSeconds();
    }

    /** Forgets what was placed. */
    void again() {
        made.clear();
        chances.clear();
        placed.clear();
    }

    /** Remembers that the assets of an entry are on; what is before the time that is asked for is known as an airing if it was. */
    void placed(ScheduleEntry entry) {
        if (entry.start().isBefore(from)) {
            return;
        }
        entry.parts().forEach(part -> placed.computeIfAbsent(part.asset(), asset -> new TreeSet<>())
                .add(entry.start()));
    }

    private Optional<Instant> last(AssetId asset, Instant before) {
        NavigableSet<Instant> here = placed.get(asset);
        Instant last = here == null ? null : here.lower(before);
        Optional<Instant> earlier = airings.last(asset, before);
        return last == null || earlier.filter(last::isBefore).isPresent() ? earlier : Optional.of(last);
    }

    Supply supply(Occurrence occurrence) {
        return run(occurrence.block()).supply(occurrence.block());
    }

    private Run run(Block block) {
        return runs.computeIfAbsent(block, b -> Runs.of(plan, calendar, stock, b));
    }

    boolean goesOn(Occurrence occurrence) {
        return supply(occurrence).goesOn();
    }

    Chance chance(Occurrence occurrence) {
        return chances.computeIfAbsent(occurrence, o -> calendar.chance(o, salt, this::last));
    }

    /** Returns what an occurrence shows where nothing lies over it and nothing pushes it. */
    Layout of(Occurrence occurrence) {
        Layout known = measured.getOrDefault(occurrence, made.get(occurrence));
        if (known == null) {
            Run.Standing standing = run(occurrence.block()).before(occurrence.block(), occurrence.date());
            Layout.Frame frame = Layout.Frame.of(occurrence, occurrence.start() + standing.carry());
            known = layout(occurrence, frame, standing);
            made.put(occurrence, known);
        }
        return known;
    }

    /** Returns what an occurrence shows that cannot begin before a time. */
    Layout pushed(Occurrence occurrence, long start) {
        Run.Standing standing = run(occurrence.block()).before(occurrence.block(), occurrence.date());
        return layout(occurrence, Layout.Frame.of(occurrence, start).pushed(), standing);
    }

    private Layout layout(Occurrence occurrence, Layout.Frame frame, Run.Standing standing) {
        return Layout.of(supply(occurrence), frame, new Cursor(standing.places()), chance(occurrence));
    }

    /** Returns an occurrence whose length follows from what it shows with that length; a cell where it shows nothing. */
    Occurrence measured(Occurrence occurrence) {
        Layout layout = of(occurrence);
        long end = layout.slots().isEmpty() ? occurrence.start() + grid : layout.end();
        Occurrence whole = new Occurrence(
                occurrence.rank(),
                occurrence.layer(),
                occurrence.block(),
                occurrence.date(),
                occurrence.start(),
                end,
                false);
        measured.put(whole, layout);
        return whole;
    }

    /** Tells whether a window shows programmes. */
    boolean shows(Window window) {
        return window.occurrence()
                .filter(o -> !(o.block().action() instanceof Action.OffAir))
                .isPresent();
    }

    /** Tells whether something may run past the end of a window. */
    boolean mayOverrun(Window window) {
        Optional<Occurrence> shown = window.occurrence();
        if (shown.isEmpty() || !window.toItsEnd() || shown.get().block().action() instanceof Action.OffAir) {
            return false;
        }
        Occurrence occurrence = shown.get();
        return occurrence.block().bleed()
                || occurrence.runsOn()
                || Layout.Frame.of(occurrence, occurrence.start()).once() // when it was pushed itself
                || supply(occurrence).mayBleed();
    }
}

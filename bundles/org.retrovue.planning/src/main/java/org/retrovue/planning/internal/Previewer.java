package org.retrovue.planning.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.plan.Airings;
import org.retrovue.api.plan.Change;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Preview;
import org.retrovue.api.plan.Previews;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.ScheduleCompiler;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.Seeds;
import org.retrovue.time.BroadcastDay;

/** Makes days of a channel file that is tried, as they would be planned. Publishes nothing. Any thread, one at a time. */
final class Previewer implements Previews {
    private static final int PATIENCE_SECONDS = 60;

    private final HorizonManager manager;
    private final ChannelFiles files;
    private final Catalog catalog;
    private final Segmenter segmenter;
    private final Fence fence;
    private final MasterClock clock;
    private final ReentrantLock one = new ReentrantLock();

    Previewer(
            HorizonManager manager,
            ChannelFiles files,
            Catalog catalog,
            Segmenter segmenter,
            Fence fence,
            MasterClock clock) {
        this.manager = manager;
        this.files = files;
        this.catalog = catalog;
        this.segmenter = segmenter;
        this.fence = fence;
        this.clock = clock;
    }

    @Override
    public LogEntry segmented(Channel channel, ScheduleEntry entry) {
        return segmenter.segment(entry, channel, catalog.snapshot());
    }

    @Override
    public Preview preview(PlanText given, Optional<LocalDate> from, int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("a preview has 1 to " + MOST_DAYS + " days, not " + days);
        }
        Instant now = clock.now();
        LocalDate first = from.orElseGet(() -> LocalDate.ofInstant(now, java.time.ZoneOffset.UTC));
        PlanText text = given.beside().isEmpty() ? files.withHouse(given.file(), given.text()) : given;
        Optional<ScheduleCompiler> compiler = files.compilerOf(text.text());
        if (compiler.isEmpty()) {
            Problem problem = new Problem(
                    Problem.Severity.ERROR,
                    "no-compiler",
                    text.file(),
                    0,
                    0,
                    "no schedule compiler understands the file",
                    Optional.empty());
            return new Preview(Optional.empty(), List.of(problem), first, List.of(), List.of());
        }
        try {
            if (!one.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("another preview is being made; try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for another preview", e);
        }
        try {
            return preview(text, compiler.get(), from, first, days, now);
        } finally {
            one.unlock();
        }
    }

    private Preview preview(
            PlanText text,
            ScheduleCompiler compiler,
            Optional<LocalDate> from,
            LocalDate first,
            int count,
            Instant now) {
        String plugin = "schedule compiler '" + compiler.id() + "'";
        ScheduleCompiler.Reading reading = fence.call(plugin, () -> compiler.read(text));
        Set<Problem> problems = new LinkedHashSet<>(reading.problems());
        if (reading.channel().isEmpty()) {
            return new Preview(Optional.empty(), List.copyOf(problems), first, List.of(), List.of());
        }
        Channel channel = reading.channel().get();
        BroadcastDay day = from.map(date -> new BroadcastDay(date, channel.zone(), channel.dayStart()))
                .orElseGet(() -> BroadcastDay.containing(now, channel.zone(), channel.dayStart()));
        LocalDate begins = day.date();
        List<ScheduleDay> days = new ArrayList<>();
        Airings known = airings(channel, day);
        Instant carryIn = carryIn(channel, day);
        CatalogSnapshot snapshot = catalog.snapshot();
        for (int i = 0; i < count; i++) {
            ScheduleCompiler.Request request = new ScheduleCompiler.Request(
                    text, snapshot, day, Seeds.of(channel.id(), day.date()), carryIn, after(days, known));
            ScheduleCompiler.Compilation made = fence.call(plugin, () -> compiler.compile(request));
            problems.addAll(made.problems());
            if (made.day().isEmpty()) {
                break;
            }
            ScheduleDay one = made.day().get();
            days.add(one);
            day = day.next();
            carryIn = one.end().isAfter(day.start()) ? one.end() : day.start();
        }
        return new Preview(Optional.of(channel), List.copyOf(problems), begins, days, changes(channel, days, now));
    }

    private Airings airings(Channel channel, BroadcastDay day) {
        return manager.planner(channel.id())
                .map(planner -> manager.between(() -> planner.airingsBefore(day)))
                .orElse(Airings.NONE);
    }

    private static Airings after(List<ScheduleDay> days, Airings older) {
        List<DayAirings> made = new ArrayList<>();
        days.forEach(day -> made.add(0, DayAirings.of(day)));
        return (AssetId asset, Instant before) -> made.stream()
                .flatMap(day -> day.last(asset, before).stream())
                .findFirst()
                .or(() -> older.last(asset, before));
    }

    /** What is planned for the day before runs over, if anything. */
    private Instant carryIn(Channel channel, BroadcastDay day) {
        return manager.view(channel.id()).stream()
                .flatMap(
                        view -> view.entries().covering(day.start(), day.start().plusNanos(1)).stream())
                .filter(entry -> entry.start().isBefore(day.start()))
                .map(ScheduleEntry::end)
                .findFirst()
                .orElse(day.start());
    }

    private List<Change> changes(Channel channel, List<ScheduleDay> days, Instant now) {
        Optional<PlannedView> view = manager.view(channel.id());
        if (view.isEmpty() || days.isEmpty()) {
            return List.of();
        }
        List<ScheduleEntry> planned = view.get().entries().all();
        Instant free = view.get().horizon().logUntil();
        Instant from = free.isAfter(now) ? free : now;
        Instant start = days.get(0).start();
        Instant until = days.get(days.size() - 1).end();
        Instant guide = view.get().horizon().guideUntil();
        return Differences.between(
                        planned,
                        days.stream().flatMap(day -> day.entries().stream()).toList(),
                        start.isAfter(from) ? start : from,
                        guide.isBefore(until) ? guide : until)
                .stream()
                .filter(change -> view.get()
                        .log()
                        .covering(change.entry().start(), change.entry().start().plusNanos(1))
                        .isEmpty())
                .toList();
    }
}

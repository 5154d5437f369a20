package org.retrovue.planning.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.time.BroadcastDay;

/** The schedule days of one channel, kept four days ahead. What is over or locked stays when a day is made anew. For one thread. */
final class LineUp {
    private static final Duration AHEAD = Duration.ofDays(4);
    private static final Duration KEPT = Duration.ofHours(26);

    private final DayMaker maker;
    private final TransmissionLog log;
    private final Archive archive;
    private final NavigableMap<LocalDate, ScheduleDay> days = new TreeMap<>();
    private final Set<LocalDate> stale = new TreeSet<>();
    private Timetable<ScheduleEntry> entries = timetable(List.of());

    LineUp(DayMaker maker, TransmissionLog log, Archive archive) {
        this.maker = maker;
        this.log = log;
        this.archive = archive;
    }

    void restore(Instant from, Instant to) {
        archive.days(from, to).forEach(day -> days.put(day.date(), day));
        putInOrder();
    }

    /** Returns the entries of all days, in order. */
    Timetable<ScheduleEntry> entries() {
        return entries;
    }

    /** Returns when the last day ends. */
    Optional<Instant> end() {
        return Optional.ofNullable(days.lastEntry()).map(last -> last.getValue().end());
    }

    /** Has all days that are not over made anew, as far as they are not locked. */
    void renew() {
        stale.addAll(days.keySet());
    }

    /** Makes the days that are missing or stale, as far as the budget goes. Returns whether the present day has had its turn. */
    boolean extend(Channel channel, Step step) {
        BroadcastDay today = BroadcastDay.containing(step.now(), channel.zone(), channel.dayStart());
        stale.removeIf(date -> date.isBefore(today.date()));
        Instant aim = step.now().plus(AHEAD);
        for (BroadcastDay day = today; day.start().isBefore(aim); day = day.next()) {
            boolean present = day.date().equals(today.date());
            if (!days.containsKey(day.date()) || stale.contains(day.date())) {
                if (!step.budget().take(present)) {
                    return !present || days.containsKey(day.date());
                }
                Optional<ScheduleDay> made = make(day, step);
                stale.remove(day.date());
                if (made.isEmpty()) {
                    return true;
                }
                accept(made.get());
            }
        }
        return true;
    }

    private void accept(ScheduleDay day) {
        ScheduleDay before = days.put(day.date(), day);
        if (day.equals(before)) {
            return;
        }
        putInOrder();
        archive.add(day);
        if (before != null && !before.end().equals(day.end())) {
            stale.addAll(days.tailMap(day.date(), false).keySet());
        }
    }

    private Optional<ScheduleDay> make(BroadcastDay day, Step step) {
        Instant carryIn = carryIn(day, step);
        Optional<ScheduleDay> base = maker.make(day, carryIn, step.catalog());
        return base.map(made -> new DayMerge(made, from -> maker.make(day, from, step.catalog()), step.now())
                .around(kept(carryIn, day.end(), step.now()), day.end()));
    }

    /** Returns when the day before ends; it is made for that alone where it is not known. */
    private Instant carryIn(BroadcastDay day, Step step) {
        ScheduleDay before = days.get(day.previous().date());
        Instant end = before != null
                ? before.end()
                : maker.make(day.previous(), day.previous().start(), step.catalog())
                        .map(ScheduleDay::end)
                        .orElse(day.start());
        return end.isAfter(day.start()) ? end : day.start();
    }

    /** Returns the entries that begin within a time and must stay: what is over and what is locked. */
    private List<ScheduleEntry> kept(Instant from, Instant to, Instant now) {
        Map<Instant, ScheduleEntry> known = new HashMap<>();
        NavigableMap<Instant, ScheduleEntry> kept = new TreeMap<>();
        for (ScheduleEntry entry : entries.all()) {
            known.put(entry.start(), entry);
            boolean within = !entry.start().isBefore(from) && entry.start().isBefore(to);
            if (within && over(entry, now) && entry.kind() != Kind.MISSING) {
                kept.put(entry.start(), entry);
            }
        }
        for (LogEntry locked : log.startingWithin(from, to)) {
            kept.put(locked.start(), scheduled(locked, known.get(locked.start())));
        }
        List<ScheduleEntry> apart = new ArrayList<>();
        Instant at = from;
        for (ScheduleEntry entry : kept.values()) {
            if (!entry.start().isBefore(at)) {
                apart.add(entry);
                at = entry.end();
            }
        }
        return apart;
    }

    static boolean over(ScheduleEntry entry, Instant now) {
        return !entry.end().isAfter(now);
    }

    /** Returns the schedule entry that a locked block came from, made up from the block where it was lost. */
    private static ScheduleEntry scheduled(LogEntry locked, @Nullable ScheduleEntry known) {
        if (known != null && known.kind() != Kind.MISSING && known.end().equals(locked.end())) {
            return known;
        }
        Optional<AssetId> asset =
                locked.items().stream().flatMap(item -> item.asset().stream()).findFirst();
        Kind kind = asset.isPresent() ? Kind.PROGRAMME : Kind.FILL;
        return new ScheduleEntry(locked.id(), kind, locked.start(), locked.end(), locked.title(), "", asset, "locked");
    }

    /** Where days overlap, the earlier one counts. */
    private void putInOrder() {
        List<ScheduleEntry> all = new ArrayList<>();
        Instant at = Instant.MIN;
        for (ScheduleDay day : days.values()) {
            for (ScheduleEntry entry : day.entries()) {
                if (!entry.start().isBefore(at)) {
                    all.add(entry);
                    at = entry.end();
                }
            }
        }
        entries = timetable(all);
    }

    private static Timetable<ScheduleEntry> timetable(List<ScheduleEntry> all) {
        return new Timetable<>(all, ScheduleEntry::start, ScheduleEntry::end);
    }

    void forget(Instant now) {
        if (days.values().removeIf(day -> day.end().isBefore(now.minus(KEPT)))) {
            putInOrder();
        }
    }
}

package org.retrovue.planning.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.retrovue.api.plan.Airings;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.time.BroadcastDay;

/** The schedule days of one channel, kept four days ahead. What is over or locked stays when a day is made anew. For one thread. */
final class LineUp {
    private static final Duration KEPT = Duration.ofHours(26);
    /** How long it is remembered when an asset was shown. */
    static final Duration REMEMBERED = Duration.ofDays(400);

    private final DayMaker maker;
    private final TransmissionLog log;
    private final Archive archive;
    private final AiringBook airings = new AiringBook();
    private final NavigableMap<LocalDate, ScheduleDay> days = new TreeMap<>();
    private final Map<LocalDate, Kept<ScheduleDay>> documents = new HashMap<>();
    private final Set<LocalDate> stale = new TreeSet<>();
    private Timetable<ScheduleEntry> entries = timetable(List.of());
    /** What was over before the channel began was never shown: it is made anew with its day until the library has come. */
    private Instant began = Instant.MIN;

    LineUp(DayMaker maker, TransmissionLog log, Archive archive) {
        this.maker = maker;
        this.log = log;
        this.archive = archive;
    }

    void restore(Instant from, Instant to) {
        for (Kept<ScheduleDay> day : archive.days(from, to)) {
            days.put(day.value().date(), day.value());
            documents.put(day.value().date(), day);
        }
        airings.restore(archive.values(Archive.AIRINGS, to.minus(REMEMBERED), from, DayAirings::read), days.values());
        putInOrder();
    }

    /** Names the document of the day that has an instant's entry; nothing where there is none. */
    List<String> parents(Instant at) {
        return days.descendingMap().values().stream()
                .filter(day -> !day.start().isAfter(at))
                .limit(1)
                .flatMap(day -> Optional.ofNullable(documents.get(day.date())).stream())
                .map(Kept::digest)
                .toList();
    }

    /** Returns what was shown before a day. */
    Airings airings() {
        return airings.before(LocalDate.MAX, List.of());
    }

    Airings airingsBefore(BroadcastDay day) {
        return airings.before(day.date(), List.of());
    }

    /** Tells whether days wait to be made anew. */
    boolean isStale() {
        return !stale.isEmpty();
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
        if (days.isEmpty()) {
            began = step.now();
            if (step.budget().take(true)) {
                runsOver(today.previous(), step);
            }
        }
        Instant aim = step.now().plus(step.depths().guide(channel.id()));
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
        if (!step.settling() && stale.isEmpty()) {
            began = Instant.MIN;
        }
        return true;
    }

    /** A channel that begins early on a day may still show what the day before runs over with. */
    private void runsOver(BroadcastDay before, Step step) {
        maker.make(before, before.start(), step.catalog(), airingsBefore(before))
                .filter(made -> made.end().isAfter(step.now()))
                .ifPresent(this::keep);
    }

    private void accept(ScheduleDay day) {
        ScheduleDay before = days.get(day.date());
        if (before != null && before.entries().equals(day.entries())) {
            return; // what changed does not show
        }
        boolean moves = before != null && (!before.end().equals(day.end()) || !airings.same(day));
        keep(day);
        if (moves) {
            stale.addAll(days.tailMap(day.date(), false).keySet());
        }
    }

    private void keep(ScheduleDay day) {
        days.put(day.date(), day);
        airings.note(day);
        documents.put(day.date(), archive.add(day, List.of(day.textDigest())));
        putInOrder();
    }

    private Optional<ScheduleDay> make(BroadcastDay day, Step step) {
        Instant carryIn = carryIn(day, step);
        List<ScheduleEntry> kept = kept(carryIn, day.end(), step.now());
        Airings known = airings.before(day.date(), kept);
        Optional<ScheduleDay> base = maker.make(day, carryIn, step.catalog(), airingsBefore(day));
        return base.map(made -> new DayMerge(made, from -> maker.make(day, from, step.catalog(), known), step.now())
                .around(kept, day.end(), log.startFrom(day.end())));
    }

    /** Returns when the day before ends; it is made for that alone where it is not known. */
    private Instant carryIn(BroadcastDay day, Step step) {
        ScheduleDay before = days.get(day.previous().date());
        Instant end = before != null
                ? before.end()
                : maker.make(day.previous(), day.previous().start(), step.catalog(), airingsBefore(day.previous()))
                        .map(ScheduleDay::end)
                        .orElse(day.start());
        return end.isAfter(day.start()) ? end : day.start();
    }

    /** Returns the entries that begin within a time and must stay: what is over and what is locked. */
    private List<ScheduleEntry> kept(Instant from, Instant to, Instant now) {
        NavigableMap<Instant, ScheduleEntry> known = new TreeMap<>();
        NavigableMap<Instant, ScheduleEntry> kept = new TreeMap<>();
        for (ScheduleEntry entry : entries.all()) {
            known.put(entry.start(), entry);
            boolean within = !entry.start().isBefore(from) && entry.start().isBefore(to);
            boolean stays = over(entry, now) && entry.end().isAfter(began) && entry.kind() != Kind.MISSING;
            if (within && stays) {
                kept.put(entry.start(), entry);
            }
        }
        for (LogEntry locked : log.startingWithin(from, to)) {
            Map.Entry<Instant, ScheduleEntry> before = known.floorEntry(locked.start());
            ScheduleEntry entry = scheduled(locked, before == null ? null : before.getValue());
            kept.putIfAbsent(entry.start(), entry);
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

    /** Returns the schedule entry that a locked block came from, or is the extension of; made up from the block where it was lost. */
    private ScheduleEntry scheduled(LogEntry locked, @Nullable ScheduleEntry known) {
        if (known != null && known.kind() != Kind.MISSING && log.covers(known.start(), known.end())) {
            return known;
        }
        Optional<AssetId> asset =
                locked.items().stream().flatMap(item -> item.asset().stream()).findFirst();
        Kind kind = asset.isPresent() ? Kind.PROGRAMME : Kind.FILL;
        return new ScheduleEntry(locked.id(), kind, locked.start(), locked.end(), locked.title(), "", asset, "locked");
    }

    /** Puts entries in place of others, because an operator ordered it. Each goes to the day of the one that it takes the place of. */
    void replace(List<ScheduleEntry> from, List<ScheduleEntry> to) {
        Instant first = from.get(0).start();
        for (ScheduleDay day : List.copyOf(days.values())) {
            List<ScheduleEntry> entries = new ArrayList<>(day.entries());
            boolean changed = entries.removeAll(from);
            boolean own = !first.isBefore(day.start()) && first.isBefore(day.end());
            if (own) {
                entries.addAll(to);
            }
            if (changed || own) {
                keepReplaced(day, entries);
            }
        }
    }

    private void keepReplaced(ScheduleDay day, List<ScheduleEntry> entries) {
        entries.sort(Comparator.comparing(ScheduleEntry::start));
        Instant start = entries.isEmpty() ? day.start() : entries.get(0).start();
        Instant end =
                entries.isEmpty() ? day.end() : entries.get(entries.size() - 1).end();
        keep(new ScheduleDay(day.channel(), day.date(), start, end, entries, day.textDigest(), day.seed()));
    }

    /** Remembers the days; running what is returned goes back to them. */
    Runnable mark() {
        Map<LocalDate, ScheduleDay> known = new HashMap<>(days);
        Map<LocalDate, Kept<ScheduleDay>> kept = new HashMap<>(documents);
        return () -> {
            days.clear();
            days.putAll(known);
            documents.clear();
            documents.putAll(kept);
            days.values().forEach(airings::note);
            putInOrder();
        };
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
            documents.keySet().retainAll(days.keySet());
            if (!days.isEmpty()) {
                airings.compact(days.firstKey());
            }
            putInOrder();
        }
    }
}

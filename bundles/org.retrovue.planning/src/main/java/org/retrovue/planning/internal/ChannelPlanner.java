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
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.ScheduleCompiler.Compilation;
import org.retrovue.api.plan.ScheduleCompiler.Request;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.api.plan.Schedules.Horizon;
import org.retrovue.api.station.Faults;
import org.retrovue.api.traffic.BreakFiller;
import org.retrovue.api.traffic.PlayHistory.Play;
import org.retrovue.planning.internal.BlockPlanner.Planned;
import org.retrovue.time.BroadcastDay;
import org.retrovue.time.FrameRate;

/**
 * Plans one channel, step by step: schedule days, then the transmission log, then block plans. One thread steps it; {@link #view} may be read by any.
 *
 * @see "docs/contracts/horizon.md"
 */
final class ChannelPlanner {
    static final Duration GUIDE = Duration.ofDays(4);
    static final Duration LOG = Duration.ofHours(6);
    static final Duration FEED = Duration.ofMinutes(30);

    private static final Duration KEPT = Duration.ofHours(2);
    private static final int MOST_LOCKS = 400;
    private static final int MOST_PLANS = 100;
    private static final String NO_DATA = "HorizonNoScheduleData";

    private final Faults faults;
    private final BreakFiller filler;
    private final PlayBook plays;
    private final Fence fence;
    private final Archive archive;
    private final NavigableMap<LocalDate, ScheduleDay> days = new TreeMap<>();
    private final NavigableMap<Instant, LogEntry> log = new TreeMap<>();
    private final NavigableMap<Instant, BlockPlan> plans = new TreeMap<>();
    private final Set<LocalDate> stale = new TreeSet<>();

    private Timetable<ScheduleEntry> lineUp = lineUp(List.of());

    private LoadedChannel loaded;
    private long generation = Long.MIN_VALUE;
    private boolean onAir;
    private boolean rateChanged;
    private boolean changed = true;
    private boolean hole;
    private String problem = "";
    private String holeReason = "";
    private Instant lastExtension = Instant.EPOCH;

    private volatile @Nullable PlannedView view;

    /**
     * What a step may use.
     *
     * @param now station time
     * @param catalog the catalogue at that time
     * @param lockUntil how far to lock; nearer while the library is being read for the first time
     * @param offered how far beyond now viewers may have been offered what is there, station time
     * @param budget bounds the work
     */
    record Step(Instant now, CatalogSnapshot catalog, Instant lockUntil, Duration offered, Budget budget) {}

    ChannelPlanner(
            LoadedChannel loaded, Archive archive, Faults faults, BreakFiller filler, PlayBook plays, Fence fence) {
        this.loaded = loaded;
        this.archive = archive;
        this.faults = faults;
        this.filler = filler;
        this.plays = plays;
        this.fence = fence;
    }

    /** Finds what was planned before a restart. */
    void restore(Instant now) {
        Instant far = now.plus(Duration.ofDays(10));
        archive.days(now.minus(Duration.ofDays(2)), far).forEach(day -> days.put(day.date(), day));
        lineUp();
        archive.log(now.minus(KEPT), far).forEach(entry -> log.put(entry.start(), entry));
        archive.plans(now.minus(KEPT), far).forEach(plan -> plans.put(plan.start(), plan));
        List<Play> known = archive.plays(now.minus(Duration.ofHours(24)), far);
        plays.note(loaded.channel().id(), Instant.MAX, Instant.MAX, known, now);
    }

    /** Returns what is published; nothing before the first step that planned the present. */
    Optional<PlannedView> view() {
        return Optional.ofNullable(view);
    }

    /** Takes a new version of the channel's file: it counts from the first block that is not locked. */
    void update(LoadedChannel newer) {
        if (newer.text().equals(loaded.text()) && newer.compiler() == loaded.compiler()) {
            return;
        }
        rateChanged |= !newer.channel()
                .format()
                .rate()
                .equals(loaded.channel().format().rate());
        loaded = newer;
        generation = Long.MIN_VALUE;
        changed = true;
    }

    /** Plans what is missing, as far as the budget goes. */
    void step(Step step) {
        if (step.catalog.generation() != generation) {
            generation = step.catalog.generation();
            stale.addAll(days.keySet());
            dropOutdated(step);
        }
        if (!planDays(step)) {
            return;
        }
        lock(step);
        feed(step);
        forget(step.now);
        archive.flush();
        publish(step);
    }

    private Channel channel() {
        return loaded.channel();
    }

    private FrameRate rate() {
        return channel().format().rate();
    }

    // -- schedule days

    /** Returns whether the present day is there. */
    private boolean planDays(Step step) {
        BroadcastDay today =
                BroadcastDay.containing(step.now, channel().zone(), channel().dayStart());
        stale.removeIf(date -> date.isBefore(today.date()));
        Instant aim = step.now.plus(GUIDE);
        for (BroadcastDay day = today; day.start().isBefore(aim); day = day.next()) {
            boolean present = day.date().equals(today.date());
            if (!days.containsKey(day.date()) || stale.contains(day.date())) {
                if (!step.budget.take(present)) {
                    return !present || days.containsKey(day.date());
                }
                Optional<ScheduleDay> made = make(day, step);
                stale.remove(day.date());
                if (made.isEmpty()) {
                    return true;
                }
                accept(made.get(), step.now);
            }
        }
        return true;
    }

    private void accept(ScheduleDay day, Instant now) {
        ScheduleDay before = days.put(day.date(), day);
        if (day.equals(before)) {
            return;
        }
        lineUp();
        archive.add(day);
        changed = true;
        lastExtension = now;
        if (before != null && !before.end().equals(day.end())) {
            stale.addAll(days.tailMap(day.date(), false).keySet());
        }
    }

    private Optional<ScheduleDay> make(BroadcastDay day, Step step) {
        Instant carryIn = carryIn(day, step);
        Optional<ScheduleDay> base = compile(day, carryIn, step.catalog);
        return base.map(made -> new DayMerge(made, from -> compile(day, from, step.catalog), step.now)
                .around(kept(carryIn, day.end(), step.now), day.end()));
    }

    /** Returns when the day before ends; it is made for that alone where it is not known. */
    private Instant carryIn(BroadcastDay day, Step step) {
        ScheduleDay before = days.get(day.previous().date());
        Instant end = before != null
                ? before.end()
                : compile(day.previous(), day.previous().start(), step.catalog)
                        .map(ScheduleDay::end)
                        .orElse(day.start());
        return end.isAfter(day.start()) ? end : day.start();
    }

    private Optional<ScheduleDay> compile(BroadcastDay day, Instant carryIn, CatalogSnapshot catalog) {
        long seed = Seeds.of(channel().id(), day.date());
        Compilation made;
        try {
            Request request = new Request(loaded.text(), catalog, day, seed, carryIn);
            made = fence.call(plugin(), () -> loaded.compiler().compile(request));
        } catch (RuntimeException e) {
            return failed(day, String.valueOf(e.getMessage()));
        }
        if (made.day().isEmpty()) {
            List<String> errors =
                    made.problems().stream().map(Problem::toString).toList();
            return failed(day, String.join("; ", errors));
        }
        problem = "";
        faults.clear("CompileFailed", channel().id().value());
        return made.day();
    }

    private String plugin() {
        return "schedule compiler '" + loaded.compiler().id() + "'";
    }

    private Optional<ScheduleDay> failed(BroadcastDay day, String why) {
        problem = "the schedule of " + channel().id() + " for " + day.date() + " could not be made: " + why;
        faults.report(Faults.Kind.PLANNING, "CompileFailed", channel().id().value(), problem);
        return Optional.empty();
    }

    /** Returns the entries that begin within a time and must stay: what is over and what is locked. */
    private List<ScheduleEntry> kept(Instant from, Instant to, Instant now) {
        Map<Instant, ScheduleEntry> known = new HashMap<>();
        NavigableMap<Instant, ScheduleEntry> kept = new TreeMap<>();
        for (ScheduleEntry entry : lineUp.all()) {
            known.put(entry.start(), entry);
            boolean within = !entry.start().isBefore(from) && entry.start().isBefore(to);
            if (within && over(entry, now) && entry.kind() != Kind.MISSING) {
                kept.put(entry.start(), entry);
            }
        }
        for (LogEntry locked : log.subMap(from, true, to, false).values()) {
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

    private static boolean over(ScheduleEntry entry, Instant now) {
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

    /** Puts the entries of all days in order; where days overlap, the earlier one counts. */
    private void lineUp() {
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
        lineUp = lineUp(all);
    }

    private static Timetable<ScheduleEntry> lineUp(List<ScheduleEntry> entries) {
        return new Timetable<>(entries, ScheduleEntry::start, ScheduleEntry::end);
    }

    // -- transmission log

    private void lock(Step step) {
        int locks = 0;
        for (ScheduleEntry entry : lineUp.covering(step.now, step.lockUntil)) {
            if (entry.kind() == Kind.MISSING || log.containsKey(entry.start())) {
                continue;
            }
            if (locks++ >= MOST_LOCKS || !lock(entry, step)) {
                return;
            }
        }
    }

    private boolean lock(ScheduleEntry entry, Step step) {
        Optional<Asset> asset = entry.asset().flatMap(step.catalog::asset);
        LogEntry made = Segmenter.segment(entry, asset);
        Map.Entry<Instant, LogEntry> before = log.lowerEntry(entry.start());
        Instant until = before == null ? null : before.getValue().end();
        boolean hole = until != null && until.isBefore(entry.start()) && meant(until, entry.start(), step.now);
        Optional<String> violation =
                Seams.violation(hole ? null : until, List.of(made), channel().grid());
        Map.Entry<Instant, LogEntry> after = log.higherEntry(entry.start());
        if (violation.isEmpty() && after != null && after.getKey().isBefore(entry.end())) {
            violation =
                    Optional.of("TL-SEAM-003: block " + made.id() + " runs into the locked one at " + after.getKey());
        }
        if (violation.isPresent()) {
            faults.report(
                    Faults.Kind.PLANNING, "TransmissionLogSeam", channel().id().value(), violation.get());
            return false;
        }
        faults.clear("TransmissionLogSeam", channel().id().value());
        log.put(made.start(), made);
        archive.add(made);
        lastExtension = step.now;
        changed = true;
        return true;
    }

    /** Tells whether a hole in the log is meant: its time is over or it waits for assets. */
    private boolean meant(Instant from, Instant to, Instant now) {
        return lineUp.covering(from, to).stream().allMatch(entry -> entry.kind() == Kind.MISSING || over(entry, now));
    }

    // -- block plans

    private void feed(Step step) {
        if (rateChanged) {
            plans.values().removeIf(plan -> plan.end().isAfter(step.now));
            onAir = false;
            rateChanged = false;
        }
        long safe = LateJoin.boundary(rate(), rate().frameAtOrAfter(step.now.plus(step.offered)));
        int fed = 0;
        for (LogEntry entry : log.headMap(step.now.plus(FEED), false).values()) {
            boolean over = onAir
                    ? rate().frameAtOrAfter(entry.end()) <= safe
                    : !entry.end().isAfter(step.now);
            if (over || plans.containsKey(entry.start())) {
                continue;
            }
            if (fed++ >= MOST_PLANS) {
                return;
            }
            feed(entry, step, safe);
        }
    }

    /** Takes back what was fed but not yet offered and could not be shown as it is. An empty catalogue is one that is not there yet. */
    private void dropOutdated(Step step) {
        long safe = rate().frameAtOrAfter(step.now.plus(step.offered));
        if (!step.catalog.assets().isEmpty()) {
            plans.values().removeIf(plan -> {
                LogEntry entry = log.get(plan.start());
                return plan.frames().start() >= safe
                        && entry != null
                        && Substitutes.outdated(plan, entry, step.catalog);
            });
        }
    }

    private void feed(LogEntry entry, Step step, long safe) {
        Optional<LogEntry> substitute = substitute(entry, step);
        LogEntry shown = substitute.orElse(entry);
        Planned planned = new BlockPlanner(channel(), shown, step.catalog, filler, plays.now()).plan();
        boolean late = onAir && planned.plan().frames().start() < safe;
        BlockPlan plan = late ? LateJoin.from(planned.plan(), safe) : planned.plan();
        Instant first = rate().startOf(plan.frames().start());
        List<Play> aired = planned.plays().stream()
                .filter(play -> !play.at().isBefore(first))
                .toList();
        List<String> explanation = new ArrayList<>(planned.explanation());
        substitute.ifPresent(other -> explanation.add(0, entry.title() + " is substituted by " + other.title()));
        plans.put(plan.start(), plan);
        plays.note(channel().id(), plan.start(), plan.end(), aired, step.now);
        archive.add(plan, explanation, aired);
        planned.missing().forEach(missing -> substituted(entry, missing.asset(), missing.reason(), "a slate"));
        lastExtension = step.now;
        changed = true;
    }

    private Optional<LogEntry> substitute(LogEntry entry, Step step) {
        if (!Substitutes.needed(entry, step.catalog)) {
            return Optional.empty();
        }
        BroadcastDay day = BroadcastDay.containing(
                entry.start(), channel().zone(), channel().dayStart());
        Optional<LogEntry> other =
                compile(day, day.start(), step.catalog).flatMap(made -> Substitutes.block(entry, made, step.catalog));
        other.ifPresent(found -> entry.items().stream()
                .flatMap(item -> item.asset().stream())
                .distinct()
                .forEach(asset -> substituted(
                        entry,
                        asset,
                        step.catalog.asset(asset).flatMap(Asset::reason).orElse("it is not ready"),
                        found.title())));
        return other;
    }

    private void substituted(LogEntry entry, AssetId asset, String reason, String by) {
        String message = entry.title() + " at " + entry.start() + " on "
                + channel().id() + " is substituted by " + by + ", because " + asset + " cannot be shown: " + reason;
        faults.report(Faults.Kind.PLANNING, "ScheduledAssetNotReady", asset.value(), message);
    }

    private void forget(Instant now) {
        Instant old = now.minus(KEPT);
        changed |= plans.values().removeIf(plan -> plan.end().isBefore(old));
        log.values().removeIf(entry -> entry.end().isBefore(old));
        if (days.values().removeIf(day -> day.end().isBefore(now.minus(Duration.ofHours(26))))) {
            lineUp();
        }
    }

    // -- readers

    private void publish(Step step) {
        boolean covered = covered(step.now);
        String reason = covered ? "" : reason(step.now);
        if (!covered && !hole) {
            faults.report(Faults.Kind.PLANNING, NO_DATA, channel().id().value(), reason);
        } else if (covered) {
            faults.clear(NO_DATA, channel().id().value());
        }
        hole = !covered;
        onAir = true;
        if (!changed && reason.equals(holeReason)) {
            return;
        }
        holeReason = reason;
        changed = false;
        Instant until = step.now;
        view = new PlannedView(
                channel(),
                lineUp,
                new Timetable<>(log.values(), LogEntry::start, LogEntry::end),
                new Timetable<>(plans.values(), BlockPlan::start, BlockPlan::end),
                step.now.minus(KEPT),
                reason,
                new Horizon(
                        days.isEmpty() ? until : days.lastEntry().getValue().end(),
                        log.isEmpty() ? until : log.lastEntry().getValue().end(),
                        plans.isEmpty() ? until : plans.lastEntry().getValue().end(),
                        lastExtension,
                        reason.isEmpty() ? problem : reason));
    }

    /** Looks at the block before, too: its last frame is still on the screen when the next block's time has come. */
    private boolean covered(Instant now) {
        long frame = rate().frameAt(now);
        Map.Entry<Instant, BlockPlan> plan = plans.floorEntry(now);
        Map.Entry<Instant, BlockPlan> before = plans.lowerEntry(plan == null ? now : plan.getKey());
        return (plan != null && plan.getValue().frames().contains(frame))
                || (before != null && before.getValue().frames().contains(frame));
    }

    /** Says why there is nothing now. What was said stays while a block is about to be joined, so that the slate does not change. */
    private String reason(Instant now) {
        Optional<ScheduleEntry> entry =
                lineUp.covering(now, now.plusNanos(1)).stream().findFirst();
        if (entry.isPresent() && entry.get().kind() == Kind.MISSING) {
            return entry.get().reason();
        }
        if (!problem.isEmpty()) {
            return problem;
        }
        return holeReason.isEmpty() ? "the programme is about to begin" : holeReason;
    }

    /** Returns where older blocks are. */
    Archive archive() {
        return archive;
    }
}

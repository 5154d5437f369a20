package org.retrovue.planning.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.Airings;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.OverrideOrder;
import org.retrovue.api.plan.OverrideRecord;
import org.retrovue.api.plan.OverrideRefusedException;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Revision;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.api.plan.Schedules.Horizon;
import org.retrovue.api.station.Faults;
import org.retrovue.api.traffic.BreakFiller;
import org.retrovue.api.traffic.PlayHistory.Play;
import org.retrovue.time.BroadcastDay;

/**
 * Plans one channel, step by step: schedule days, then the transmission log, then block plans. One thread steps it; {@link #view} may be read by any.
 *
 * @see "docs/contracts/horizon.md"
 */
final class ChannelPlanner {
    static final String NO_DATA = "HorizonNoScheduleData";

    private static final Duration KEPT = Duration.ofHours(2);

    private final Faults faults;
    private final PlayBook plays;
    private final Archive archive;
    private final DayMaker maker;
    private final TransmissionLog log;
    private final LineUp lineUp;
    private final Feed feed;
    private final Revisions revisions;
    private final Orders orders;

    private volatile LoadedChannel loaded;
    private long generation = Long.MIN_VALUE;
    private boolean changed = true;
    private boolean hole;
    private String holeReason = "";
    private Instant lastExtension = Instant.EPOCH;
    private volatile Instant lastAttempt = Instant.EPOCH;
    private volatile long failures;
    private volatile String failure = "";
    private Instant restsSince = Instant.MAX;
    private Instant lockedUntil = Instant.MIN;

    private volatile @Nullable PlannedView view;

    ChannelPlanner(
            LoadedChannel loaded,
            Archive archive,
            Faults faults,
            BreakFiller filler,
            PlayBook plays,
            Fence fence,
            Segmenter segmenter) {
        this.loaded = loaded;
        this.archive = archive;
        this.faults = faults;
        this.plays = plays;
        this.maker = new DayMaker(loaded, faults, fence);
        this.log = new TransmissionLog(archive, faults, segmenter);
        this.lineUp = new LineUp(maker, log, archive);
        this.revisions = new Revisions(loaded.channel().id(), archive);
        this.feed = new Feed(maker, lineUp, log, archive, faults, filler, plays, segmenter);
        this.orders = new Orders(archive, log, lineUp, feed, revisions, segmenter);
    }

    /** Returns the operators' orders. */
    OrderBook orders() {
        return orders.book();
    }

    /** Tells what an order would do. */
    Filed propose(OverrideOrder order, Step step) throws OverrideRefusedException {
        return orders.propose(order, channel(), step);
    }

    /** Carries an order out; readers see it at once. */
    OverrideRecord carryOut(OverrideOrder order, String who, String why, Step step) throws OverrideRefusedException {
        OverrideRecord record = orders.carryOut(order, who, why, channel(), step);
        afterOrder(step);
        return record;
    }

    /** Takes an order back; readers see it at once. */
    OverrideRecord takeBack(String id, String who, String why, Step step) throws OverrideRefusedException {
        OverrideRecord record = orders.takeBack(id, who, why, channel(), step);
        afterOrder(step);
        return record;
    }

    private void afterOrder(Step step) {
        changed = true;
        restsSince = Instant.MAX;
        step(step);
    }

    /** Finds what was planned before a restart. */
    void restore(Instant now) {
        Instant far = now.plus(Duration.ofDays(10));
        lineUp.restore(now.minus(Duration.ofDays(2)), far);
        log.restore(now.minus(KEPT), far);
        feed.restore(now.minus(KEPT), far);
        revisions.restore(now.minus(HorizonManager.KEPT), far);
        orders.book().restore(now.minus(HorizonManager.KEPT), far);
        List<Play> known = archive.plays(now.minus(Duration.ofDays(2)), far);
        plays.note(channel().id(), Instant.MAX, Instant.MAX, known, now);
    }

    /** Returns what is published; nothing before the first step that planned the present. */
    Optional<PlannedView> view() {
        return Optional.ofNullable(view);
    }

    /** Returns how far ahead is planned, with the latest attempt. */
    Optional<Horizon> horizon() {
        PlannedView known = view;
        return known == null
                ? Optional.empty()
                : Optional.of(new Horizon(
                        known.horizon().guideUntil(),
                        known.horizon().logUntil(),
                        known.horizon().plansUntil(),
                        known.horizon().lastExtension(),
                        failure.isEmpty() ? known.horizon().problem() : failure,
                        known.horizon().generation(),
                        lastAttempt,
                        failures + maker.failures()));
    }

    /** Returns where older blocks are. */
    Archive archive() {
        return archive;
    }

    /** Returns the channel's number as its file has it. */
    String number() {
        return loaded.channel().number();
    }

    /** Takes a new version of the channel's file: it counts from the first block that is not locked. Returns whether it is another. */
    boolean update(LoadedChannel newer, Instant now) {
        if (newer == loaded || newer.text().equals(loaded.text()) && newer.compiler() == loaded.compiler()) {
            return false;
        }
        if (!newer.channel().format().rate().equals(channel().format().rate())) {
            feed.begin(now);
        }
        Instant free = lockEnd(now);
        revisions.begin(
                newer.text().file() + " changed", true, free, lineUp.entries().all());
        loaded = newer;
        maker.use(newer);
        generation = Long.MIN_VALUE;
        changed = true;
        return true;
    }

    /** Returns what it is planned from. */
    PlanText text() {
        return loaded.text();
    }

    /** Returns what changed in the plan, the latest first. */
    List<Revision> revisions() {
        return revisions.all();
    }

    /** Returns what was shown before a day. */
    Airings airingsBefore(BroadcastDay day) {
        return lineUp.airingsBefore(day);
    }

    /** Returns what was shown and is planned, all days. */
    Airings airings() {
        return lineUp.airings();
    }

    /** Tells whether a step failed, or a day could not be made. */
    boolean hasFailed() {
        return failures + maker.failures() > 0;
    }

    /** Notes that a step failed. */
    void failed(Instant now, RuntimeException e) {
        lastAttempt = now;
        failures++;
        failure = String.valueOf(e);
    }

    /** Plans what is missing, as far as the budget goes. */
    void step(Step step) {
        if (rests(step)) {
            return;
        }
        lastAttempt = step.now();
        restsSince = Instant.MAX;
        if (step.library() != generation) {
            String reason = generation == Long.MIN_VALUE ? "the station has started again" : "the catalogue changed";
            generation = step.library();
            revisions.begin(reason, false, lockEnd(step.now()), lineUp.entries().all());
            lineUp.renew();
            feed.takeBackOutdated(channel(), step);
        }
        Timetable<ScheduleEntry> before = lineUp.entries();
        if (!lineUp.extend(channel(), step)) {
            return;
        }
        if (!lineUp.isStale()) {
            changed |= revisions.end(lineUp.entries().all(), step.now());
        }
        boolean locked = log.extend(channel(), lineUp, step);
        lockedUntil = step.lockUntil().isAfter(lockedUntil) ? step.lockUntil() : lockedUntil;
        boolean fed = feed.extend(channel(), step);
        if (locked || fed || before != lineUp.entries()) {
            lastExtension = step.now();
            changed = true;
        }
        forget(step.now());
        long publication = archive.settle();
        archive.flush();
        failure = "";
        publish(step.now(), publication);
        boolean idle = !locked && !fed && before == lineUp.entries() && archive.isFlushed();
        Instant safe = step.now().plus(step.offered()).plus(step.offered());
        boolean rest = idle && feed.covers(step.now(), safe, channel().format().rate());
        restsSince = rest ? step.now() : Instant.MAX;
    }

    /**
     * Tells whether a step can be left out: the one before found nothing to do a moment ago, what comes was fed without a hole far beyond what viewers are offered, and nothing is asked for since. A thousand
     * channels at rest cost next to nothing so.
     */
    private boolean rests(Step step) {
        Duration rest = step.offered().dividedBy(2);
        Instant until = restsSince.equals(Instant.MAX) ? Instant.MIN : restsSince.plus(rest);
        return step.now().isBefore(until)
                && !step.now().isBefore(restsSince)
                && step.library() == generation
                && !step.lockUntil().isAfter(lockedUntil.plus(rest));
    }

    private void forget(Instant now) {
        Instant old = now.minus(KEPT);
        changed |= feed.forget(old);
        log.forget(old);
        lineUp.forget(now);
    }

    /** Returns when the last block ends of those that were locked in their turn. */
    private Instant lockEnd(Instant now) {
        Instant reached = lockedUntil.isAfter(now) ? lockedUntil : now.plusNanos(1);
        return log.end(reached).orElse(now);
    }

    private Channel channel() {
        return loaded.channel();
    }

    private void publish(Instant now, long publication) {
        boolean covered = feed.covers(now, channel().format().rate());
        String reason = covered ? "" : reason(now);
        if (covered) {
            faults.clear(NO_DATA, channel().id().value());
        } else if (!hole) {
            faults.report(Faults.Kind.PLANNING, NO_DATA, channel().id().value(), reason);
        }
        hole = !covered;
        if (!changed && reason.equals(holeReason)) {
            return;
        }
        holeReason = reason;
        changed = false;
        view = new PlannedView(
                channel(),
                lineUp.entries(),
                new Timetable<>(log.all(), LogEntry::start, LogEntry::end),
                new Timetable<>(feed.all(), BlockPlan::start, BlockPlan::end),
                now.minus(KEPT),
                reason,
                new Horizon(
                        lineUp.end().orElse(now),
                        lockEnd(now),
                        feed.end().orElse(now),
                        lastExtension,
                        reason.isEmpty() ? maker.problem() : reason,
                        publication,
                        lastAttempt,
                        failures + maker.failures()));
    }

    /** Says why there is nothing now. What was said stays while a block is about to be joined, so that the slate does not change. */
    private String reason(Instant now) {
        Optional<ScheduleEntry> entry =
                lineUp.entries().covering(now, now.plusNanos(1)).stream().findFirst();
        if (entry.isPresent() && entry.get().kind() == Kind.MISSING) {
            return entry.get().reason();
        }
        if (!maker.problem().isEmpty()) {
            return maker.problem();
        }
        return holeReason.isEmpty() ? "the programme is about to begin" : holeReason;
    }
}

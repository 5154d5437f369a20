package org.retrovue.planning.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.Airings;
import org.retrovue.api.plan.OverrideOrder;
import org.retrovue.api.plan.OverrideRecord;
import org.retrovue.api.plan.OverrideRefusedException;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Revision;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.station.Faults;
import org.retrovue.api.traffic.BreakFiller;
import org.retrovue.api.traffic.PlayHistory.Play;
import org.retrovue.time.BroadcastDay;

/**
 * Plans one channel, step by step: schedule days, then the transmission log, then block plans. One thread steps it; {@link #published} may be read by any.
 *
 * @see "docs/contracts/horizon.md"
 */
final class ChannelPlanner {
    private static final Duration KEPT = Duration.ofHours(2);

    private final PlayBook plays;
    private final Archive archive;
    private final DayMaker maker;
    private final TransmissionLog log;
    private final LineUp lineUp;
    private final Feed feed;
    private final Revisions revisions;
    private final Orders orders;
    private final Publisher publisher;

    private volatile LoadedChannel loaded;
    private long generation = Long.MIN_VALUE;
    private Instant restsSince = Instant.MAX;
    private Instant lockedUntil = Instant.MIN;

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
        this.plays = plays;
        this.maker = new DayMaker(loaded, faults, fence);
        this.log = new TransmissionLog(archive, faults, segmenter);
        this.lineUp = new LineUp(maker, log, archive);
        this.revisions = new Revisions(loaded.channel().id(), archive);
        this.feed = new Feed(maker, lineUp, log, archive, faults, filler, plays, segmenter);
        this.orders = new Orders(archive, log, lineUp, feed, revisions, segmenter);
        this.publisher = new Publisher(faults, maker, lineUp, log, feed);
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
        publisher.changed();
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

    /** Returns what readers see. */
    Publisher published() {
        return publisher;
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
        publisher.changed();
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

    /** Plans what is missing, as far as the budget goes. */
    void step(Step step) {
        if (rests(step)) {
            return;
        }
        publisher.attempted(step.now());
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
        if (!lineUp.isStale() && revisions.end(lineUp.entries().all(), step.now())) {
            publisher.changed();
        }
        boolean locked = log.extend(channel(), lineUp, step);
        lockedUntil = step.lockUntil().isAfter(lockedUntil) ? step.lockUntil() : lockedUntil;
        boolean fed = feed.extend(channel(), step);
        if (locked || fed || before != lineUp.entries()) {
            publisher.extended(step.now());
        }
        forget(step.now());
        long publication = archive.settle();
        archive.flush();
        Instant since = step.now().minus(KEPT);
        publisher.publish(channel(), step.now(), since, lockEnd(step.now()), publication);
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
        if (feed.forget(old)) {
            publisher.changed();
        }
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
}

package org.retrovue.planning.internal;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.api.plan.Schedules.Horizon;
import org.retrovue.api.station.Faults;

/** What readers see of one channel: its plan as the last step left it, what failed, and why there is nothing where there is nothing. One thread publishes, any may read. */
final class Publisher {
    static final String NO_DATA = "HorizonNoScheduleData";

    private final Faults faults;
    private final DayMaker maker;
    private final LineUp lineUp;
    private final TransmissionLog log;
    private final Feed feed;
    private boolean changed = true;
    private boolean hole;
    private String holeReason = "";
    private Instant lastExtension = Instant.EPOCH;
    private volatile Instant lastAttempt = Instant.EPOCH;
    private volatile long failures;
    private volatile String failure = "";

    private volatile @Nullable PlannedView view;

    Publisher(Faults faults, DayMaker maker, LineUp lineUp, TransmissionLog log, Feed feed) {
        this.faults = faults;
        this.maker = maker;
        this.lineUp = lineUp;
        this.log = log;
        this.feed = feed;
    }

    /** Returns what is published; nothing before the first step that planned the present. */
    Optional<PlannedView> view() {
        return Optional.ofNullable(view);
    }

    /** Returns how far ahead is planned, with the latest attempt. */
    Optional<Horizon> horizon() {
        return view().map(PlannedView::horizon)
                .map(known -> new Horizon(
                        known.guideUntil(),
                        known.logUntil(),
                        known.plansUntil(),
                        known.lastExtension(),
                        failure.isEmpty() ? known.problem() : failure,
                        known.generation(),
                        lastAttempt,
                        failures()));
    }

    /** Tells whether a step failed, or a day could not be made. */
    boolean hasFailed() {
        return failures() > 0;
    }

    private long failures() {
        return failures + maker.failures();
    }

    /** Notes that a step begins. */
    void attempted(Instant now) {
        lastAttempt = now;
    }

    /** Notes that a step failed. */
    void failed(Instant now, RuntimeException e) {
        lastAttempt = now;
        failures++;
        failure = String.valueOf(e);
    }

    /** Notes that there is something else to publish. */
    void changed() {
        changed = true;
    }

    /** Notes that more is planned. */
    void extended(Instant now) {
        lastExtension = now;
        changed = true;
    }

    /**
     * Publishes what a step left, if that is another plan.
     *
     * @param since older blocks are in the store only
     * @param logEnd when the last block ends of those that were locked in their turn
     * @param generation of the documents
     */
    void publish(Channel channel, Instant now, Instant since, Instant logEnd, long generation) {
        failure = "";
        boolean covered = feed.covers(now, channel.format().rate());
        String reason = covered ? "" : reason(now);
        if (covered) {
            faults.clear(NO_DATA, channel.id().value());
        } else if (!hole) {
            faults.report(Faults.Kind.PLANNING, NO_DATA, channel.id().value(), reason);
        }
        hole = !covered;
        if (!changed && reason.equals(holeReason)) {
            return;
        }
        holeReason = reason;
        changed = false;
        view = new PlannedView(
                channel,
                lineUp.entries(),
                new Timetable<>(log.all(), LogEntry::start, LogEntry::end),
                new Timetable<>(feed.all(), BlockPlan::start, BlockPlan::end),
                since,
                reason,
                new Horizon(
                        lineUp.end().orElse(now),
                        logEnd,
                        feed.end().orElse(now),
                        lastExtension,
                        reason.isEmpty() ? maker.problem() : reason,
                        generation,
                        lastAttempt,
                        failures()));
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

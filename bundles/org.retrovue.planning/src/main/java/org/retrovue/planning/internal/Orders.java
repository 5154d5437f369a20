package org.retrovue.planning.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.OverrideOrder;
import org.retrovue.api.plan.OverrideRecord;
import org.retrovue.api.plan.OverrideRefusedException;
import org.retrovue.api.plan.Revision;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.Seeds;
import org.retrovue.time.FrameRate;

/** Carries out operators' orders on one channel: the record is written first, then all its blocks at once, or none. For one thread. */
final class Orders {
    private final Archive archive;
    private final TransmissionLog log;
    private final LineUp lineUp;
    private final Feed feed;
    private final Revisions revisions;
    private final Segmenter segmenter;
    private final OrderBook book;

    Orders(Archive archive, TransmissionLog log, LineUp lineUp, Feed feed, Revisions revisions, Segmenter segmenter) {
        this.archive = archive;
        this.log = log;
        this.lineUp = lineUp;
        this.feed = feed;
        this.revisions = revisions;
        this.segmenter = segmenter;
        this.book = new OrderBook(archive);
    }

    OrderBook book() {
        return book;
    }

    Filed propose(OverrideOrder order, Channel channel, Step step) throws OverrideRefusedException {
        Locked locked = locked(channel, step);
        if (order instanceof OverrideOrder.Extend extend) {
            String entry = locked.entry(order.at()).id();
            return new Extension(locked, extend, book.extended(entry)).plan();
        }
        return new Replacement(locked, (OverrideOrder.Replace) order).plan();
    }

    private Locked locked(Channel channel, Step step) {
        return new Locked(
                channel,
                step.catalog(),
                segmenter,
                step.now(),
                safe(channel, step),
                List.copyOf(log.all()),
                lineUp.entries().all());
    }

    /** The first instant that no viewer was offered, whole segments considered. */
    private static Instant safe(Channel channel, Step step) {
        FrameRate rate = channel.format().rate();
        return rate.startOf(
                LateJoin.boundary(rate, rate.frameAtOrAfter(step.now().plus(step.offered()))));
    }

    OverrideRecord carryOut(OverrideOrder order, String who, String why, Channel channel, Step step)
            throws OverrideRefusedException {
        Filed filed = book.named(propose(order, channel, step), who, why);
        change(filed, filed.before(), filed.after(), filed.entriesBefore(), filed.entriesAfter(), step);
        return filed.record();
    }

    OverrideRecord takeBack(String id, String who, String why, Channel channel, Step step)
            throws OverrideRefusedException {
        Filed known = book.toTakeBack(id);
        if (known.from().isBefore(safe(channel, step))) {
            throw new OverrideRefusedException("order " + id + " is on the air, or was offered to viewers already");
        }
        Filed filed = known.with(known.record().takenBack(who + " at " + step.now() + ": " + why));
        List<LogEntry> restored = new ArrayList<>(known.before());
        List<ScheduleEntry> entries = new ArrayList<>(known.entriesBefore());
        boolean more = log.at(known.endAfter()).isPresent();
        if (!known.wasFree() && known.endAfter().isAfter(known.endBefore()) && more) {
            ScheduleEntry rest = rest(known);
            entries.add(rest);
            restored.add(segmenter.segment(rest, channel, step.catalog()));
        }
        change(filed, known.after(), restored, known.entriesAfter(), entries, step);
        return filed.record();
    }

    /** What is left when an extension that moved what is locked after it is taken back. */
    private static ScheduleEntry rest(Filed filed) {
        String title =
                filed.entriesBefore().get(filed.entriesBefore().size() - 1).title();
        return new ScheduleEntry(
                EntryIds.of(filed.endBefore()),
                ScheduleEntry.Kind.FILL,
                filed.endBefore(),
                filed.endAfter(),
                title,
                "",
                Optional.empty(),
                "an operator took an extension back");
    }

    private void change(
            Filed filed,
            List<LogEntry> from,
            List<LogEntry> to,
            List<ScheduleEntry> entriesFrom,
            List<ScheduleEntry> entriesTo,
            Step step)
            throws OverrideRefusedException {
        OverrideRecord record = filed.record();
        try {
            archive.writeNow(Archive.OVERRIDE, record.id(), record.at(), record.to(), OverrideJson.write(filed, false));
        } catch (RuntimeException e) {
            throw new OverrideRefusedException(
                    "the order's record cannot be written, so nothing is changed: " + e.getMessage());
        }
        List<Runnable> back = new ArrayList<>();
        try {
            back.add(archive.mark());
            back.add(0, lineUp.mark());
            back.add(0, log.mark());
            back.add(0, feed.mark());
            String body = OverrideJson.write(filed, true);
            archive.add(Archive.OVERRIDE, record.id(), record.at(), record.to(), body);
            Instant start = filed.from();
            Instant end = latest(filed.endBefore(), filed.endAfter());
            lineUp.replace(entriesFrom, entriesTo);
            feed.takeBack(start, end, filed.record().order().channel(), step.now());
            log.replace(from, to, Seeds.hex(body), lineUp);
            archive.flushOrFail();
        } catch (RuntimeException e) {
            back.forEach(Runnable::run);
            throw new OverrideRefusedException(
                    "the changed blocks cannot be written, so nothing is changed: " + e.getMessage());
        }
        book.put(filed);
        lineUp.renew();
        String reason = (record.takenBack().isPresent() ? "taken back: " : "order: ") + record.what();
        revisions.note(new Revision(
                step.now(),
                archive.nextGeneration(),
                reason,
                filed.from(),
                Differences.between(entriesFrom, entriesTo, Instant.MIN, Instant.MAX)));
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}

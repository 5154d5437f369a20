package org.retrovue.planning.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.Change;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.OverrideOrder;
import org.retrovue.api.plan.OverrideRecord;
import org.retrovue.api.plan.OverrideRefusedException;
import org.retrovue.api.plan.ScheduleEntry;

/**
 * What is locked and planned of a channel when an operator orders something.
 *
 * @param now station time
 * @param safe nothing that begins before it may change: viewers may have been offered it
 * @param blocks the transmission log, in order
 * @param entries the line-up, in order
 */
record Locked(
        Channel channel,
        CatalogSnapshot catalog,
        Segmenter segmenter,
        Instant now,
        Instant safe,
        List<LogEntry> blocks,
        List<ScheduleEntry> entries) {

    /** Returns a moment as it is told: on the clock of the channel. */
    String spoken(Instant at) {
        return Spoken.at(at, channel.zone());
    }

    /** Returns the locked block at an instant; nothing where none is locked yet. */
    Optional<LogEntry> block(Instant at) {
        return blocks.stream()
                .filter(block -> !block.start().isAfter(at) && block.end().isAfter(at))
                .findFirst();
    }

    ScheduleEntry entry(Instant at) throws OverrideRefusedException {
        for (ScheduleEntry entry : entries) {
            if (!entry.start().isAfter(at) && entry.end().isAfter(at)) {
                return entry;
            }
        }
        throw new OverrideRefusedException("nothing is planned on " + channel.id() + " at " + spoken(at)
                + (entries.isEmpty()
                        ? ""
                        : ": the guide reaches until "
                                + spoken(entries.get(entries.size() - 1).end())));
    }

    /** Returns the locked blocks that begin at or after an instant. */
    List<LogEntry> following(Instant from) {
        return blocks.stream().filter(block -> !block.start().isBefore(from)).toList();
    }

    /** Divides an entry; the block may lie off the grid, because an operator said so. */
    LogEntry divided(ScheduleEntry entry) {
        LogEntry block = segmenter.segment(entry, channel, catalog);
        return new LogEntry(
                block.id(), block.start(), block.end(), block.title(), block.items(), true, block.packaging());
    }

    /** Puts an order together; it has no id yet. */
    Filed filed(
            OverrideOrder order,
            String what,
            List<LogEntry> before,
            List<LogEntry> after,
            List<ScheduleEntry> entriesBefore,
            List<ScheduleEntry> entriesAfter) {
        Instant from = after.get(0).start();
        Instant to = after.get(after.size() - 1).end();
        List<Change> changes = Differences.between(entriesBefore, entriesAfter, Instant.MIN, Instant.MAX);
        OverrideRecord record = new OverrideRecord("", order, now, "", "", what, from, to, changes, Optional.empty());
        return new Filed(record, before, after, entriesBefore, entriesAfter);
    }

    static String minutes(Duration time) {
        long minutes = time.toMinutes();
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
}

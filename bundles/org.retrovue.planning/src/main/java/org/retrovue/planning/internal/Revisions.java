package org.retrovue.planning.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.plan.Change;
import org.retrovue.api.plan.Revision;
import org.retrovue.api.plan.ScheduleEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What changed in a channel's plan, and why. A change is compared once all its days are made anew. For one thread; {@link #all} may be read by any. */
final class Revisions {
    private static final Logger LOG = LoggerFactory.getLogger(Revisions.class);
    private static final int MOST = 20;

    private final ChannelId channel;
    private final Archive archive;
    private @Nullable Pending pending;
    private volatile List<Revision> all = List.of();

    /** A change whose days are being made. */
    private record Pending(String reason, boolean always, Instant from, List<ScheduleEntry> before) {}

    Revisions(ChannelId channel, Archive archive) {
        this.channel = channel;
        this.archive = archive;
    }

    void restore(Instant from, Instant to) {
        List<Revision> known = new ArrayList<>(archive.values(Archive.REVISION, from, to, RevisionJson::read));
        java.util.Collections.reverse(known);
        all = List.copyOf(known.subList(0, Math.min(MOST, known.size())));
    }

    /** Returns the latest first. */
    List<Revision> all() {
        return all;
    }

    /** Notes that the line-up will be made anew. Two changes at a time count as one. */
    void begin(String reason, boolean always, Instant from, List<ScheduleEntry> before) {
        if (before.isEmpty()) {
            return;
        }
        Pending known = pending;
        pending = known == null
                ? new Pending(reason, always, from, before)
                : new Pending(known.always ? known.reason : reason, known.always || always, known.from, known.before);
    }

    /** Compares, when all days are made. Returns whether there was anything to say. */
    boolean end(List<ScheduleEntry> after, Instant now) {
        Pending begun = pending;
        if (begun == null) {
            return false;
        }
        pending = null;
        Instant until = after.isEmpty() ? now : least(end(begun.before), end(after));
        List<Change> changes = Differences.between(begun.before, after, begun.from, until);
        if (changes.isEmpty() && !begun.always) {
            return false;
        }
        note(new Revision(now, archive.nextGeneration(), begun.reason, begun.from, changes));
        return true;
    }

    void note(Revision revision) {
        List<Revision> known = new ArrayList<>(all);
        known.add(0, revision);
        all = List.copyOf(known.subList(0, Math.min(MOST, known.size())));
        String id = "%010d-%s".formatted(revision.generation(), EntryIds.of(revision.at()));
        archive.add(
                Archive.REVISION,
                id,
                revision.at(),
                revision.at().plus(Duration.ofSeconds(1)),
                RevisionJson.write(revision));
        LOG.info("{}: {}: {} from {} on", channel, revision.reason(), inWords(revision.changes()), revision.from());
    }

    static String inWords(List<Change> changes) {
        if (changes.isEmpty()) {
            return "nothing changes";
        }
        List<String> words = new ArrayList<>();
        for (Change.Kind kind : Change.Kind.values()) {
            long count =
                    changes.stream().filter(change -> change.kind() == kind).count();
            if (count > 0) {
                words.add(count + " " + kind.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        return String.join(", ", words);
    }

    private static Instant end(List<ScheduleEntry> entries) {
        return entries.get(entries.size() - 1).end();
    }

    private static Instant least(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}

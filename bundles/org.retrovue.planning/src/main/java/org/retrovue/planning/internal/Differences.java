package org.retrovue.planning.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.retrovue.api.plan.Change;
import org.retrovue.api.plan.Part;
import org.retrovue.api.plan.ScheduleEntry;

/** Compares line-ups as viewers see them: where an entry comes from does not count. Pure. */
final class Differences {
    private Differences() {}

    /**
     * Compares what begins within a time.
     *
     * @return in order of time
     */
    static List<Change> between(List<ScheduleEntry> before, List<ScheduleEntry> after, Instant from, Instant to) {
        Map<Instant, ScheduleEntry> old = within(before, from, to);
        Map<Instant, ScheduleEntry> now = within(after, from, to);
        Map<List<Part>, List<ScheduleEntry>> moved = new HashMap<>();
        now.values().stream()
                .filter(entry -> shows(entry) && !old.containsKey(entry.start()))
                .forEach(entry -> moved.computeIfAbsent(entry.parts(), parts -> new ArrayList<>())
                        .add(entry));
        Map<Instant, Change> changes = new TreeMap<>();
        for (ScheduleEntry was : old.values()) {
            ScheduleEntry is = now.remove(was.start());
            if (is != null) {
                compare(was, is).ifPresent(change -> changes.put(was.start(), change));
            } else if (shows(was)) {
                changes.put(was.start(), gone(was, moved, now));
            }
        }
        now.values().stream()
                .filter(Differences::shows)
                .forEach(is -> changes.putIfAbsent(
                        is.start(), new Change(Change.Kind.ADDED, Optional.empty(), Optional.of(is))));
        return List.copyOf(changes.values());
    }

    private static Change gone(
            ScheduleEntry was, Map<List<Part>, List<ScheduleEntry>> moved, Map<Instant, ScheduleEntry> now) {
        List<ScheduleEntry> same = moved.getOrDefault(was.parts(), List.of());
        if (same.isEmpty()) {
            return new Change(Change.Kind.REMOVED, Optional.of(was), Optional.empty());
        }
        ScheduleEntry is = same.remove(0);
        now.remove(is.start());
        return new Change(Change.Kind.MOVED, Optional.of(was), Optional.of(is));
    }

    private static Optional<Change> compare(ScheduleEntry was, ScheduleEntry is) {
        if (!shows(was) && !shows(is) && was.kind() == is.kind() || same(was, is)) {
            return Optional.empty();
        }
        Change.Kind kind = Change.Kind.REPLACED;
        if (!shows(was) && shows(is)) {
            kind = Change.Kind.ADDED;
        } else if (shows(was) && !shows(is)) {
            kind = Change.Kind.REMOVED;
        } else if (same(was, is.at(was.start(), was.end()))) {
            kind = Change.Kind.MOVED;
        }
        return Optional.of(new Change(kind, Optional.of(was), Optional.of(is)));
    }

    private static boolean shows(ScheduleEntry entry) {
        return entry.kind() == ScheduleEntry.Kind.PROGRAMME;
    }

    private static boolean same(ScheduleEntry a, ScheduleEntry b) {
        return a.kind() == b.kind()
                && a.start().equals(b.start())
                && a.end().equals(b.end())
                && a.title().equals(b.title())
                && a.subtitle().equals(b.subtitle())
                && a.parts().equals(b.parts())
                && a.packaging().equals(b.packaging())
                && a.exact() == b.exact()
                && a.overrun().equals(b.overrun());
    }

    private static Map<Instant, ScheduleEntry> within(List<ScheduleEntry> entries, Instant from, Instant to) {
        Map<Instant, ScheduleEntry> found = new TreeMap<>();
        for (ScheduleEntry entry : entries) {
            if (!entry.start().isBefore(from) && entry.start().isBefore(to)) {
                found.put(entry.start(), entry);
            }
        }
        return found;
    }
}

package org.retrovue.shell.internal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.retrovue.api.plan.Change;
import org.retrovue.api.plan.ScheduleEntry;

/** Differences between line-ups, a line each: what comes (+), goes (-), becomes something else or moves (~). */
final class ChangeLines {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private ChangeLines() {}

    /** Returns the lines, the first ones of them where there are more. */
    static String of(List<Change> changes, ZoneId zone, int most) {
        StringBuilder text = new StringBuilder();
        changes.stream().limit(most).forEach(change -> text.append(text.isEmpty() ? "" : "\n")
                .append(of(change, zone)));
        if (changes.size() > most) {
            text.append("\n  and ").append(changes.size() - most).append(" more (all with --json)");
        }
        return text.toString();
    }

    private static String of(Change change, ZoneId zone) {
        ScheduleEntry at = change.entry();
        String when = at.start().atZone(zone).format(WHEN) + "-"
                + at.end().atZone(zone).format(CLOCK) + "  ";
        return switch (change.kind()) {
            case ADDED -> "+ " + when + title(at);
            case REMOVED -> "- " + when + title(at);
            case MOVED ->
                "~ " + when + title(at)
                        + change.before()
                                .map(old -> "  (was " + old.start().atZone(zone).format(WHEN) + "-"
                                        + old.end().atZone(zone).format(CLOCK) + ")")
                                .orElse("");
            case REPLACED ->
                "~ " + when
                        + change.before().map(ChangeLines::title).orElse("") + "  \u2192  "
                        + change.after().map(ChangeLines::title).orElse("");
        };
    }

    private static String title(ScheduleEntry entry) {
        return WeekGrid.label(entry) + (entry.subtitle().isEmpty() ? "" : ", " + entry.subtitle());
    }
}

package org.retrovue.console.internal;

import static org.retrovue.console.internal.Html.escape;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.retrovue.api.plan.Change;
import org.retrovue.api.plan.ScheduleEntry;

/** Differences between line-ups as a list: green comes, red goes, amber becomes something else or moves. */
final class ChangesHtml {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private ChangesHtml() {}

    static String of(List<Change> changes, ZoneId zone, int most) {
        StringBuilder out = new StringBuilder("<ul class=\"changes\">");
        changes.stream().limit(most).forEach(change -> out.append("<li class=\"")
                .append(change.kind().name().toLowerCase(Locale.ROOT))
                .append("\"><b>")
                .append(change.entry().start().atZone(zone).format(WHEN))
                .append("</b> ")
                .append(words(change, zone))
                .append("</li>"));
        if (changes.size() > most) {
            out.append("<li>and ").append(changes.size() - most).append(" more</li>");
        }
        return out.append("</ul>").toString();
    }

    private static String words(Change change, ZoneId zone) {
        String now = change.after().map(ChangesHtml::title).orElse("");
        String then = change.before().map(ChangesHtml::title).orElse("");
        return switch (change.kind()) {
            case ADDED -> now;
            case REMOVED -> "<s>" + then + "</s>";
            case REPLACED -> "<s>" + then + "</s> " + now;
            case MOVED ->
                now + " (was "
                        + change.before()
                                .map(old -> old.start().atZone(zone).format(WHEN))
                                .orElse("") + ")";
        };
    }

    private static String title(ScheduleEntry entry) {
        String title = entry.title().isEmpty()
                ? entry.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                : entry.title();
        return escape(entry.subtitle().isEmpty() ? title : title + ", " + entry.subtitle());
    }
}

package org.retrovue.console.internal;

import static org.retrovue.console.internal.Html.escape;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.plan.Revision;
import org.retrovue.api.plan.Schedules;

/** How far channels are planned, and what changed in their plans. */
final class HorizonTables {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int MOST_REVISIONS = 5;
    private static final int MOST_CHANGES = 30;

    private final Channels channels;
    private final Schedules schedules;

    HorizonTables(Channels channels, Schedules schedules) {
        this.channels = channels;
        this.schedules = schedules;
    }

    String at(Instant now) {
        Html html = new Html();
        html.table(
                "How far channels are planned",
                "Channel",
                "Guide",
                "Transmission log",
                "Block plans",
                "Generation",
                "Last extension (UTC)",
                "Last attempt (UTC)",
                "Failures",
                "Problem");
        for (Channel channel : channels.all()) {
            schedules
                    .horizon(channel.id())
                    .ifPresentOrElse(
                            h -> row(html, channel, h, now),
                            () -> html.bad(
                                    channel.name(),
                                    "nothing",
                                    "nothing",
                                    "nothing",
                                    "",
                                    "",
                                    "",
                                    "",
                                    "not planned yet"));
        }
        html.end();
        return "<div id=\"retrovue\"><p>Station time " + UTC.format(now) + " UTC</p>" + html + revisions() + "</div>";
    }

    private static void row(Html html, Channel channel, Schedules.Horizon h, Instant now) {
        Object[] cells = {
            channel.number() + " " + channel.name(),
            depth(now, h.guideUntil()),
            depth(now, h.logUntil()),
            depth(now, h.plansUntil()),
            h.generation(),
            since(h.lastExtension()),
            since(h.lastAttempt()),
            h.failures(),
            h.problem()
        };
        if (h.problem().isEmpty()) {
            html.row(cells);
        } else {
            html.bad(cells);
        }
    }

    /** When something was done (UTC); nothing where it was not since the start. */
    static String since(Instant at) {
        return at.equals(Instant.EPOCH) ? "" : UTC.format(at);
    }

    /** "3 d 21 h", "5 h 40 min", "25 min"; nothing where the end is over. */
    static String depth(Instant now, Instant until) {
        Duration left = Duration.between(now, until);
        if (left.isNegative() || left.isZero()) {
            return "nothing";
        }
        if (left.toDays() > 0) {
            return left.toDays() + " d " + left.toHoursPart() + " h";
        }
        return left.toHours() > 0 ? left.toHours() + " h " + left.toMinutesPart() + " min" : left.toMinutes() + " min";
    }

    private String revisions() {
        StringBuilder out = new StringBuilder("<h3>What changed in plans</h3>");
        boolean any = false;
        for (Channel channel : channels.all()) {
            List<Revision> revisions = schedules.revisions(channel.id());
            for (Revision revision : revisions.subList(0, Math.min(MOST_REVISIONS, revisions.size()))) {
                any = true;
                out.append("<details><summary>")
                        .append(UTC.format(revision.at()))
                        .append(" UTC \u00b7 ")
                        .append(escape(channel.number() + " " + channel.name() + ": " + revision.reason()))
                        .append(" \u00b7 ")
                        .append(revision.changes().size())
                        .append(revision.changes().size() == 1 ? " difference" : " differences")
                        .append("</summary>")
                        .append(ChangesHtml.of(revision.changes(), channel.zone(), MOST_CHANGES))
                        .append("</details>");
            }
        }
        return any ? out.toString() : out + "<p class=\"quiet\">Nothing since it was planned.</p>";
    }
}

package org.retrovue.console.internal;

import static org.retrovue.console.internal.Html.escape;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.Change;
import org.retrovue.api.plan.Origin;
import org.retrovue.api.plan.Part;
import org.retrovue.api.plan.Preview;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.Seeds;

/** A preview as HTML: a column for each day, cells as tall as they last, coloured by what they show; problems and differences beside it. */
final class PreviewHtml {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final int MOST_CHANGES = 200;
    private static final int HOUR_PIXELS = 56;
    private static final int MOST_HOUR_PIXELS = 120;
    private static final int CELL_PIXELS = 18;
    private static final int HUES = 360;
    private static final int SMALL = 15;
    private static final int TWO_LINES = 30;

    private final Preview preview;
    private final int hourPixels;
    private final StringBuilder out = new StringBuilder();

    PreviewHtml(Preview preview) {
        this.preview = preview;
        hourPixels = preview.channel().map(PreviewHtml::hourPixels).orElse(HOUR_PIXELS);
    }

    /** As tall as a cell of the grid needs for a text; of a very fine grid, days would become too long. */
    private static int hourPixels(Channel channel) {
        long wanted =
                CELL_PIXELS * Duration.ofHours(1).toSeconds() / channel.grid().toSeconds();
        return (int) Math.max(HOUR_PIXELS, Math.min(MOST_HOUR_PIXELS, wanted));
    }

    @Override
    public String toString() {
        out.setLength(0);
        out.append("<div class=\"panes\"><div class=\"pane week-pane\">");
        Optional<Channel> channel = preview.channel();
        if (channel.isEmpty()) {
            out.append("<p class=\"bad\">The file has errors: there is nothing to show until they are mended.</p>");
        } else {
            out.append("<h3>")
                    .append(escape(channel.get().number() + " " + channel.get().name()))
                    .append(" <small>")
                    .append(escape(channel.get().zone().getId()))
                    .append("</small></h3>");
            week(channel.get());
        }
        out.append("</div><div class=\"pane side\"><div id=\"retrovue-why\" class=\"why\" aria-live=\"polite\">"
                + "<p class=\"quiet\">Point at a programme to see why it is there.</p></div>");
        problems();
        channel.ifPresent(known -> changes(known.zone()));
        return out.append("</div></div>").toString();
    }

    private void week(Channel channel) {
        out.append("<div class=\"week\" style=\"--days:")
                .append(preview.days().size())
                .append("\">");
        out.append("<div class=\"times\"><div class=\"head\"></div><div class=\"sheet\">");
        for (int hour = 0; hour < 24; hour++) {
            out.append("<span style=\"top:")
                    .append(hour * hourPixels)
                    .append("px\">")
                    .append(channel.dayStart().plusHours(hour).format(CLOCK))
                    .append("</span>");
        }
        out.append("</div></div>");
        for (ScheduleDay day : preview.days()) {
            out.append("<div class=\"day\"><div class=\"head\">")
                    .append(day.date().format(DAY))
                    .append("</div><div class=\"sheet\" style=\"height:")
                    .append(pixels(day.start(), day.end()))
                    .append("px\">");
            String run = "";
            for (ScheduleEntry entry : day.entries()) {
                boolean small = cell(day.start(), entry, channel.zone());
                if (small && !label(entry).equals(run)) {
                    run(day.start(), entry, channel.zone());
                }
                run = small ? label(entry) : "";
            }
            out.append("</div></div>");
        }
        out.append("</div>");
    }

    private long pixels(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds() * hourPixels / 3600;
    }

    /** Draws a cell; returns whether it is too small for a text. */
    private boolean cell(Instant start, ScheduleEntry entry, ZoneId zone) {
        long top = pixels(start, entry.start());
        long height = Math.max(2, pixels(start, entry.end()) - top - 1);
        boolean small = height < SMALL;
        out.append("<div class=\"cell ")
                .append(entry.kind().name().toLowerCase(Locale.ROOT))
                .append(small ? " small" : height < TWO_LINES ? " flat" : "")
                .append("\" tabindex=\"0\" style=\"top:")
                .append(top)
                .append("px;height:")
                .append(height)
                .append("px;--hue:")
                .append(hue(entry))
                .append("\" data-why=\"")
                .append(escape(why(entry, zone)))
                .append("\">");
        if (!small) {
            text(entry, zone);
            if (!entry.subtitle().isEmpty()) {
                out.append(" <i>").append(escape(entry.subtitle())).append("</i>");
            }
        }
        out.append("</div>");
        return small;
    }

    private void text(ScheduleEntry entry, ZoneId zone) {
        out.append("<b>").append(entry.start().atZone(zone).format(CLOCK)).append("</b> ");
        out.append(escape(label(entry)));
    }

    /** Many small cells of one title have one text, where they begin. */
    private void run(Instant start, ScheduleEntry entry, ZoneId zone) {
        out.append("<span class=\"run\" style=\"top:")
                .append(pixels(start, entry.start()))
                .append("px\">");
        text(entry, zone);
        out.append("</span>");
    }

    /** The same program has the same colour on every page. */
    private static int hue(ScheduleEntry entry) {
        String name = entry.origin().program().isEmpty()
                ? entry.title()
                : entry.origin().program();
        return Integer.parseInt(Seeds.hex(name).substring(0, 6), 16) % HUES;
    }

    private static String label(ScheduleEntry entry) {
        return switch (entry.kind()) {
            case PROGRAMME -> entry.title();
            case FILL -> "filled";
            case OPEN -> "open: no block covers this time";
            case OFF_AIR -> "off the air";
            case MISSING -> "missing: " + entry.title();
        };
    }

    /** The reason as lines of text; the script shows them. */
    private static String why(ScheduleEntry entry, ZoneId zone) {
        StringBuilder why = new StringBuilder(entry.start().atZone(zone).format(WHEN) + " - "
                + entry.end().atZone(zone).format(CLOCK) + "\n" + label(entry)
                + (entry.subtitle().isEmpty() ? "" : "\n" + entry.subtitle()));
        Origin origin = entry.origin();
        if (!origin.file().isEmpty()) {
            why.append("\n").append(origin.file()).append(":").append(origin.line());
        }
        if (!origin.layer().isEmpty()) {
            why.append("\nlayer ").append(origin.layer()).append(", block ").append(origin.block());
        }
        if (!origin.pool().isEmpty()) {
            why.append("\npool ")
                    .append(origin.pool())
                    .append(", ")
                    .append(origin.candidates())
                    .append(" candidates");
        }
        origin.because().forEach(step -> why.append("\n- ").append(step));
        if (origin.because().isEmpty() && !entry.reason().isEmpty()) {
            why.append("\n- ").append(entry.reason());
        }
        if (entry.parts().size() > 1) {
            for (Part part : entry.parts()) {
                why.append(part.role() == Part.Role.PRESENTATION ? "\n+ " : "\n> ")
                        .append(part.title());
            }
        }
        return why.toString();
    }

    private void problems() {
        List<Problem> problems = preview.problems();
        out.append("<h3>Problems <small>").append(problems.size()).append("</small></h3>");
        out.append(problems.isEmpty() ? "<p class=\"quiet\">None.</p>" : "<ul class=\"problems\">");
        for (Problem problem : problems) {
            out.append("<li class=\"")
                    .append(problem.severity() == Problem.Severity.ERROR ? "bad" : "warn")
                    .append("\">")
                    .append(escape(problem.toString()))
                    .append("</li>");
        }
        out.append(problems.isEmpty() ? "" : "</ul>");
    }

    private void changes(ZoneId zone) {
        List<Change> changes = preview.changes();
        out.append("<h3>What would change <small>").append(changes.size()).append("</small></h3>");
        if (changes.isEmpty()) {
            out.append("<p class=\"quiet\">Nothing of what is planned.</p>");
            return;
        }
        out.append(ChangesHtml.of(changes, zone, MOST_CHANGES));
    }
}

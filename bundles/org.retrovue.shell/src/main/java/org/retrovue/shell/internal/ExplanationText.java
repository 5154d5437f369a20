package org.retrovue.shell.internal;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.Artefact;
import org.retrovue.api.plan.Explanation;
import org.retrovue.api.plan.Origin;
import org.retrovue.api.plan.Part;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** An explanation in words, from the file to the frame. */
final class ExplanationText {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE uuuu-MM-dd HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int DIGITS = 12;

    private final Channel channel;
    private final Explanation why;
    private final StringBuilder text = new StringBuilder();

    ExplanationText(Channel channel, Explanation why) {
        this.channel = channel;
        this.why = why;
    }

    @Override
    public String toString() {
        text.setLength(0);
        ScheduleEntry entry = why.entry();
        text.append(channel.number() + " " + channel.name() + ", "
                + why.at().atZone(channel.zone()).format(DAY) + " (" + channel.zone() + ")\n\n");
        text.append(clock(entry.start()) + " - " + clock(entry.end()) + "  " + entry.title());
        text.append(entry.subtitle().isEmpty() ? "" : ", " + entry.subtitle());
        text.append(why.locked() ? "  [locked]" : "  [not locked yet: an edit may change it]");
        why.event().ifPresent(event -> line("On the air", words(event)));
        origin(entry);
        parts(entry);
        breaks();
        chain();
        list("Notes", why.notes());
        return text.toString();
    }

    private void origin(ScheduleEntry entry) {
        Origin origin = entry.origin();
        if (!origin.file().isEmpty()) {
            line("Written in", origin.file() + (origin.line() > 0 ? ":" + origin.line() : ""));
        }
        if (!origin.layer().isEmpty()) {
            line("Layer", origin.layer() + (origin.block().isEmpty() ? "" : ", block " + origin.block()));
        }
        if (!origin.program().isEmpty()) {
            line("Shows", origin.program());
        }
        if (!origin.pool().isEmpty()) {
            line("Pool", origin.pool() + ", " + origin.candidates() + " candidates");
        }
        List<String> because = origin.because();
        list("Why this one", because.isEmpty() && !entry.reason().isEmpty() ? List.of(entry.reason()) : because);
        if (entry.exact()) {
            line("Begins", "at exactly its time, off the grid if need be");
        }
    }

    private void parts(ScheduleEntry entry) {
        if (entry.parts().size() > 1) {
            list(
                    "Parts",
                    entry.parts().stream()
                            .map(part ->
                                    part.title() + (part.role() == Part.Role.PRESENTATION ? " (presentation)" : ""))
                            .toList());
        }
    }

    private void breaks() {
        for (Explanation.Gap gap : why.breaks()) {
            line("Break", clock(gap.start()) + ", " + length(gap.length()) + ": " + gap.rule());
            gap.events().forEach(event -> text.append("\n                ").append(words(event)));
            gap.because().forEach(because -> text.append("\n                - ").append(because));
        }
    }

    private void chain() {
        for (Artefact artefact : why.chain()) {
            String kind = artefact.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            line(
                    artefact == why.chain().get(0) ? "Made from" : "",
                    kind + " " + artefact.id() + "  " + brief(artefact.digest())
                            + (artefact.generation() > 0 ? ", generation " + artefact.generation() : "")
                            + (artefact.parents().isEmpty()
                                    ? ""
                                    : ", from "
                                            + String.join(
                                                    " and ",
                                                    artefact.parents().stream()
                                                            .map(ExplanationText::brief)
                                                            .toList())));
        }
    }

    private static String brief(String digest) {
        return digest.substring(0, Math.min(DIGITS, digest.length()));
    }

    private String words(Event event) {
        FrameRate rate = channel.format().rate();
        String what = event.asset()
                .map(asset -> asset.title() + " (" + asset.id() + ")")
                .orElseGet(() -> event.parameters().getOrDefault("text", event.producer()));
        return clock(rate.startOf(event.frames().start())) + " - "
                + clock(rate.startOf(event.frames().end())) + "  "
                + event.kind().word() + ": " + what;
    }

    private void list(String head, List<String> lines) {
        String name = head;
        for (String one : lines) {
            line(name, one);
            name = "";
        }
    }

    private void line(String head, String said) {
        text.append('\n').append(String.format(Locale.ROOT, "%-14s  %s", head, said));
    }

    private String clock(Instant at) {
        return at.atZone(channel.zone()).format(CLOCK);
    }

    private static String length(Rational seconds) {
        long millis = seconds.times(Rational.of(1000)).floor();
        return millis / 60_000 + ":"
                + String.format(Locale.ROOT, "%02d", millis / 1000 % 60)
                + (millis % 1000 == 0 ? "" : String.format(Locale.ROOT, ".%03d", millis % 1000));
    }
}

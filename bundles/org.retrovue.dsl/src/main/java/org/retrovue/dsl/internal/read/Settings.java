package org.retrovue.dsl.internal.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.retrovue.dsl.internal.plan.Play;
import org.retrovue.dsl.internal.plan.Progression.End;
import org.retrovue.dsl.internal.plan.Wrapping;

/**
 * What a block may say of itself, and a zone for its blocks.
 *
 * @param title what the guide shows
 * @param play in which order
 * @param bleed whether its last programme may run over
 * @param exact whether it starts on the second
 * @param run the name of a shared sequence
 * @param anchor when the sequence began
 * @param end what comes after the sequence's last item
 * @param wrapping how it is dressed
 */
record Settings(
        Optional<String> title,
        Optional<Play> play,
        Optional<Boolean> bleed,
        Optional<Boolean> exact,
        Optional<String> run,
        Optional<LocalDate> anchor,
        Optional<End> end,
        Wrapping wrapping) {
    static final Settings NONE = new Settings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Wrapping.NONE);

    static final List<String> KEYS = List.of(
            "title",
            "play",
            "bleed",
            "exact",
            "run",
            "anchor",
            "exhaustion",
            "breaks",
            "traffic",
            "template",
            "filler",
            "overlays",
            "notes");
    static final Map<String, String> OTHERWISE = otherwise();

    private static final List<String> ENDS = List.of("wrap", "hold", "hold-last", "stop");

    static Settings read(Fields fields, Problems problems, Dress dress) {
        return new Settings(
                fields.text("title"),
                Sequence.play(fields, "play"),
                fields.flag("bleed"),
                fields.flag("exact"),
                fields.text("run"),
                anchor(fields, problems),
                fields.word("exhaustion", ENDS).map(Settings::end),
                dress.read(fields));
    }

    private static End end(String word) {
        return word.equals("wrap") ? End.WRAP : word.equals("stop") ? End.STOP : End.HOLD;
    }

    private static Optional<LocalDate> anchor(Fields fields, Problems problems) {
        return fields.text("anchor").flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
                String message = "'anchor' is the date on which a sequence began, not \"" + text + "\"";
                problems.error(fields.place("anchor"), "bad-anchor", message, "for example 2026-01-05");
                return Optional.empty();
            }
        });
    }

    /** Puts these over others: what they say counts. */
    Settings over(Settings below) {
        return new Settings(
                title.or(below::title),
                play.or(below::play),
                bleed.or(below::bleed),
                exact.or(below::exact),
                run.or(below::run),
                anchor.or(below::anchor),
                end.or(below::end),
                Dress.over(below.wrapping, wrapping));
    }

    private static Map<String, String> otherwise() {
        Map<String, String> all = new HashMap<>(Dress.OTHERWISE);
        all.putAll(Map.of(
                "mode", "play", "progression", "play", "run_id", "run", "allow_bleed", "bleed", "epg_title", "title"));
        return Map.copyOf(all);
    }
}

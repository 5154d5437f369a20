package org.retrovue.dsl.internal.read;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads when a block is: start with end, duration or slots. */
final class Times {
    private final Problems problems;
    private final Duration grid;
    private final Fields fields;
    private final boolean once;

    /**
     * Begins.
     *
     * @param once whether a block that does not say how long it is lasts as long as what it shows; else a day
     */
    Times(Problems problems, Duration grid, Fields fields, boolean once) {
        this.problems = problems;
        this.grid = grid;
        this.fields = fields;
        this.once = once;
    }

    /** Returns when it is; nothing when what the file says of it is wrong, or nothing. */
    Optional<Stretch> stretch(Optional<Stretch> given, Optional<Stretch> zone) {
        if (given.isPresent()) {
            return within(given.get());
        }
        if (!fields.has("start")) {
            if (zone.isEmpty()) {
                String message = fields.where() + " needs the key 'start'";
                problems.error(fields.node(), "missing-key", message, "for example start: \"06:00\"");
            }
            return zone.flatMap(this::within);
        }
        return time("start").flatMap(start -> lasting(start, once ? 0 : Stretch.DAY));
    }

    /** Takes a start that stands elsewhere, and its end unless the block says it. */
    private Optional<Stretch> within(Stretch given) {
        if (fields.has("start")) {
            problems.error(
                    fields.place("start"),
                    "start-twice",
                    "this starts at " + given.shown() + " already",
                    "leave it out");
            return Optional.empty();
        }
        if (given.length() == 0) {
            return lasting(given.start(), 0);
        }
        for (String key : List.of("end", "duration", "slots")) {
            if (fields.has(key)) {
                String message = "this lasts from " + given.shown() + " already";
                problems.error(fields.place(key), "end-twice", message, "leave '" + key + "' out");
                return Optional.empty();
            }
        }
        return Optional.of(given);
    }

    private Optional<Stretch> lasting(int start, int otherwise) {
        List<String> said =
                List.of("end", "duration", "slots").stream().filter(fields::has).toList();
        if (said.size() > 1) {
            String message = "a block has '" + said.get(0) + "' or '" + said.get(1) + "', not both";
            problems.error(fields.place(said.get(1)), "end-and-duration", message, "leave one out");
            return Optional.empty();
        }
        if (fields.has("end")) {
            return time("end").filter(end -> ends(start, end)).map(end -> Stretch.of(start, end));
        }
        if (fields.has("slots")) {
            int most = (int) (Stretch.DAY / Math.max(1, grid.toSeconds()));
            return fields.number("slots", 1, most).map(slots -> new Stretch(start, (int) (slots * grid.toSeconds())));
        }
        if (fields.has("duration")) {
            return fields.duration("duration", Duration.ofSeconds(1), Duration.ofDays(1))
                    .map(length -> new Stretch(start, (int) length.toSeconds()));
        }
        return Optional.of(new Stretch(start, otherwise));
    }

    private boolean ends(int start, int end) {
        if (end - start > Stretch.DAY) {
            problems.error(fields.place("end"), "bad-time", "a block lasts up to 24 hours", null);
        }
        return end - start <= Stretch.DAY;
    }

    private Optional<Integer> time(String key) {
        Optional<String> text = fields.text(key);
        Optional<Integer> time = text.flatMap(Amounts::secondOfDay);
        if (text.isPresent() && time.isEmpty()) {
            String message = "'" + key + "' of block is a time such as \"06:00\", not \"" + text.get() + "\"";
            problems.error(fields.place(key), "bad-time", message, null);
        }
        return time;
    }
}

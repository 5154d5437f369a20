package org.retrovue.shell.internal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/** A moment as people write it, in a channel's zone: "now", "20:00", "tomorrow 20:00", "friday 20:00", "2026-01-05 20:00", or an instant of ISO 8601. */
final class Moment {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm[:ss]");

    private Moment() {}

    /**
     * Reads a moment.
     *
     * @param text as above; empty for now
     * @throws IllegalArgumentException that says what is understood
     */
    static Instant of(String text, Instant now, ZoneId zone) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.equalsIgnoreCase("now")) {
            return now;
        }
        try {
            if (plain.matches("\\d{4}-\\d\\d-\\d\\dT.*(Z|[+-]\\d\\d:\\d\\d)")) {
                return OffsetDateTime.parse(plain).toInstant();
            }
            String[] words = plain.split("[ T]+", 2);
            LocalDate today = now.atZone(zone).toLocalDate();
            Optional<LocalDate> date = words.length == 2 ? date(words[0], today) : Optional.of(today);
            if (date.isPresent()) {
                LocalTime time = LocalTime.parse(words[words.length - 1], TIME);
                return ZonedDateTime.of(date.get(), time, zone).toInstant();
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(wrong(text), e);
        }
        throw new IllegalArgumentException(wrong(text));
    }

    private static String wrong(String text) {
        return "a time is written as 20:00, \"tomorrow 20:00\", \"friday 20:00\", \"2026-01-05 20:00\" (in the channel's"
                + " zone), 2026-01-05T20:00:00Z or now, not \"" + text + "\"";
    }

    private static Optional<LocalDate> date(String word, LocalDate today) {
        switch (word.toLowerCase(Locale.ROOT)) {
            case "today":
                return Optional.of(today);
            case "tomorrow":
                return Optional.of(today.plusDays(1));
            case "yesterday":
                return Optional.of(today.minusDays(1));
            default:
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            if (word.length() > 2 && day.name().startsWith(word.toUpperCase(Locale.ROOT))) {
                return Optional.of(today.with(TemporalAdjusters.nextOrSame(day)));
            }
        }
        return word.matches("\\d{4}-\\d\\d-\\d\\d") ? Optional.of(LocalDate.parse(word)) : Optional.empty();
    }
}

package org.retrovue.rest.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of time that a request asks about: from now for an hour unless it says otherwise.
 *
 * @param from first instant
 * @param to first instant after
 */
record Span(Instant from, Instant to) {

    private static final Duration USUAL = Duration.ofHours(1);

    /** Frame numbers and nanoseconds of later times do not fit everywhere. */
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /**
     * Reads the parameters from and to.
     *
     * @param request the request
     * @param now station time
     * @param most the longest stretch that is answered
     * @return the span
     * @throws Refusal 400, when a time cannot be read, they are out of order, or too far apart
     */
    static Span of(HttpServletRequest request, Instant now, Duration most) throws Refusal {
        Instant from = instant("from", request.getParameter("from")).orElse(now);
        Instant to = instant("to", request.getParameter("to")).orElse(from.plus(USUAL));
        if (!from.isBefore(to)) {
            throw new Refusal(400, "\"to\" must lie after \"from\".");
        }
        if (Duration.between(from, to).compareTo(most) > 0) {
            throw new Refusal(400, "Ask for at most " + most.toHours() + " hours at a time.");
        }
        return new Span(from, to);
    }

    /**
     * Reads one instant.
     *
     * @param name the parameter
     * @param text what it says; nothing for none
     * @return the instant, if there is one
     * @throws Refusal 400, when it cannot be read
     */
    static Optional<Instant> instant(String name, @Nullable String text) throws Refusal {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            // A plus sign that was not escaped arrives as a blank.
            Instant instant = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            if (instant.isAfter(Instant.EPOCH) && instant.isBefore(LATEST)) {
                return Optional.of(instant);
            }
        } catch (DateTimeException e) {
            throw new Refusal(400, wrong(name, text));
        }
        throw new Refusal(400, wrong(name, text));
    }

    private static String wrong(String name, String text) {
        String shown = text.substring(0, Math.min(40, text.length()));
        return "\"" + name + "\" is an instant such as 2026-01-05T12:00:00Z, not \"" + shown + "\".";
    }
}

package org.retrovue.clock.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.retrovue.time.Rational;

/**
 * How the station's time runs.
 *
 * @param start station time at the start; empty: the machine's
 * @param speed station seconds in a real second, 0 to {@value #FASTEST}
 */
record ClockSettings(Optional<Instant> start, Rational speed) {

    /** Framework property: an instant such as 2026-01-05T12:00:00Z, or one with an offset. */
    static final String START = "retrovue.clock.start";

    /** Framework property: a decimal number or a fraction; 0 stops the time, 1 is real. */
    static final String SPEED = "retrovue.clock.speed";

    static final int FASTEST = 100_000;

    /** Longer texts are no speeds; without a limit 1e999999999 would be turned into digits. */
    private static final int LONGEST = 20;

    /** Reads the framework properties; null and blank mean the default. */
    static ClockSettings of(@Nullable String start, @Nullable String speed) {
        return new ClockSettings(
                given(start).map(ClockSettings::instant),
                given(speed).map(ClockSettings::factor).orElse(Rational.ONE));
    }

    boolean real() {
        return start.isEmpty() && speed.equals(Rational.ONE);
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(t -> !t.isEmpty());
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    START + " is an instant such as 2026-01-05T12:00:00Z, not \"" + text + "\"", e);
        }
    }

    private static Rational factor(String text) {
        try {
            Rational factor = text.contains("/") ? Rational.parse(text) : decimal(text);
            if (factor.signum() >= 0 && factor.compareTo(Rational.of(FASTEST)) <= 0) {
                return factor;
            }
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new IllegalArgumentException(wrongSpeed(text), e);
        }
        throw new IllegalArgumentException(wrongSpeed(text));
    }

    private static String wrongSpeed(String text) {
        return SPEED + " is a number from 0 to " + FASTEST + " such as 10, 2.5 or 30000/1001, not \"" + text + "\"";
    }

    private static Rational decimal(String text) {
        if (text.length() > LONGEST || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            throw new NumberFormatException(text);
        }
        BigDecimal number = new BigDecimal(text);
        long den = 1;
        for (int i = 0; i < number.scale(); i++) {
            den = Math.multiplyExact(den, 10);
        }
        return Rational.of(number.unscaledValue().longValueExact(), den);
    }
}

package org.retrovue.rest.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.retrovue.time.Rational;

/** The small forms that all answers share. */
final class Json {

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Json() {}

    /** Returns an object with its members in the order given: name, value, name, value... */
    static Map<String, @Nullable Object> object(@Nullable Object... members) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            object.put(String.valueOf(members[i]), members[i + 1]);
        }
        return object;
    }

    /** Returns "2026-01-05T12:00:00.000Z": always milliseconds, rounded down. */
    static String instant(Instant instant) {
        return INSTANT.format(instant);
    }

    /** Returns a number: whole where it is whole, a decimal of 12 digits otherwise. */
    static Number number(Rational value) {
        if (value.den() == 1) {
            return value.num();
        }
        return BigDecimal.valueOf(value.num()).divide(BigDecimal.valueOf(value.den()), new MathContext(12));
    }
}

package org.retrovue.planning.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.retrovue.time.Rational;

/** Times as people read them. */
final class Spoken {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss '('VV')'");

    private Spoken() {}

    /** Returns such as "2026-01-05 20:00:00 (Europe/Vienna)". */
    static String at(Instant instant, ZoneId zone) {
        return MOMENT.format(instant.atZone(zone));
    }

    /** Returns such as "5:01" or "1:05:01", whole seconds, rounded down. */
    static String time(Rational seconds) {
        long all = seconds.floor();
        String rest = "%02d".formatted(all % 60);
        return all < 3600 ? all / 60 + ":" + rest : all / 3600 + ":" + "%02d".formatted(all / 60 % 60) + ":" + rest;
    }
}

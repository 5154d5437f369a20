package org.retrovue.planning.internal;

import org.retrovue.time.Rational;

/** Times as people read them. */
final class Spoken {
    private Spoken() {}

    /** Returns such as "5:01" or "1:05:01", whole seconds, rounded down. */
    static String time(Rational seconds) {
        long all = seconds.floor();
        String rest = "%02d".formatted(all % 60);
        return all < 3600 ? all / 60 + ":" + rest : all / 3600 + ":" + "%02d".formatted(all / 60 % 60) + ":" + rest;
    }
}

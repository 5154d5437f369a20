package org.retrovue.planning.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names entries by their start: unique on a channel. */
final class EntryIds {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private EntryIds() {}

    static String of(Instant start) {
        return FORMAT.format(start);
    }
}

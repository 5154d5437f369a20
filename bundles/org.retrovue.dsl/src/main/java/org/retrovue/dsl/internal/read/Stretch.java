package org.retrovue.dsl.internal.read;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a day.
 *
 * @param start seconds from midnight, as written
 * @param length seconds; zero for as long as it takes
 */
record Stretch(int start, int length) {
    static final int DAY = 86400;

    private static final Pattern WRITTEN = Pattern.compile("(\\d[\\d:]*)\\s*(?:-|–|\\.\\.)\\s*(\\d[\\d:]*)");

    /** Makes a stretch from two times: an end at or before the start is on the next day. */
    static Stretch of(int start, int end) {
        int length = Math.floorMod(end - start, DAY);
        return new Stretch(start, length == 0 ? DAY : length);
    }

    /** Tells whether a text is meant as a time or a stretch, right or wrong. */
    static boolean isMeant(String text) {
        return text.matches("\\d{1,2}:.*");
    }

    /** Reads "06:00-18:00", or "06:00" alone for a length that is not known; nothing when it is neither. */
    static Optional<Stretch> parse(String text) {
        Matcher found = WRITTEN.matcher(text);
        if (!found.matches()) {
            return Amounts.secondOfDay(text).map(start -> new Stretch(start, 0));
        }
        return Amounts.secondOfDay(found.group(1)).flatMap(start -> Amounts.secondOfDay(found.group(2))
                .filter(end -> end - start <= DAY)
                .map(end -> of(start, end)));
    }

    String shown() {
        return Amounts.shownTime(start) + (length == 0 ? "" : "-" + Amounts.shownTime(start + length));
    }
}

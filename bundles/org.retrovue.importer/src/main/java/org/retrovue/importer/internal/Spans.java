package org.retrovue.importer.internal;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lengths and times of day as people write them. */
final class Spans {
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,2})(?::(\\d{2}))?(?::(\\d{2}))?\\s*(am|pm|a\\.m\\.|p\\.m\\.)?");
    private static final Pattern PART = Pattern.compile("\\G[\\s,]*(?:and\\s+)?(\\d+(?:\\.\\d+)?)\\s*([a-z]+)");
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d+)\\.)?(\\d{1,3}):(\\d{2})(?::(\\d{2}))?");

    private Spans() {}

    /** Returns seconds from midnight of "8:00 AM", "20:00", "8pm". */
    static Optional<Integer> time(String text) {
        Matcher time = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!time.matches() || (time.group(2) == null && time.group(4) == null)) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(time.group(1));
        int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
        int second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
        if (time.group(4) != null) {
            if (hour < 1 || hour > 12) {
                return Optional.empty();
            }
            hour = hour % 12 + (time.group(4).startsWith("p") ? 12 : 0);
        }
        return hour > 23 || minute > 59 || second > 59
                ? Optional.empty()
                : Optional.of(hour * 3600 + minute * 60 + second);
    }

    /** Returns the seconds of "30 minutes", "1h 30m", "2 hours and 5 min", "01:30:00". */
    static Optional<Integer> length(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        Matcher clock = CLOCK.matcher(plain);
        if (clock.matches()) {
            int days = clock.group(1) == null ? 0 : Integer.parseInt(clock.group(1));
            int seconds = clock.group(4) == null ? 0 : Integer.parseInt(clock.group(4));
            return positive(BigDecimal.valueOf(days * 86_400L
                    + Integer.parseInt(clock.group(2)) * 3600L
                    + Integer.parseInt(clock.group(3)) * 60L
                    + seconds));
        }
        Matcher part = PART.matcher(plain);
        BigDecimal sum = BigDecimal.ZERO;
        int end = 0;
        while (part.find()) {
            int unit = unit(part.group(2));
            if (unit == 0) {
                return Optional.empty();
            }
            sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
            end = part.end();
        }
        return end == 0 || end < plain.length() ? Optional.empty() : positive(sum);
    }

    private static int unit(String word) {
        return switch (word) {
            case "s", "sec", "secs", "second", "seconds" -> 1;
            case "m", "min", "mins", "minute", "minutes" -> 60;
            case "h", "hr", "hrs", "hour", "hours" -> 3600;
            case "d", "day", "days" -> 86_400;
            default -> 0;
        };
    }

    private static Optional<Integer> positive(BigDecimal seconds) {
        return seconds.signum() > 0 && seconds.compareTo(BigDecimal.valueOf(31 * 86_400L)) <= 0
                ? Optional.of(seconds.intValue())
                : Optional.empty();
    }

    /** Writes seconds as a length with units: "30m", "1h30m", "90s". */
    static String words(int seconds) {
        int hours = seconds / 3600;
        int minutes = seconds / 60 % 60;
        int rest = seconds % 60;
        return (hours > 0 ? hours + "h" : "") + (minutes > 0 ? minutes + "m" : "") + (rest > 0 ? rest + "s" : "");
    }
}

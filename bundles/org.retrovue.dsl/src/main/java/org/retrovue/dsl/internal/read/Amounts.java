package org.retrovue.dsl.internal.read;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times of day and durations as people write them. */
public final class Amounts {
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
    private static final Pattern DURATION = Pattern.compile(
            "(?:(\\d{1,4})\\s*w)?\\s*(?:(\\d{1,5})\\s*d)?\\s*(?:(\\d{1,4})\\s*h)?\\s*(?:(\\d{1,6})\\s*m)?\\s*(?:(\\d{1,7})\\s*s)?\\s*(?:(\\d{1,7})\\s*ms)?");

    private Amounts() {}

    /** Reads "06:00", "6:00" or "06:00:30"; hours may run past 24, as in "25:30". Returns the seconds from midnight. */
    static Optional<Integer> secondOfDay(String text) {
        Matcher found = TIME.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(found.group(1));
        int minute = Integer.parseInt(found.group(2));
        int second = found.group(3) == null ? 0 : Integer.parseInt(found.group(3));
        return hour >= 48 || minute >= 60 || second >= 60
                ? Optional.empty()
                : Optional.of(hour * 3600 + minute * 60 + second);
    }

    /** Reads "30m", "1h30m", "90s", "500ms"; days of 24 hours and weeks as in "30d", "2w". */
    static Optional<Duration> duration(String text) {
        Matcher found = DURATION.matcher(text);
        if (text.isBlank() || !found.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(7 * number(found, 1))
                .plusDays(number(found, 2))
                .plusHours(number(found, 3))
                .plusMinutes(number(found, 4))
                .plusSeconds(number(found, 5))
                .plusMillis(number(found, 6)));
    }

    private static long number(Matcher found, int group) {
        return found.group(group) == null ? 0 : Long.parseLong(found.group(group));
    }

    /** Writes a duration as the file would: "1h30m". */
    static String shown(Duration duration) {
        String text = (duration.toHours() > 0 ? duration.toHours() + "h" : "")
                + (duration.toMinutesPart() > 0 ? duration.toMinutesPart() + "m" : "")
                + (duration.toSecondsPart() > 0 ? duration.toSecondsPart() + "s" : "");
        return text.isEmpty() ? "0s" : text;
    }

    /** Writes seconds from midnight as "06:00". */
    public static String shownTime(int secondOfDay) {
        int second = Math.floorMod(secondOfDay, 86400);
        String text = "%02d:%02d".formatted(second / 3600, second / 60 % 60);
        return second % 60 == 0 ? text : text + ":%02d".formatted(second % 60);
    }

    /** Tells whether a text says yes. */
    static boolean isOn(String text) {
        return text.equalsIgnoreCase("on") || text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes");
    }

    /** Tells whether a text says no; YAML itself takes "off" for false, and so may whatever wrote the file. */
    static boolean isOff(String text) {
        return text.equalsIgnoreCase("off") || text.equalsIgnoreCase("false") || text.equalsIgnoreCase("no");
    }
}

package org.retrovue.api.catalog;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values that may be ranges: "3", "1..11", "1940..", "..5". */
final class RangeReader {
    private static final Pattern LENGTH =
            Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})s)?(?:(\\d{1,11})ms)?");

    private final String field;
    private final String text;
    private final int at;

    RangeReader(String field, String text, int at) {
        this.field = field;
        this.text = text.strip();
        this.at = at;
    }

    QueryValue.Numbers numbers() {
        if (text.equals("*")) {
            return QueryValue.Numbers.ANY;
        }
        Ends<Integer> ends = ends("a number or a range such as 3 or 1..11", RangeReader::number);
        int first = ends.first().orElse(0);
        int last = ends.last().orElse(Integer.MAX_VALUE);
        inOrder(first, last);
        return new QueryValue.Numbers(first, last);
    }

    QueryValue.Length length() {
        String expected = "a length or a range such as 22m or 10m..12m30s";
        if (text.equals("*")) {
            return QueryValue.Length.between(Optional.of(Duration.ofMillis(1)), Optional.empty());
        }
        if (!text.contains("..")) {
            Duration length = duration(text).orElseThrow(() -> wrong(expected));
            return QueryValue.Length.about(length, lastUnit());
        }
        Ends<Duration> ends = ends(expected, RangeReader::duration);
        inOrder(ends.first().orElse(Duration.ZERO), ends.last().orElse(Duration.ofDays(20_000)));
        return QueryValue.Length.between(ends.first(), ends.last());
    }

    QueryValue.Days days() {
        Ends<LocalDate> ends = ends("a date or a range such as 2026-12-01..2026-12-31", RangeReader::date);
        inOrder(ends.first().orElse(LocalDate.MIN), ends.last().orElse(LocalDate.MAX));
        return new QueryValue.Days(ends.first(), ends.last());
    }

    private record Ends<T>(Optional<T> first, Optional<T> last) {}

    private <T> Ends<T> ends(String expected, Function<String, Optional<T>> reader) {
        int dots = text.indexOf("..");
        String from = dots < 0 ? text : text.substring(0, dots).strip();
        String to = dots < 0 ? text : text.substring(dots + 2).strip();
        Optional<T> first = reader.apply(from);
        Optional<T> last = reader.apply(to);
        boolean wrong = (first.isEmpty() && !from.isEmpty()) || (last.isEmpty() && !to.isEmpty());
        if (wrong || (first.isEmpty() && last.isEmpty())) {
            throw wrong(expected);
        }
        return new Ends<>(first, last);
    }

    private AssetQuery.SyntaxException wrong(String expected) {
        Matcher hyphen = Pattern.compile("(\\d+\\w*)\\s*[-–:]\\s*(\\d+\\w*)").matcher(text);
        String suggestion = hyphen.matches() ? hyphen.group(1) + ".." + hyphen.group(2) : "";
        return new AssetQuery.SyntaxException(at, field + ": \"" + text + "\" is not " + expected, suggestion);
    }

    private <T extends Comparable<? super T>> void inOrder(T first, T last) {
        if (first.compareTo(last) > 0) {
            int dots = text.indexOf("..");
            throw new AssetQuery.SyntaxException(
                    at,
                    field + ": \"" + text + "\" ends before it begins",
                    text.substring(dots + 2).strip() + ".."
                            + text.substring(0, dots).strip());
        }
    }

    private Duration lastUnit() {
        if (text.endsWith("ms")) {
            return Duration.ofMillis(1);
        }
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(1);
            case 'm' -> Duration.ofMinutes(1);
            default -> Duration.ofHours(1);
        };
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static Optional<Duration> duration(String text) {
        Matcher matcher = LENGTH.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofHours(part(matcher, 1))
                .plusMinutes(part(matcher, 2))
                .plusSeconds(part(matcher, 3))
                .plusMillis(part(matcher, 4)));
    }

    private static long part(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

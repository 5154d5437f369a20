package org.retrovue.dsl.internal.read;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.retrovue.dsl.internal.plan.When;

/** Reads the name of a layer: on which days it is. */
final class Days {
    /** How far up a layer is; the later kind covers the earlier. */
    enum Rank {
        EVERY_DAY,
        PART_OF_WEEK,
        WEEKDAYS,
        RANGE,
        YEARLY,
        HOLIDAY,
        DATE
    }

    /** What a name means; when it is a text, then what is wrong with it. */
    record Named(Rank rank, When when) {}

    /** What a wrong name might have been. */
    static final List<String> WORDS = words();

    private static final String DATE = "(\\d{4}-\\d{2}-\\d{2})";
    private static final String DAY = "(\\d{1,2}-\\d{1,2})";
    private static final Pattern DATED = Pattern.compile("(?:(\\D.*?)\\s+)?" + DATE + "\\s*\\.\\.\\s*" + DATE);
    private static final Pattern DATES = Pattern.compile(DATE + "(?:\\s*,\\s*" + DATE + ")*");
    private static final Pattern SEASON = Pattern.compile("(?:(\\D.*?)\\s+)?" + DAY + "(?:\\s*\\.\\.\\s*" + DAY + ")?");
    private static final Pattern PIECE = Pattern.compile("([a-z]+)(?:\\s*-\\s*([a-z]+))?");

    private Days() {}

    /**
     * Returns what a name means; nothing when no layer is called so.
     *
     * @throws DateTimeException that says which date there is not
     */
    static Optional<Named> parse(String name) {
        String text = name.strip().toLowerCase(Locale.ROOT).replace('_', ' ').replaceAll("\\s+", " ");
        Set<DayOfWeek> all = EnumSet.allOf(DayOfWeek.class);
        Matcher dated = DATED.matcher(text);
        if (dated.matches()) {
            LocalDate first = date(dated.group(2));
            LocalDate last = date(dated.group(3));
            if (last.isBefore(first)) {
                throw new DateTimeException(last + " is before " + first);
            }
            return daysOr(dated.group(1), all).map(days -> new Named(Rank.RANGE, new When.Range(first, last, days)));
        }
        if (DATES.matcher(text).matches()) {
            Set<LocalDate> dates = new TreeSet<>();
            for (String each : text.split(",")) {
                dates.add(date(each.strip()));
            }
            return Optional.of(new Named(Rank.DATE, new When.Dates(dates)));
        }
        Matcher season = SEASON.matcher(text);
        if (season.matches()) {
            MonthDay first = monthDay(season.group(2));
            MonthDay last = season.group(3) == null ? first : monthDay(season.group(3));
            return daysOr(season.group(1), all).map(days -> new Named(Rank.YEARLY, new When.Yearly(first, last, days)));
        }
        return week(text).or(() -> Holidays.parse(text).map(when -> new Named(Rank.HOLIDAY, when)));
    }

    private static Optional<Named> week(String text) {
        return days(text).map(days -> {
            if (days.size() == 7 && !text.contains(",") && !text.contains("-")) {
                return new Named(Rank.EVERY_DAY, new When.Weekly(days));
            }
            boolean part = Set.of("weekdays", "weekday", "weekends", "weekend").contains(text);
            return new Named(part ? Rank.PART_OF_WEEK : Rank.WEEKDAYS, new When.Weekly(days));
        });
    }

    private static Optional<Set<DayOfWeek>> daysOr(String text, Set<DayOfWeek> otherwise) {
        return text == null ? Optional.of(otherwise) : days(text);
    }

    /** Reads "weekdays", "monday", "mon, wed", "fri-mon". */
    private static Optional<Set<DayOfWeek>> days(String text) {
        switch (text) {
            case "every day", "all day", "daily", "all":
                return Optional.of(EnumSet.allOf(DayOfWeek.class));
            case "weekdays", "weekday":
                return Optional.of(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
            case "weekends", "weekend":
                return Optional.of(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
            default:
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String each : text.split("\\s*,\\s*|\\s+and\\s+", -1)) {
            Matcher piece = PIECE.matcher(each.strip());
            Optional<DayOfWeek> first = piece.matches() ? day(piece.group(1)) : Optional.empty();
            Optional<DayOfWeek> last = first.isPresent() && piece.group(2) != null ? day(piece.group(2)) : first;
            if (first.isEmpty() || last.isEmpty()) {
                return Optional.empty();
            }
            for (DayOfWeek day = first.get(); ; day = day.plus(1)) {
                days.add(day);
                if (day == last.get()) {
                    break;
                }
            }
        }
        return Optional.of(days);
    }

    static Optional<DayOfWeek> day(String word) {
        String single = word.endsWith("days") ? word.substring(0, word.length() - 1) : word;
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            if (name.equals(single) || name.substring(0, 3).equals(single)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new DateTimeException("there is no " + text, e);
        }
    }

    private static MonthDay monthDay(String text) {
        String[] parts = text.split("-");
        try {
            return MonthDay.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        } catch (DateTimeException e) {
            throw new DateTimeException("there is no " + text + " (month-day)", e);
        }
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>(List.of("every_day", "all_day", "weekdays", "weekends", "dates"));
        for (DayOfWeek day : DayOfWeek.values()) {
            words.add(day.name().toLowerCase(Locale.ROOT));
        }
        words.addAll(Holidays.NAMES);
        return List.copyOf(words);
    }
}

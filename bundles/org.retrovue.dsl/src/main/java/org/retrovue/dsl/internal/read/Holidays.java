package org.retrovue.dsl.internal.read;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.retrovue.dsl.internal.plan.When;
import org.retrovue.dsl.internal.plan.When.HolidayRule;

/** Reads days of every year by rule: "easter+1", "4th thursday of november", "thanksgiving..thanksgiving+3". */
final class Holidays {
    /** A rule, and by how many days it is moved. */
    private record Point(HolidayRule rule, int moved) {}

    private static final Map<String, Point> NAMED = named();

    /** All names, sorted. */
    static final List<String> NAMES = List.copyOf(NAMED.keySet());

    private static final int FARTHEST = 366;
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("1st", 1),
            Map.entry("first", 1),
            Map.entry("2nd", 2),
            Map.entry("second", 2),
            Map.entry("3rd", 3),
            Map.entry("third", 3),
            Map.entry("4th", 4),
            Map.entry("fourth", 4),
            Map.entry("5th", 5),
            Map.entry("fifth", 5),
            Map.entry("last", -1));
    private static final Pattern WEEKDAY = Pattern.compile("(\\w+) (\\w+) (?:of|in) (\\w+)");
    private static final Pattern MOVED = Pattern.compile("(.+?)\\s*(?:([+-])\\s*(\\d{1,3}))?");

    private Holidays() {}

    /** Reads a lower-case text with single blanks; nothing when it is no holiday. */
    static Optional<When> parse(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            return point(text).map(point -> new When.Holiday(point.rule, point.moved, 1));
        }
        Optional<Point> first = point(text.substring(0, dots).strip());
        Optional<Point> last = point(text.substring(dots + 2).strip());
        return first.flatMap(from -> last.flatMap(to -> between(from, to)));
    }

    private static Optional<When> between(Point from, Point to) {
        int length = to.moved - from.moved + 1;
        if (from.rule.equals(to.rule)) {
            return length >= 1 && length <= FARTHEST
                    ? Optional.of(new When.Holiday(from.rule, from.moved, length))
                    : Optional.empty();
        }
        if (from.rule instanceof HolidayRule.Fixed first
                && to.rule instanceof HolidayRule.Fixed last
                && from.moved == 0
                && to.moved == 0) {
            return Optional.of(new When.Yearly(first.day(), last.day(), EnumSet.allOf(DayOfWeek.class)));
        }
        return Optional.empty();
    }

    private static Optional<Point> point(String text) {
        Matcher found = MOVED.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        int moved = found.group(3) == null ? 0 : Integer.parseInt(found.group(2) + found.group(3));
        String name = found.group(1).replace(' ', '-').replace("'", "");
        Point known = NAMED.get(name);
        Optional<Point> base = known == null ? weekday(found.group(1)) : Optional.of(known);
        return base.filter(point -> Math.abs(moved) <= FARTHEST)
                .map(point -> new Point(point.rule, point.moved + moved));
    }

    private static Optional<Point> weekday(String text) {
        Matcher found = WEEKDAY.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        Integer number = NUMBERS.get(found.group(1));
        Optional<DayOfWeek> day = Days.day(found.group(2));
        for (Month month : Month.values()) {
            String name = month.name().toLowerCase(Locale.ROOT);
            boolean same = found.group(3).equals(name) || found.group(3).equals(name.substring(0, 3));
            if (same && number != null && day.isPresent()) {
                return Optional.of(new Point(new HolidayRule.NthWeekday(number, day.get(), month.getValue()), 0));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Point> named() {
        Map<String, Point> all = new TreeMap<>();
        all.put("easter", new Point(new HolidayRule.Easter(), 0));
        all.put("good-friday", new Point(new HolidayRule.Easter(), -2));
        all.put("easter-monday", new Point(new HolidayRule.Easter(), 1));
        all.put("ascension", new Point(new HolidayRule.Easter(), 39));
        all.put("pentecost", new Point(new HolidayRule.Easter(), 49));
        all.put("new-year", fixed(1, 1));
        all.put("new-years-day", fixed(1, 1));
        all.put("valentines-day", fixed(2, 14));
        all.put("st-patricks-day", fixed(3, 17));
        all.put("independence-day", fixed(7, 4));
        all.put("halloween", fixed(10, 31));
        all.put("veterans-day", fixed(11, 11));
        all.put("christmas-eve", fixed(12, 24));
        all.put("christmas", fixed(12, 25));
        all.put("boxing-day", fixed(12, 26));
        all.put("new-years-eve", fixed(12, 31));
        all.put("martin-luther-king-day", weekday(3, DayOfWeek.MONDAY, 1));
        all.put("presidents-day", weekday(3, DayOfWeek.MONDAY, 2));
        all.put("mothers-day", weekday(2, DayOfWeek.SUNDAY, 5));
        all.put("memorial-day", weekday(-1, DayOfWeek.MONDAY, 5));
        all.put("fathers-day", weekday(3, DayOfWeek.SUNDAY, 6));
        all.put("labor-day", weekday(1, DayOfWeek.MONDAY, 9));
        all.put("thanksgiving", weekday(4, DayOfWeek.THURSDAY, 11));
        all.put("black-friday", new Point(new HolidayRule.NthWeekday(4, DayOfWeek.THURSDAY, 11), 1));
        return all;
    }

    private static Point fixed(int month, int day) {
        return new Point(new HolidayRule.Fixed(MonthDay.of(month, day)), 0);
    }

    private static Point weekday(int n, DayOfWeek day, int month) {
        return new Point(new HolidayRule.NthWeekday(n, day, month), 0);
    }
}

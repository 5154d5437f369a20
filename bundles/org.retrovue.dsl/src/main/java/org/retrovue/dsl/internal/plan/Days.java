package org.retrovue.dsl.internal.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.retrovue.dsl.internal.plan.When.Holiday;
import org.retrovue.dsl.internal.plan.When.HolidayRule;
import org.retrovue.dsl.internal.plan.When.Range;
import org.retrovue.dsl.internal.plan.When.Yearly;

/** The arithmetic of calendars. */
final class Days {
    private static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);
    private static final int WEEK = 7;

    private Days() {}

    /** Counts the days in [from, until) on which something happens. */
    static long count(When when, LocalDate from, LocalDate until) {
        if (when instanceof When.Weekly weekly) {
            return weekdays(weekly.days(), from, until);
        }
        if (when instanceof When.Dates dates) {
            return dates.dates().stream()
                    .filter(date -> !date.isBefore(from) && date.isBefore(until))
                    .count();
        }
        if (when instanceof Range range) {
            return within(range, from, until);
        }
        long count = 0;
        for (int year = from.getYear() - 1; year <= until.getYear() + 1; year++) {
            Optional<Range> days =
                    when instanceof Yearly yearly ? Optional.of(yearly(yearly, year)) : holiday((Holiday) when, year);
            count += days.map(range -> within(range, from, until)).orElse(0L);
        }
        return count;
    }

    private static long within(Range range, LocalDate from, LocalDate until) {
        LocalDate first = range.first().isAfter(from) ? range.first() : from;
        LocalDate end = range.last().isBefore(until) ? range.last().plusDays(1) : until;
        return end.isAfter(first) ? weekdays(range.days(), first, end) : 0;
    }

    private static long weekdays(Set<DayOfWeek> days, LocalDate from, LocalDate until) {
        long length = ChronoUnit.DAYS.between(from, until);
        long count = length / WEEK * days.size();
        for (long i = length - length % WEEK; i < length; i++) {
            count += days.contains(from.plusDays(i).getDayOfWeek()) ? 1 : 0;
        }
        return count;
    }

    /** Returns the season that begins in a year. */
    static Range yearly(Yearly yearly, int year) {
        boolean overTheTurn = yearly.first().isAfter(yearly.last());
        return new Range(
                first(yearly.first(), year), last(yearly.last(), overTheTurn ? year + 1 : year), yearly.days());
    }

    private static LocalDate first(MonthDay day, int year) {
        return day.isValidYear(year) ? day.atYear(year) : LocalDate.of(year, 3, 1);
    }

    private static LocalDate last(MonthDay day, int year) {
        return day.atYear(year); // 28 February where there is no 29th
    }

    /** Returns the days of a holiday in a year; nothing when the year has none. */
    static Optional<Range> holiday(Holiday holiday, int year) {
        return day(holiday.rule(), year).map(day -> {
            LocalDate first = day.plusDays(holiday.moved());
            return new Range(first, first.plusDays(holiday.length() - 1L), ALL);
        });
    }

    private static Optional<LocalDate> day(HolidayRule rule, int year) {
        if (rule instanceof HolidayRule.Easter) {
            return Optional.of(easter(year));
        }
        if (rule instanceof HolidayRule.Fixed fixed) {
            return fixed.day().isValidYear(year) ? Optional.of(fixed.day().atYear(year)) : Optional.empty();
        }
        HolidayRule.NthWeekday nth = (HolidayRule.NthWeekday) rule;
        LocalDate first = YearMonth.of(year, nth.month()).atDay(1);
        LocalDate day = first.with(TemporalAdjusters.dayOfWeekInMonth(nth.n(), nth.day()));
        return day.getMonth() == first.getMonth() ? Optional.of(day) : Optional.empty();
    }

    /** Easter Sunday by the rule of Meeus, Jones and Butcher. */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}

package org.retrovue.dsl.internal.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
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

    private Days() {}

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

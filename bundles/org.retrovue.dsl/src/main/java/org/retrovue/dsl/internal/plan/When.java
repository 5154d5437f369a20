package org.retrovue.dsl.internal.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** On which broadcast days something happens. Every kind may be narrowed to days of the week. */
public sealed interface When {
    /** Every week on some days; all seven for every day. */
    record Weekly(Set<DayOfWeek> days) implements When {}

    /** Some dates. */
    record Dates(Set<LocalDate> dates) implements When {}

    /** From a date to a date, both inclusive, on some days of the week. */
    record Range(LocalDate first, LocalDate last, Set<DayOfWeek> days) implements When {}

    /** Every year from a day to a day, both inclusive, over the turn of the year where the last comes first; on some days of the week. 29 February is there in leap years alone. */
    record Yearly(MonthDay first, MonthDay last, Set<DayOfWeek> days) implements When {}

    /** Every year on a day by rule, moved by some days, for some days. */
    record Holiday(HolidayRule rule, int moved, int length) implements When {}

    /** A day of every year by rule. */
    sealed interface HolidayRule {
        /** Easter Sunday of the Gregorian calendar. */
        record Easter() implements HolidayRule {}

        /** The n-th weekday of a month, such as the fourth Thursday of November; n = -1 for the last. */
        record NthWeekday(int n, DayOfWeek day, int month) implements HolidayRule {}

        /** A fixed day. */
        record Fixed(MonthDay day) implements HolidayRule {}
    }
}

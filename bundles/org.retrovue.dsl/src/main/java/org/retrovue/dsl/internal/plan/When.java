package org.retrovue.dsl.internal.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** On which broadcast days something happens. Every kind may be narrowed to days of the week. */
public sealed interface When {
    /** Tells whether it happens on a broadcast day. */
    boolean includes(LocalDate date);

    /** Every week on some days; all seven for every day. */
    record Weekly(Set<DayOfWeek> days) implements When {
        @Override
        public boolean includes(LocalDate date) {
            return days.contains(date.getDayOfWeek());
        }
    }

    /** Some dates. */
    record Dates(Set<LocalDate> dates) implements When {
        @Override
        public boolean includes(LocalDate date) {
            return dates.contains(date);
        }
    }

    /** From a date to a date, both inclusive, on some days of the week. */
    record Range(LocalDate first, LocalDate last, Set<DayOfWeek> days) implements When {
        @Override
        public boolean includes(LocalDate date) {
            return !date.isBefore(first) && !date.isAfter(last) && days.contains(date.getDayOfWeek());
        }
    }

    /** Every year from a day to a day, both inclusive, over the turn of the year where the last comes first; on some days of the week. 29 February is there in leap years alone. */
    record Yearly(MonthDay first, MonthDay last, Set<DayOfWeek> days) implements When {
        @Override
        public boolean includes(LocalDate date) {
            return days.contains(date.getDayOfWeek())
                    && (Days.yearly(this, date.getYear()).includes(date)
                            || Days.yearly(this, date.getYear() - 1).includes(date));
        }
    }

    /** Every year on a day by rule, moved by some days, for some days. */
    record Holiday(HolidayRule rule, int moved, int length) implements When {
        @Override
        public boolean includes(LocalDate date) {
            for (int year = date.getYear() - 1; year <= date.getYear() + 1; year++) {
                if (Days.holiday(this, year).filter(days -> days.includes(date)).isPresent()) {
                    return true;
                }
            }
            return false;
        }
    }

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

package org.retrovue.dsl.internal.read;

import java.time.LocalDate;
import org.retrovue.dsl.internal.plan.When;

/** Says of the days of a layer what can be said without a calendar of years. */
final class Reach {
    private static final int WEEK = 7;

    private Reach() {}

    /** Tells whether there is no such day, ever. */
    static boolean isNever(When when) {
        if (!(when instanceof When.Range range)) {
            return false;
        }
        LocalDate day = range.first();
        for (int i = 0; i < WEEK && !day.isAfter(range.last()); i++, day = day.plusDays(1)) {
            if (range.days().contains(day.getDayOfWeek())) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether two days next to each other may both be meant, so that what runs over the day's end meets the next day's first block. */
    static boolean hasNeighbours(When when) {
        if (when instanceof When.Weekly weekly) {
            return weekly.days().stream().anyMatch(day -> weekly.days().contains(day.plus(1)));
        } else if (when instanceof When.Dates dates) {
            return dates.dates().stream().anyMatch(day -> dates.dates().contains(day.plusDays(1)));
        } else if (when instanceof When.Range range) {
            return range.first().isBefore(range.last())
                    && range.days().stream().anyMatch(day -> range.days().contains(day.plus(1)));
        } else if (when instanceof When.Yearly yearly) {
            return !yearly.first().equals(yearly.last())
                    && yearly.days().stream().anyMatch(day -> yearly.days().contains(day.plus(1)));
        }
        return when instanceof When.Holiday holiday && holiday.length() > 1;
    }
}

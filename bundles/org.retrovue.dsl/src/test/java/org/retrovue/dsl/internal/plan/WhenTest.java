package org.retrovue.dsl.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.Set;
import org.junit.Test;
import org.retrovue.dsl.internal.plan.When.Holiday;
import org.retrovue.dsl.internal.plan.When.HolidayRule;
import org.retrovue.dsl.internal.plan.When.Yearly;

public final class WhenTest {
    private static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);

    @Test
    public void easterIsWhereTheTablesHaveIt() {
        String[] days = {
            "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28",
            "2028-04-16", "2029-04-01", "2030-04-21", "2038-04-25", "2049-04-18", "2076-04-19", "2099-04-12"
        };
        for (String day : days) {
            LocalDate easter = LocalDate.parse(day);
            assertThat(Days.easter(easter.getYear())).isEqualTo(easter);
        }
    }

    @Test
    public void weekdaysOfAMonthAreCounted() {
        Holiday thanksgiving = new Holiday(new HolidayRule.NthWeekday(4, DayOfWeek.THURSDAY, 11), 0, 2);
        Holiday memorial = new Holiday(new HolidayRule.NthWeekday(-1, DayOfWeek.MONDAY, 5), 0, 1);

        assertThat(thanksgiving.includes(LocalDate.of(2026, 11, 26))).isTrue();
        assertThat(thanksgiving.includes(LocalDate.of(2026, 11, 27))).isTrue();
        assertThat(thanksgiving.includes(LocalDate.of(2026, 11, 28))).isFalse();
        assertThat(memorial.includes(LocalDate.of(2026, 5, 25))).isTrue();
        assertThat(memorial.includes(LocalDate.of(2026, 5, 18))).isFalse();
    }

    @Test
    public void aSeasonMayGoOverTheTurnOfTheYear() {
        Yearly winter = new Yearly(MonthDay.of(12, 24), MonthDay.of(1, 6), ALL);

        assertThat(winter.includes(LocalDate.of(2026, 12, 24))).isTrue();
        assertThat(winter.includes(LocalDate.of(2027, 1, 6))).isTrue();
        assertThat(winter.includes(LocalDate.of(2027, 1, 7))).isFalse();
    }

    @Test
    public void theTwentyNinthOfFebruaryIsThereInLeapYearsAlone() {
        Yearly leap = new Yearly(MonthDay.of(2, 29), MonthDay.of(2, 29), ALL);

        assertThat(leap.includes(LocalDate.of(2028, 2, 29))).isTrue();
        assertThat(LocalDate.of(2025, 1, 1).datesUntil(LocalDate.of(2028, 1, 1)).filter(leap::includes))
                .isEmpty();
        assertThat(leap.includes(LocalDate.of(2027, 2, 28))).isFalse();
        assertThat(leap.includes(LocalDate.of(2027, 3, 1))).isFalse();
    }
}

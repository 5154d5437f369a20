package org.retrovue.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.Test;

/** TIME-6 of docs/contracts/time.md. */
public final class BroadcastDayTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final LocalTime SIX = LocalTime.of(6, 0);

    @Test
    public void daysMeetWithoutHoleOrOverlapAlsoWhereTheClockChanges() {
        for (String zone : List.of("America/Chicago", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata", "UTC")) {
            for (LocalTime start : List.of(LocalTime.MIDNIGHT, LocalTime.of(2, 30), SIX, LocalTime.of(23, 45))) {
                BroadcastDay day = new BroadcastDay(LocalDate.of(2026, 1, 1), ZoneId.of(zone), start);
                for (int i = 0; i < 730; i++) {
                    BroadcastDay next = day.next();

                    assertThat(day.end()).isEqualTo(next.start());
                    assertThat(day.length()).isBetween(Duration.ofHours(23), Duration.ofHours(25));
                    assertThat(BroadcastDay.containing(day.start(), ZoneId.of(zone), start))
                            .isEqualTo(day);
                    assertThat(BroadcastDay.containing(day.end().minusNanos(1), ZoneId.of(zone), start))
                            .isEqualTo(day);
                    day = next;
                }
            }
        }
    }

    @Test
    public void springDayHas23HoursAndAutumnDay25() {
        assertThat(new BroadcastDay(LocalDate.of(2026, 3, 7), CHICAGO, SIX).length())
                .isEqualTo(Duration.ofHours(23));
        assertThat(new BroadcastDay(LocalDate.of(2026, 10, 31), CHICAGO, SIX).length())
                .isEqualTo(Duration.ofHours(25));
    }

    @Test
    public void smallHoursBelongToTheDateBefore() {
        BroadcastDay day = BroadcastDay.containing(Instant.parse("2026-07-04T10:59:59Z"), CHICAGO, SIX);

        assertThat(day.date()).isEqualTo(LocalDate.of(2026, 7, 3));
        assertThat(day.at(LocalTime.of(2, 0))).isEqualTo(Instant.parse("2026-07-04T07:00:00Z"));
        assertThat(day.at(SIX)).isEqualTo(day.start());
    }
}

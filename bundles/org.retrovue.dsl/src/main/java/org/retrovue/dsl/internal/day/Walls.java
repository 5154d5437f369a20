package org.retrovue.dsl.internal.day;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import org.retrovue.time.BroadcastDay;

/** Wall-clock times of a channel as seconds of the epoch: never falling, also where the clock changes. */
record Walls(ZoneId zone, LocalTime dayStart) {
    /**
     * Returns when a time comes. A time that the clock skips comes when it skips; of one that comes twice the first counts.
     *
     * @param second seconds on the wall clock from midnight of the date; may be beyond the date
     */
    long at(LocalDate date, long second) {
        LocalDateTime local = date.atStartOfDay().plusSeconds(second);
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        long at = transition != null && transition.isGap()
                ? transition.toEpochSecond()
                : local.atZone(zone).toEpochSecond();
        LocalDate on =
                local.toLocalTime().isBefore(dayStart) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
        return Math.min(Math.max(at, start(on)), start(on.plusDays(1)));
    }

    /** Returns when the broadcast day of a date starts. */
    long start(LocalDate date) {
        return new BroadcastDay(date, zone, dayStart).start().getEpochSecond();
    }
}

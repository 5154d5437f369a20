package org.retrovue.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The programming day of a channel: from its start hour to the start hour of the next date, in the channel's zone. 23 or 25 hours long where the clock changes.
 *
 * @param date the date on which it starts
 * @param zone the channel's time zone
 * @param dayStart the wall-clock time at which it starts
 */
public record BroadcastDay(LocalDate date, ZoneId zone, LocalTime dayStart) {
    /**
     * Returns the day that an instant belongs to.
     *
     * @param instant any instant
     * @param zone the channel's zone
     * @param dayStart the channel's start hour
     * @return the day with start &lt;= instant &lt; end
     */
    public static BroadcastDay containing(Instant instant, ZoneId zone, LocalTime dayStart) {
        BroadcastDay day = new BroadcastDay(instant.atZone(zone).toLocalDate(), zone, dayStart);
        if (instant.isBefore(day.start())) {
            return day.previous();
        }
        return instant.isBefore(day.end()) ? day : day.next();
    }

    /**
     * Returns when it starts. A start hour that the clock skips is moved on by the length of the gap; of an hour that comes twice the first counts.
     *
     * @return the first instant
     */
    public Instant start() {
        return ZonedDateTime.of(date, dayStart, zone).toInstant();
    }

    /**
     * Returns when it ends: where the next one starts.
     *
     * @return the first instant that no longer belongs to it
     */
    public Instant end() {
        return next().start();
    }

    /**
     * Returns how long it lasts.
     *
     * @return 24 h, or 23 or 25 and the like where the clock changes
     */
    public Duration length() {
        return Duration.between(start(), end());
    }

    /**
     * Returns the instant of a wall-clock time within the day. Times before the start hour belong to the next date.
     *
     * @param time a wall-clock time
     * @return the instant, within [start, end)
     */
    public Instant at(LocalTime time) {
        LocalDate on = time.isBefore(dayStart) ? date.plusDays(1) : date;
        return ZonedDateTime.of(on, time, zone).toInstant();
    }

    /**
     * Returns the day after.
     *
     * @return the day of the next date
     */
    public BroadcastDay next() {
        return new BroadcastDay(date.plusDays(1), zone, dayStart);
    }

    /**
     * Returns the day before.
     *
     * @return the day of the previous date
     */
    public BroadcastDay previous() {
        return new BroadcastDay(date.minusDays(1), zone, dayStart);
    }
}

package org.retrovue.api.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.retrovue.api.channel.ChannelId;

/**
 * The line-up of one broadcast day: what the guide shows. Immutable once published.
 *
 * @param channel the channel
 * @param date the broadcast day's date
 * @param start when the first entry starts
 * @param end when the last entry ends; may lie beyond the day when a programme carries over
 * @param entries without gap or overlap from start to end
 * @param textDigest hex SHA-256 of the channel file that it came from
 * @param seed what chance was made from
 */
public record ScheduleDay(
        ChannelId channel,
        LocalDate date,
        Instant start,
        Instant end,
        List<ScheduleEntry> entries,
        String textDigest,
        long seed) {
    /** Copies the list. */
    public ScheduleDay {
        entries = List.copyOf(entries);
    }
}

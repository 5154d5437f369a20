package org.retrovue.api.plan;

import java.time.LocalDate;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.retrovue.api.channel.Channel;

/** Tries channel files without publishing anything. Any thread; one preview is made at a time. */
@ProviderType
public interface Previews {
    /** The most days of a preview. */
    int MOST_DAYS = 31;

    /**
     * Makes days of a channel file from the present catalogue, one after the other.
     *
     * @param text the file
     * @param from the first broadcast day; nothing for the present one
     * @param days how many, 1 to {@link #MOST_DAYS}
     * @return the line-ups and what differs; a file with errors has problems alone
     * @throws IllegalArgumentException when the number of days is out of range
     */
    Preview preview(PlanText text, Optional<LocalDate> from, int days);

    /**
     * Divides an entry into content and breaks, as it would be locked now.
     *
     * @param channel the channel, as a preview told it
     * @param entry one of its entries
     * @return the block
     */
    LogEntry segmented(Channel channel, ScheduleEntry entry);
}

package org.retrovue.api.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelId;

/** What is planned. Reading never plans: where there is nothing, nothing is returned. Any thread. */
@ProviderType
public interface Schedules {
    /**
     * Returns the channels whose files are good (or were, when last read).
     *
     * @return in order of number
     */
    List<Channel> channels();

    /**
     * Returns what is wrong with the channel files now.
     *
     * @return by file name; files without problems are left out
     */
    Map<String, List<Problem>> problems();

    /**
     * Returns what the guide shows.
     *
     * @param channel the channel
     * @param from first instant
     * @param to first instant after
     * @return entries that cover any part of it, in order
     */
    List<ScheduleEntry> entries(ChannelId channel, Instant from, Instant to);

    /**
     * Returns the transmission log.
     *
     * @param channel the channel
     * @param from first instant
     * @param to first instant after
     * @return blocks that cover any part of it, in order
     */
    List<LogEntry> log(ChannelId channel, Instant from, Instant to);

    /**
     * Tells how far ahead a channel is planned.
     *
     * @param channel the channel
     * @return the depths; nothing for an unknown channel
     */
    Optional<Horizon> horizon(ChannelId channel);

    /**
     * How far ahead a channel is planned.
     *
     * @param guideUntil end of the last schedule day
     * @param logUntil end of the last locked block
     * @param plansUntil end of the last block plan
     * @param lastExtension station time of the last step that planned anything
     * @param problem what keeps it from planning; empty when all is well
     */
    record Horizon(Instant guideUntil, Instant logUntil, Instant plansUntil, Instant lastExtension, String problem) {}
}

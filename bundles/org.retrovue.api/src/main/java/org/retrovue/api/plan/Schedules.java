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
     * Tells whether what is said here is all there is: the channel files were read since the station started, and each good one was planned or could not be.
     *
     * @return true also when that takes longer than a minute, so that a folder which cannot be read keeps nobody waiting for ever
     */
    default boolean hasBegun() {
        return true;
    }

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
     * Returns what the guide shows at an instant.
     *
     * @param channel the channel
     * @param at the instant
     * @return the entry
     * @throws HorizonNoScheduleDataException when nothing is planned there
     */
    default ScheduleEntry at(ChannelId channel, Instant at) throws HorizonNoScheduleDataException {
        List<ScheduleEntry> found = entries(channel, at, at.plusNanos(1));
        if (found.isEmpty()) {
            String why = horizon(channel)
                    .map(known ->
                            known.problem().isEmpty() ? "it is planned until " + known.guideUntil() : known.problem())
                    .orElse("there is no such channel, or its file is not read yet");
            throw new HorizonNoScheduleDataException(
                    "HorizonNoScheduleData: nothing is planned on " + channel + " at " + at + ": " + why);
        }
        return found.get(0);
    }

    /**
     * Returns what changed in the plan of a channel because its file or its catalogue did.
     *
     * @param channel the channel
     * @return the latest first; at most twenty, also over restarts
     */
    default List<Revision> revisions(ChannelId channel) {
        return List.of();
    }

    /**
     * Returns when assets were last on a channel, by what was planned.
     *
     * @param channel the channel
     * @return what is remembered now, for any thread; nothing for a channel that there is not
     */
    default Airings airings(ChannelId channel) {
        return Airings.NONE;
    }

    /**
     * How far ahead a channel is planned.
     *
     * @param guideUntil end of the last schedule day
     * @param logUntil end of the last locked block
     * @param plansUntil end of the last block plan
     * @param lastExtension station time of the last step that planned anything; the epoch when none did since the start
     * @param problem what keeps it from planning; empty when all is well
     * @param generation the number of this publish; rises with each, also over restarts
     * @param lastAttempt station time of the last step that tried
     * @param failures how many steps failed since the station started
     */
    record Horizon(
            Instant guideUntil,
            Instant logUntil,
            Instant plansUntil,
            Instant lastExtension,
            String problem,
            long generation,
            Instant lastAttempt,
            long failures) {
        /**
         * Makes the depths of a channel of which nothing else is known.
         *
         * @param guideUntil end of the last schedule day
         * @param logUntil end of the last locked block
         * @param plansUntil end of the last block plan
         * @param lastExtension station time of the last step that planned anything
         * @param problem what keeps it from planning
         */
        public Horizon(
                Instant guideUntil, Instant logUntil, Instant plansUntil, Instant lastExtension, String problem) {
            this(guideUntil, logUntil, plansUntil, lastExtension, problem, 0, lastExtension, 0);
        }
    }
}

package org.retrovue.tck.fake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.Schedules;

/** Channels that are there, of which nothing is planned. As safe for threads as what lists them. */
public final class ListedChannels implements Schedules {
    private final Supplier<List<Channel>> channels;
    private final boolean begun;

    /**
     * Lists channels.
     *
     * @param channels asked each time
     */
    public ListedChannels(Supplier<List<Channel>> channels) {
        this(channels, true);
    }

    /**
     * Lists channels of a station that may still be starting.
     *
     * @param channels asked each time
     * @param begun whether they are all that there are
     */
    public ListedChannels(Supplier<List<Channel>> channels, boolean begun) {
        this.channels = channels;
        this.begun = begun;
    }

    @Override
    public boolean hasBegun() {
        return begun;
    }

    @Override
    public List<Channel> channels() {
        return channels.get();
    }

    @Override
    public Map<String, List<Problem>> problems() {
        return Map.of();
    }

    @Override
    public List<ScheduleEntry> entries(ChannelId channel, Instant from, Instant to) {
        return List.of();
    }

    @Override
    public List<LogEntry> log(ChannelId channel, Instant from, Instant to) {
        return List.of();
    }

    @Override
    public Optional<Horizon> horizon(ChannelId channel) {
        return Optional.empty();
    }
}

package org.retrovue.api.plan;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelId;

/** When assets were last on any of some channels, by what was planned. */
public final class LastAired {
    private final Map<ChannelId, Airings> airings = new TreeMap<>();
    private final Instant now;

    /**
     * Takes what is remembered now.
     *
     * @param channels which channels count
     * @param schedules what was planned on them
     * @param now only what began before it counts
     */
    public LastAired(Collection<Channel> channels, Schedules schedules, Instant now) {
        channels.forEach(channel -> airings.put(channel.id(), schedules.airings(channel.id())));
        this.now = now;
    }

    /**
     * Returns when an asset was last on.
     *
     * @param asset the asset
     * @return nothing when it never was, as far as is remembered
     */
    public Optional<On> of(AssetId asset) {
        return airings.entrySet().stream()
                .flatMap(
                        channel -> channel.getValue().last(asset, now).map(at -> new On(at, channel.getKey())).stream())
                .max(Comparator.comparing(On::at));
    }

    /**
     * A time on a channel.
     *
     * @param at when its block began
     * @param channel where
     */
    public record On(Instant at, ChannelId channel) {}
}

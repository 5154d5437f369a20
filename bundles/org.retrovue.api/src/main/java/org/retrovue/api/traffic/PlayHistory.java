package org.retrovue.api.traffic;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.ChannelId;

/** What was scheduled to air when. Immutable, as of the moment at which a break is filled. */
@ProviderType
public interface PlayHistory {
    /**
     * Returns plays on a channel that start in a time, in order.
     *
     * @param channel the channel
     * @param from first instant
     * @param to first instant after
     * @return in order of time
     */
    List<Play> plays(ChannelId channel, Instant from, Instant to);

    /**
     * A play.
     *
     * @param asset what
     * @param at when it starts
     */
    record Play(AssetId asset, Instant at) {}
}

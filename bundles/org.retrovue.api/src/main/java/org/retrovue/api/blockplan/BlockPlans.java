package org.retrovue.api.blockplan;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.time.FrameRange;

/** The published block plans. Reading never plans and is quick: it happens at air time. Any thread. */
@ProviderType
public interface BlockPlans {
    /**
     * Returns the plans that cover any of the frames. Where there is none, there is a hole: playout shows a slate.
     *
     * @param channel the channel
     * @param frames on its timeline
     * @return in order
     */
    List<BlockPlan> covering(ChannelId channel, FrameRange frames);

    /**
     * Returns what the locked blocks will show that have no plan yet: their content at its exact frames, without what is put into their breaks later.
     *
     * @param channel the channel
     * @param from first instant
     * @param to first instant after
     * @return in order
     */
    default List<Event> locked(ChannelId channel, Instant from, Instant to) {
        return List.of();
    }

    /**
     * Returns how a channel would show an asset in a block of its usual length: the events have the parts, lengths and fades that they will have, on a timeline that begins at the epoch.
     *
     * @param channel the channel
     * @param asset what it would show
     * @return in order; nothing where channel or asset is unknown, or the asset is not ready
     */
    default List<Event> rehearsal(ChannelId channel, AssetId asset) {
        return List.of();
    }

    /**
     * Says why a channel has no plan.
     *
     * @param channel the channel
     * @return a sentence for a person; empty when all is well
     */
    String holeReason(ChannelId channel);
}

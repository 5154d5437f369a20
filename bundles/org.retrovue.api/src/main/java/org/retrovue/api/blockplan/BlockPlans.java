package org.retrovue.api.blockplan;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
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
     * Says why a channel has no plan.
     *
     * @param channel the channel
     * @return a sentence for a person; empty when all is well
     */
    String holeReason(ChannelId channel);
}

package org.retrovue.dsl.internal.plan;

import java.util.List;
import org.retrovue.api.channel.Channel;

/**
 * What a channel file says, all references resolved.
 *
 * @param layers lowest first
 * @param wrapping how the channel dresses everything
 * @param digest names the texts that it was read from
 */
public record ChannelPlan(Channel channel, List<Layer> layers, Wrapping wrapping, String digest) {
    /** Copies the list. */
    public ChannelPlan {
        layers = List.copyOf(layers);
    }
}

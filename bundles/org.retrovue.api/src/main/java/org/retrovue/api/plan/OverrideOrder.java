package org.retrovue.api.plan;

import java.time.Duration;
import java.time.Instant;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.ChannelId;

/** What an operator wants to be otherwise than it is planned. A block that is not locked yet is locked by the order, by itself. */
public sealed interface OverrideOrder {
    /**
     * Returns the channel.
     *
     * @return its id
     */
    ChannelId channel();

    /**
     * Returns an instant within the block that is meant.
     *
     * @return the instant
     */
    Instant at();

    /**
     * Lets a block last longer. What follows is pushed: the next blocks begin later and end when they did, as far as time that is left over or breaks can absorb it; a live event is extended by its overrun at most.
     *
     * @param channel the channel
     * @param at an instant within the block, which is on now or to come
     * @param by how much, whole minutes, above zero
     */
    record Extend(ChannelId channel, Instant at, Duration by) implements OverrideOrder {}

    /**
     * Shows another asset in a block that is not yet offered to viewers, dressed as the block is: rating cards become those of its own rating. The block's times stay.
     *
     * @param channel the channel
     * @param at an instant within the block
     * @param asset what it shows then; ready, and no longer than the block
     */
    record Replace(ChannelId channel, Instant at, AssetId asset) implements OverrideOrder {}
}

package org.retrovue.api.traffic;

import java.time.Instant;
import org.retrovue.api.channel.Channel;
import org.retrovue.time.FrameRange;

/**
 * A break to be filled.
 *
 * @param id unique on the channel
 * @param channel the channel
 * @param frames its frames on the channel's timeline
 * @param start when its first frame starts
 * @param ordinal which break of its block it is, from zero
 * @param last whether the block's programme is over: what follows is the next block
 */
public record Break(String id, Channel channel, FrameRange frames, Instant start, int ordinal, boolean last) {}

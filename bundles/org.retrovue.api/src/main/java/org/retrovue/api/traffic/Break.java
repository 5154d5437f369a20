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
 * @param profile the traffic profile that the block asks for; empty for the channel's own
 * @param template the break template that the block asks for; empty for the channel's own
 * @param filler the collection that fills it: the block's, else the channel's; empty for black and silence
 */
public record Break(
        String id,
        Channel channel,
        FrameRange frames,
        Instant start,
        int ordinal,
        boolean last,
        String profile,
        String template,
        String filler) {
    /**
     * Makes a break that is filled as the channel usually fills them.
     *
     * @param id unique on the channel
     * @param channel the channel
     * @param frames its frames on the channel's timeline
     * @param start when its first frame starts
     * @param ordinal which break of its block it is, from zero
     * @param last whether the block's programme is over
     */
    public Break(String id, Channel channel, FrameRange frames, Instant start, int ordinal, boolean last) {
        this(id, channel, frames, start, ordinal, last, "", "", channel.filler());
    }

    /**
     * Makes a part of this break.
     *
     * @param part some of its frames
     * @return the part
     */
    public Break within(FrameRange part) {
        Instant first = channel.format().rate().startOf(part.start());
        return new Break(id, channel, part, first, ordinal, last, profile, template, filler);
    }
}

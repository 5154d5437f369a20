package org.retrovue.api.channel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The channels as viewers meet them: who is on, segment n, viewers come and go. Any thread.
 *
 * <p>The first viewer starts a channel's session, all share it, it stops 20 s after the last one left.
 */
@ProviderType
public interface Channels {
    /**
     * Returns all channels.
     *
     * @return in order of number
     */
    List<Channel> all();

    /**
     * Finds a channel.
     *
     * @param idOrNumber its id or its number
     * @return the channel
     */
    Optional<Channel> find(String idOrNumber);

    /**
     * Notes that a viewer is there: starts the session when it is the first. Called again and again by a viewer that polls; one that is silent for three target durations is gone.
     *
     * <p>A channel that has renditions is given in the format that is watched ({@link Channel#in}): only what somebody watches is rendered. A viewer that goes from one to another remains one viewer.
     *
     * @param channel the channel
     * @param viewer tells viewers apart: one playlist client, one connection
     * @param face which delivery, such as "hls"
     */
    void watching(Channel channel, String viewer, String face);

    /**
     * Notes that a viewer has gone.
     *
     * @param channel the channel
     * @param viewer as it was told
     */
    void left(Channel channel, String viewer);

    /**
     * Returns what a live playlist offers now. Reads the plan only; renders nothing.
     *
     * @param channel the channel
     * @return the window
     */
    Window window(Channel channel);

    /**
     * Returns a segment, from the cache or made now.
     *
     * @param channel the channel
     * @param number which
     * @param atMost real time after which it gives up
     * @return the segment
     * @throws SegmentUnavailableException when it is not on offer, or not ready in time
     */
    Segment segment(Channel channel, long number, Duration atMost) throws SegmentUnavailableException;

    /**
     * Waits until a player that begins now has a picture at once. A player keeps the place in the stream that its playlist points at: what it waits for afterwards, it is late for ever. Returns at once
     * when the channel has been on for a while, or nobody watches it. Late in a segment it is the next one that is waited for, until that is on the air: to render what is over in a moment would only
     * take longer.
     *
     * @param channel the channel
     * @param atMost real time after which it gives up
     * @throws SegmentUnavailableException when there is none in time
     */
    default void awaitPicture(Channel channel, Duration atMost) throws SegmentUnavailableException {}

    /**
     * Names the codecs of a channel's pictures and sound as RFC 6381 has them, exactly.
     *
     * @param channel the channel, in one of its formats
     * @return such as "avc1.64001f,mp4a.40.2"; empty when they cannot be told now
     */
    default String codecs(Channel channel) {
        return "";
    }

    /**
     * Tells how a channel does.
     *
     * @param channel the channel
     * @return its state now
     */
    Status status(Channel channel);

    /**
     * How a channel does.
     *
     * @param running whether it has a session
     * @param viewers how many watch
     * @param runwayMillis how far beyond now it is rendered, milliseconds; zero where nobody watches
     * @param segmentsServed since the station started
     * @param substitutedEvents events that the fallback had to show since the station started
     * @param lastProblem the latest runtime fault in words; empty when there was none
     */
    record Status(
            boolean running,
            int viewers,
            long runwayMillis,
            long segmentsServed,
            long substitutedEvents,
            String lastProblem) {}
}

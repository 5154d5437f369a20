package org.retrovue.api.playout;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Channel;
import org.retrovue.time.FrameRange;

/** Tells where a frame of a channel comes from. Renders nothing. Any thread. */
@ProviderType
public interface Tracer {
    /**
     * Traces the frame that is on the air at an instant.
     *
     * @param channel the channel
     * @param instant station time
     * @return what it is made of
     */
    Trace trace(Channel channel, Instant instant);

    /**
     * Where a frame comes from.
     *
     * @param frame on the channel's timeline
     * @param segment number of the segment that has it
     * @param event that it belongs to
     * @param frameInEvent counted from the event's first
     * @param sourceFrame counted from the source's first in order of presentation; empty where the producer has no source with frames
     * @param gop the piece that it is encoded in
     * @param problem why the producer cannot tell; empty when it can
     */
    record Trace(
            long frame,
            long segment,
            Event event,
            long frameInEvent,
            OptionalLong sourceFrame,
            Gop gop,
            Optional<String> problem) {}

    /**
     * The GOP of a frame.
     *
     * @param frames on the channel's timeline
     * @param name in the cache; empty where the producer cannot be asked
     * @param bytes of it in the cache; empty when it is not there
     * @param digest SHA-256 of those, hexadecimal
     * @param renderNanos what it cost in real time, where it was rendered since the station started and that is remembered
     */
    record Gop(
            FrameRange frames,
            Optional<String> name,
            OptionalLong bytes,
            Optional<String> digest,
            OptionalLong renderNanos) {}
}

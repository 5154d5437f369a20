package org.retrovue.api.playout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;
import org.retrovue.time.FrameRange;

/** Makes segments. Each is a function of the locked plan and the house format, and of nothing else. Any thread. */
@ProviderType
public interface Playout {
    /**
     * Returns what airs in some frames: the events of the block plans, and slates where there is no plan.
     *
     * @param channel the channel
     * @param frames on its timeline
     * @return events that cover the frames without gap, whole, in order
     */
    List<Event> events(Channel channel, FrameRange frames);

    /**
     * Returns where a segment lies. Quick: renders nothing.
     *
     * @param channel the channel
     * @param number which segment
     * @return its place
     */
    Segment.Place place(Channel channel, long number);

    /**
     * Returns the number of the segment that is on the air at an instant.
     *
     * @param channel the channel
     * @param instant station time
     * @return the number
     */
    long numberAt(Channel channel, Instant instant);

    /**
     * Renders a segment, or takes what is there. Requests for the same segment share the work; the earliest deadline is served first.
     *
     * @param channel the channel
     * @param number which
     * @param deadline station time at which it is wanted
     * @return completes with the segment; with an exception only when the station stops. Cancel it when the segment is not wanted any more: what nobody wants is not finished.
     */
    CompletableFuture<Segment> render(Channel channel, long number, Instant deadline);

    /**
     * Renders a segment as {@link #render} does, but only while nobody waits for anything: it gives way at the next GOP. When somebody wants the segment meanwhile, it becomes as urgent as that.
     *
     * @param channel the channel
     * @param number which
     * @param deadline station time at which it may be wanted; of what is prepared, the earliest is served first
     * @return as {@link #render} does
     */
    CompletableFuture<Segment> prepare(Channel channel, long number, Instant deadline);

    /**
     * Names the codecs of a channel's pictures and sound as RFC 6381 has them, exactly.
     *
     * @param channel the channel
     * @return such as "avc1.64001f,mp4a.40.2"; empty when there is no encoder that could be asked
     */
    default String codecs(Channel channel) {
        return "";
    }

    /**
     * Returns figures of the workers.
     *
     * @return since the station started
     */
    Figures figures();

    /**
     * Figures of rendering.
     *
     * @param gopsRendered encoded anew
     * @param gopsFromCache taken from the cache
     * @param substituted GOPs or sounds that the fallback made
     * @param workers render threads
     * @param queued segments waiting
     */
    record Figures(long gopsRendered, long gopsFromCache, long substituted, int workers, int queued) {}

    /**
     * Tells whether a channel is rendered more cheaply than it is to be, because more is watched than the machine can do.
     *
     * @param channel the channel
     * @return how; nothing while it has its full quality
     */
    Optional<Eased> eased(Channel channel);

    /**
     * How a channel is made cheaper.
     *
     * @param step the encoder's preset, or "slate" where only its sound is as planned
     * @param since station time
     */
    record Eased(String step, Instant since) {}

    /**
     * Says what happened to events that could not be shown as planned.
     *
     * @param channel the channel
     * @return the latest substitutions, newest first, at most 100
     */
    List<Substitution> substitutions(Channel channel);

    /**
     * An event that the fallback had to show.
     *
     * @param event its id
     * @param at station time
     * @param cause for a person
     */
    record Substitution(String event, Instant at, String cause) {}
}

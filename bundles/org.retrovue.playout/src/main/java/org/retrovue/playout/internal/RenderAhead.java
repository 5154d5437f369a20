package org.retrovue.playout.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renders single GOPs into the cache, before anybody wants them. Any thread. */
final class RenderAhead {
    private static final Logger LOG = LoggerFactory.getLogger(RenderAhead.class);

    /**
     * A GOP with its name in the cache.
     *
     * @param gop which
     * @param name of it
     */
    record Named(Gop gop, String name) {}

    /**
     * What became of a GOP.
     *
     * @param kept whether it is in the cache now
     * @param bytes of it
     */
    record Rendered(boolean kept, long bytes) {}

    private final GopRenderer gops;
    private final BlobCache cache;
    private final RenderWorkers workers;
    private final Function<ChannelFormat, HouseFormat> formats;

    RenderAhead(
            GopRenderer gops, BlobCache cache, RenderWorkers workers, Function<ChannelFormat, HouseFormat> formats) {
        this.gops = gops;
        this.cache = cache;
        this.workers = workers;
        this.formats = formats;
    }

    /** Returns the GOPs of an event that end after a frame; none where it cannot be opened. */
    List<Named> named(Channel channel, Event event, long from) {
        List<Gop> all = new GopGrid(channel.format().rate())
                .startingIn(event, event.frames()).stream()
                        .filter(gop -> gop.frames().end() > from)
                        .toList();
        try {
            List<String> names = gops.names(channel, format(channel), event, all);
            return IntStream.range(0, all.size())
                    .mapToObj(i -> new Named(all.get(i), names.get(i)))
                    .toList();
        } catch (MediaException e) {
            LOG.debug("Event {} cannot be rendered ahead: {}", event.id(), e.getMessage());
            return List.of();
        }
    }

    boolean isKept(Named piece) {
        return cache.has(piece.name());
    }

    /** Renders a GOP into the cache, at full quality. */
    Rendered render(Channel channel, Named piece) {
        HouseFormat format = format(channel);
        try {
            long bytes = gops.render(channel, format, Optional.of(format), piece.gop()).units().stream()
                    .mapToLong(unit -> unit.bytes().length)
                    .sum();
            return new Rendered(isKept(piece), bytes);
        } catch (MediaException | RuntimeException e) {
            LOG.debug(
                    "A piece of event {} cannot be rendered",
                    piece.gop().event().id(),
                    e);
            return new Rendered(false, 0);
        }
    }

    /** Returns what a frame of a channel takes, where that is known. */
    Optional<Measured.Frame> frame(Channel channel) {
        return gops.measured().of(format(channel));
    }

    long quota() {
        return cache.state().quota();
    }

    /** Offers work for idle time. Returns whether it will be done. */
    boolean offer(List<? extends Work> work) {
        return workers.offer(work);
    }

    /** Returns how many may do at once what nobody waits for. */
    int workers() {
        return Math.max(1, workers.size() - 1);
    }

    private HouseFormat format(Channel channel) {
        return formats.apply(channel.format());
    }
}

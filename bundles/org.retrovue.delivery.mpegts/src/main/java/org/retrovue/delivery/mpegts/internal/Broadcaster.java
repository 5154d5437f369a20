package org.retrovue.delivery.mpegts.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.channel.SegmentUnavailableException;
import org.retrovue.api.channel.Window;
import org.retrovue.api.clock.MasterClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds all viewers of endless streams, paced by the station's clock: a step looks at every viewer and has a few threads fetch what is due. No viewer holds a thread or more than one segment; one that
 * does not read is dropped.
 */
@Component(service = Broadcaster.class)
public final class Broadcaster {

    private static final Logger LOG = LoggerFactory.getLogger(Broadcaster.class);

    private static final Duration STEP = Duration.ofMillis(200);
    private static final int THREADS = 4;
    private static final int MOST_VIEWERS = 500;

    private final Channels channels;
    private final Set<StreamViewer> viewers = ConcurrentHashMap.newKeySet();
    private final Map<ChannelId, RecentSegments> recent = new ConcurrentHashMap<>();
    private final AtomicInteger threadNumbers = new AtomicInteger();
    private final ExecutorService fetchers;
    private final MasterClock.Repetition steps;

    /**
     * Made by the container.
     *
     * @param channels the channels
     * @param clock paces
     */
    @Activate
    public Broadcaster(@Reference Channels channels, @Reference MasterClock clock) {
        this.channels = channels;
        fetchers = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_VIEWERS), work -> {
                    Thread thread = new Thread(work, "retrovue-mpegts-" + threadNumbers.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        steps = clock.every("retrovue-mpegts-pace", STEP, now -> step());
    }

    /** Ends all streams. */
    @Deactivate
    public void stop() {
        steps.close();
        viewers.forEach(viewer -> viewer.connection().close());
        fetchers.shutdownNow();
    }

    boolean full() {
        return viewers.size() >= MOST_VIEWERS;
    }

    /** Begins to feed a viewer. */
    void add(StreamViewer viewer) {
        viewers.add(viewer);
        viewer.fetching(true);
        submit(viewer);
    }

    /** Forgets a viewer. */
    void remove(StreamViewer viewer) {
        if (viewers.remove(viewer)) {
            channels.left(viewer.channel(), viewer.name());
        }
        recent.keySet().retainAll(viewers.stream().map(v -> v.channel().id()).collect(Collectors.toSet()));
    }

    private void step() {
        Map<ChannelId, Window> windows = new HashMap<>();
        for (StreamViewer viewer : viewers) {
            if (viewer.fetching()) {
                continue;
            }
            Window window = windows.computeIfAbsent(viewer.channel().id(), id -> channels.window(viewer.channel()));
            switch (Pace.turn(window, viewer.next(), viewer.connection().idle())) {
                case SEND:
                    viewer.fetching(true);
                    submit(viewer);
                    break;
                case DROP:
                    LOG.info(
                            "A viewer of {} does not read its stream and is dropped",
                            viewer.channel().id());
                    viewer.connection().close();
                    break;
                case WAIT:
                    break;
            }
        }
    }

    private void submit(StreamViewer viewer) {
        try {
            fetchers.execute(() -> fetch(viewer));
        } catch (RejectedExecutionException e) {
            viewer.fetching(false);
        }
    }

    private void fetch(StreamViewer viewer) {
        try {
            Channel channel = viewer.channel();
            if (viewer.next() < 0) {
                viewer.next(Pace.onAir(channels.window(channel)));
            }
            byte[] bytes = recent.computeIfAbsent(channel.id(), id -> new RecentSegments())
                    .get(channels, channel, viewer.next());
            viewer.next(viewer.next() + 1);
            if (viewers.contains(viewer)) {
                channels.watching(channel, viewer.name(), MpegTsDelivery.ID);
                viewer.connection().offer(bytes);
            }
        } catch (SegmentUnavailableException e) {
            late(viewer, e);
        } catch (RuntimeException e) {
            LOG.warn("The stream of {} ends: {}", viewer.channel().id(), e.toString());
            viewer.connection().close();
        } finally {
            viewer.fetching(false);
        }
    }

    private static void late(StreamViewer viewer, SegmentUnavailableException e) {
        if (e.reason() == SegmentUnavailableException.Reason.GONE) {
            viewer.connection().close();
        } else {
            LOG.debug("Tried again at the next step: {}", e.getMessage());
        }
    }
}

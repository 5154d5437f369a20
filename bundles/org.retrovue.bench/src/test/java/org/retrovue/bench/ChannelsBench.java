package org.retrovue.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.channel.SegmentUnavailableException;
import org.retrovue.bench.BenchClips.Look;

/**
 * Many channels watched at once at real time, all pictures in the cache: sessions, cache on disk, sound encoded for each segment, muxed; one viewer each, who takes every segment and wants it before its
 * time. Not a test by its name: "retrovue bench" asks for it.
 */
public class ChannelsBench {
    private static final int CHANNELS = Integer.getInteger("channels", 220);
    private static final int RAMP_SECONDS = Integer.getInteger("ramp", 40);
    private static final int HOLD_SECONDS = Integer.getInteger("hold", 25);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final AtomicBoolean holding = new AtomicBoolean();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger missed = new AtomicInteger();

    @Test
    public void channelsFromCachedPictures() throws Exception {
        Rig.Sound sound = Rig.Sound.valueOf(System.getProperty("sound", "ENCODED"));
        ScheduledExecutorService viewers = Executors.newScheduledThreadPool(8);
        try (Rig rig = new Rig(
                folder.newFolder().toPath(), new BenchClips().hour("854x480", Look.PLAIN), CHANNELS, sound, 854, 480)) {
            rig.fill();
            List<Channel> all = rig.all();
            for (int i = 0; i < CHANNELS; i++) {
                Viewer viewer = new Viewer(rig, all.get(i));
                long begin = TimeUnit.SECONDS.toMillis(RAMP_SECONDS) * i / CHANNELS;
                viewers.scheduleAtFixedRate(viewer, begin, 500, TimeUnit.MILLISECONDS);
            }
            TimeUnit.SECONDS.sleep(RAMP_SECONDS + 5);
            holding.set(true);
            double before = Rig.cpuSeconds();
            long began = System.nanoTime();
            TimeUnit.SECONDS.sleep(HOLD_SECONDS);
            double cpu = Rig.cpuSeconds() - before;
            double seconds = (System.nanoTime() - began) / 1e9;
            holding.set(false);
            // of what was taken, so that it is true as well where not all could be
            double each = cpu / (taken.get() * Rig.SEGMENT_SECONDS);
            Table.row(
                    "channels",
                    "seconds",
                    "segments taken",
                    "missed",
                    "CPU-s per channel and second",
                    "so many fit on two cores",
                    "at least",
                    "aim");
            Table.row(
                    Integer.toString(CHANNELS),
                    number(seconds, 0),
                    taken.toString(),
                    missed.toString(),
                    number(each, 5),
                    number(2 / each, 0),
                    sound == Rig.Sound.ENCODED ? "150" : "500",
                    sound == Rig.Sound.ENCODED ? "220" : "1500");
            rig.faults.stream().limit(5).forEach(System.out::println);
        } finally {
            viewers.shutdownNow();
        }
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** Looks at what is on offer every half second, as players do, and takes what is new. */
    private final class Viewer implements Runnable {
        private final Rig rig;
        private final Channel channel;
        private long next = -1;

        Viewer(Rig rig, Channel channel) {
            this.rig = rig;
            this.channel = channel;
        }

        @Override
        public void run() {
            rig.channels.watching(channel, "bench", "bench");
            List<Segment.Place> offered = rig.channels.window(channel).segments();
            Segment.Place newest = offered.get(offered.size() - 1);
            if (next < 0) {
                next = newest.number();
            }
            while (next <= newest.number()) {
                take(offered.get((int) Math.max(0, offered.size() - 1 - (newest.number() - next))));
                next++;
            }
        }

        private void take(Segment.Place place) {
            boolean late;
            try {
                rig.channels.segment(channel, place.number(), Duration.ofSeconds(1));
                Instant now = rig.clock.now();
                late = now.isAfter(place.start());
            } catch (SegmentUnavailableException e) {
                late = true;
            }
            if (holding.get()) {
                taken.incrementAndGet();
                if (late) {
                    missed.incrementAndGet();
                }
            }
        }
    }
}

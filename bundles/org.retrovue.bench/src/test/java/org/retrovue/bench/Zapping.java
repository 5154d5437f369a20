package org.retrovue.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.channel.SegmentUnavailableException;
import org.retrovue.tck.ManualClock;

/** Somebody who zaps through thirty channels on a clock that is moved by hand; most channels come from the cache after a while, every tenth is rendered anew. */
final class Zapping implements AutoCloseable {
    private static final int CHANNELS = 30;

    final Rig rig;
    private final ManualClock clock = ManualClock.at("2026-03-06T12:00:00Z");
    private final Random random = new Random(3);
    private final Path clip;
    private int tuned;

    Zapping(Path home, Path clip, int longFrames) throws Exception {
        this.clip = clip;
        rig = new Rig(home, clip, CHANNELS, Rig.Sound.CACHED, 320, 180, clock, longFrames);
    }

    int tuned() {
        return tuned;
    }

    /** Returns what went wrong. That rendering falls behind is no wonder where seconds take milliseconds. */
    List<String> faults() {
        return rig.faults.stream()
                .filter(fault -> !fault.startsWith("RunwayLow") && !fault.startsWith("Overload"))
                .toList();
    }

    /** Tunes in at random, looks at two segments or goes at once, leaves with or without a word. An hour of station time in all. */
    void zap(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            Channel channel = rig.all().get(random.nextInt(CHANNELS));
            String viewer = "viewer-" + tuned++;
            rig.channels.watching(channel, viewer, "bench");
            if (random.nextInt(4) > 0) {
                for (long number : onAir(channel)) {
                    take(channel, number);
                }
            }
            clock.advance(Duration.ofSeconds(1));
            if (random.nextBoolean()) {
                rig.channels.left(channel, viewer);
            }
            clock.advance(Duration.ofSeconds(3600 / times));
        }
    }

    private List<Long> onAir(Channel channel) {
        long number = rig.playout.numberAt(channel, clock.now());
        return List.of(number, number + 1);
    }

    private void take(Channel channel, long number) throws SegmentUnavailableException {
        Segment segment = rig.channels.segment(channel, number, Duration.ofSeconds(60));
        assertThat(segment.bytes().length).isGreaterThan(1000);
    }

    /** Lets all that is idle come to its end, and looks whether anything is left. */
    void rest() throws Exception {
        for (int i = 0; i < 9; i++) {
            clock.advance(Duration.ofSeconds(10));
        }
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while ((rig.playout.figures().queued() > 0 || !open(clip).isEmpty()) && System.nanoTime() < until) {
            Thread.onSpinWait();
            clock.advance(Duration.ofSeconds(10));
        }
        assertThat(rig.playout.figures().queued()).as("segments being rendered").isZero();
        assertThat(open(clip)).as("open readers of the clip").isEmpty();
        for (Channel channel : rig.all()) {
            assertThat(rig.channels.status(channel).running()).as("session").isFalse();
            assertThat(rig.channels.status(channel).viewers()).as("viewers").isZero();
        }
    }

    static List<String> open(Path clip) throws IOException {
        return files().stream().filter(file -> file.equals(clip.toString())).toList();
    }

    /** What this process has open, as Linux tells. */
    static List<String> files() throws IOException {
        Path all = Path.of("/proc/self/fd");
        List<String> files = new ArrayList<>();
        if (Files.isDirectory(all)) {
            try (Stream<Path> handles = Files.list(all)) {
                for (Path handle : handles.toList()) {
                    try {
                        files.add(Files.readSymbolicLink(handle).toString());
                    } catch (IOException e) {
                        // closed meanwhile
                    }
                }
            }
        }
        return files;
    }

    @Override
    public void close() throws ReflectiveOperationException {
        rig.close();
    }
}

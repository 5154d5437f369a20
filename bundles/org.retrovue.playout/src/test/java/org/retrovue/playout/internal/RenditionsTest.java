package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.Segment;
import org.retrovue.media.api.MediaException;
import org.retrovue.tck.transport.TransportChecker;
import org.retrovue.tck.transport.TransportReport;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Renditions of a channel: other pictures, all else the same. */
public final class RenditionsTest {
    private static final FrameRate RATE = FrameRate.NTSC;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static ChannelFormat format(int width, int height) {
        return new ChannelFormat("custom", width, height, Rational.ONE, RATE, 30, "ultrafast");
    }

    private static TransportReport read(byte[]... segments) {
        TransportChecker checker = TransportChecker.house();
        for (byte[] segment : segments) {
            checker.add(segment);
        }
        return checker.report();
    }

    @Test
    public void renditionsHaveTheSameCutsTimesAndSoundAndCanFollowEachOther() throws Exception {
        List<Event> events = House.coded(RATE, "2026-01-05T12:00:00Z", 77, 1, 31, 130, 15, 45, 90, 7, 61, 200, 44);
        Channel large = Lineups.channel(format(320, 180), Map.of());
        Channel small = large.in(format(160, 96));
        try (House house = new House(folder.getRoot().toPath(), Lineups.plans(Lineups.plan(RATE, events)))
                .join(new CodedProducer(), 10, 0)) {
            long first = house.playout.numberAt(large, Instant.parse("2026-01-05T12:00:01Z"));
            List<byte[]> mixed = new ArrayList<>();
            for (long number = first; number < first + 6; number++) {
                CompletableFuture<Segment> one = house.playout.render(large, number, house.clock.now());
                CompletableFuture<Segment> other = house.playout.render(small, number, house.clock.now());
                Segment a = one.get(60, TimeUnit.SECONDS);
                Segment b = other.get(60, TimeUnit.SECONDS);

                assertThat(a.place()).isEqualTo(b.place());
                assertThat(read(a.bytes()).pictureTimes())
                        .isEqualTo(read(b.bytes()).pictureTimes());
                assertThat(read(a.bytes()).soundTimes())
                        .isEqualTo(read(b.bytes()).soundTimes());
                mixed.add(number % 2 == 0 ? a.bytes() : b.bytes());
            }

            assertThat(read(mixed.toArray(byte[][]::new)).faults())
                    .as("a player that goes from one to the other at each segment")
                    .isEmpty();
        }
    }

    @Test(timeout = 20_000)
    public void soundThatTwoWantAtOnceIsMadeOnce() throws Exception {
        SharedSound shared = new SharedSound();
        List<byte[][]> got = new CopyOnWriteArrayList<>();
        Thread other = new Thread(() -> {
            try {
                got.add(shared.get("name", () -> {
                    throw new MediaException("made twice");
                }));
            } catch (MediaException | IOException e) {
                throw new AssertionError(e);
            }
        });

        byte[][] made = shared.get("name", () -> {
            other.start();
            while (other.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            return new byte[][] {{1}};
        });

        other.join();
        assertThat(got).containsExactly(made);
        assertThat(shared.get("name", () -> new byte[][] {{2}}))
                .as("nothing is kept")
                .isDeepEqualTo(new byte[][] {{2}});
    }
}

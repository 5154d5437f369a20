package org.retrovue.delivery.mpegts.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.channel.SegmentUnavailableException;
import org.retrovue.api.channel.Window;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.tck.fake.Offers;
import org.retrovue.time.FrameRate;

/** One channel whose segments begin with their number as text; remembers who came and went. */
final class TestChannels implements Channels {

    static final Channel CHANNEL = new Channel(
            ChannelId.of("retro-prime"),
            "5.1",
            "Retro Prime",
            ZoneId.of("UTC"),
            LocalTime.of(6, 0),
            Duration.ofMinutes(30),
            ChannelFormat.DEFAULT,
            "",
            Map.of());

    static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    static final long ON_AIR = NOW.getEpochSecond() * 30_000 / 1001 / 60;

    final List<String> log = new java.util.concurrent.CopyOnWriteArrayList<>();
    final AtomicInteger asked = new AtomicInteger();
    private final MasterClock clock;
    private final int bytesPerSegment;

    TestChannels(MasterClock clock, int bytesPerSegment) {
        this.clock = clock;
        this.bytesPerSegment = bytesPerSegment;
    }

    static Window window(FrameRate rate, Instant now) {
        return Offers.window(CHANNEL, rate, now);
    }

    @Override
    public List<Channel> all() {
        return List.of(CHANNEL);
    }

    @Override
    public Optional<Channel> find(String idOrNumber) {
        return all().stream()
                .filter(c -> c.id().value().equals(idOrNumber) || c.number().equals(idOrNumber))
                .findFirst();
    }

    @Override
    public synchronized void watching(Channel channel, String viewer, String face) {
        log.add("watching " + viewer + " " + face);
    }

    @Override
    public synchronized void left(Channel channel, String viewer) {
        log.add("left " + viewer);
    }

    @Override
    public Window window(Channel channel) {
        return window(channel.format().rate(), clock.now());
    }

    @Override
    public Segment segment(Channel channel, long number, Duration atMost) throws SegmentUnavailableException {
        asked.incrementAndGet();
        byte[] bytes = new byte[bytesPerSegment];
        byte[] name = ("[" + number + "]").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, bytes, 0, name.length);
        return new Segment(Offers.place(channel.format().rate(), number), bytes);
    }

    @Override
    public Status status(Channel channel) {
        return new Status(false, 0, 0, 0, 0, "");
    }
}

package org.retrovue.delivery.hls.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.channel.SegmentUnavailableException;
import org.retrovue.api.channel.Window;
import org.retrovue.tck.fake.MadeChannel;
import org.retrovue.tck.fake.Offers;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** One channel whose segments hold their number as text; remembers who came and went. */
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

    Channel channel = CHANNEL;
    int size;
    final List<String> madeIn = new ArrayList<>();
    final List<String> log = new ArrayList<>();
    int waits;
    final List<Long> made = new ArrayList<>();

    /** The channel with a rendition beside its own format. */
    static Channel withRenditions() {
        ChannelFormat small =
                new ChannelFormat("custom", 640, 360, Rational.ONE, FrameRate.NTSC, 26, "veryfast", false, 1_200);
        return MadeChannel.like(CHANNEL).format(CHANNEL.format(), small).made();
    }

    static Window window(FrameRate rate, Instant now) {
        return Offers.window(CHANNEL, rate, now);
    }

    @Override
    public List<Channel> all() {
        return List.of(channel);
    }

    @Override
    public Optional<Channel> find(String idOrNumber) {
        return all().stream()
                .filter(c -> c.id().value().equals(idOrNumber) || c.number().equals(idOrNumber))
                .findFirst();
    }

    @Override
    public synchronized void watching(Channel channel, String viewer, String face) {
        log.add("watching " + viewer + " " + face + " " + channel.format().key());
    }

    @Override
    public synchronized void left(Channel channel, String viewer) {
        log.add("left " + viewer);
    }

    @Override
    public Window window(Channel channel) {
        return window(channel.format().rate(), NOW);
    }

    @Override
    public Segment segment(Channel channel, long number, Duration atMost) throws SegmentUnavailableException {
        if (number < ON_AIR - 30) {
            throw new SegmentUnavailableException(SegmentUnavailableException.Reason.GONE, "gone");
        }
        if (number > ON_AIR + 30) {
            throw new SegmentUnavailableException(SegmentUnavailableException.Reason.NOT_YET, "not yet");
        }
        if (number == ON_AIR + 30) {
            throw new SegmentUnavailableException(SegmentUnavailableException.Reason.LATE, "late");
        }
        made.add(number);
        madeIn.add(channel.format().key());
        return new Segment(Offers.place(channel.format().rate(), number), bytes(number));
    }

    private byte[] bytes(long number) {
        byte[] text = ("segment " + number).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return java.util.Arrays.copyOf(text, Math.max(text.length, size));
    }

    @Override
    public synchronized void awaitPicture(Channel channel, Duration atMost) {
        waits++;
    }

    @Override
    public Status status(Channel channel) {
        return new Status(false, 0, 0, 0, 0, "");
    }
}

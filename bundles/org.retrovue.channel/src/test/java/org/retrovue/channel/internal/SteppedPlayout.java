package org.retrovue.channel.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.playout.Playout;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;

/** Renders when the test says so; its segments are two seconds long. */
final class SteppedPlayout implements Playout {
    final Map<Long, CompletableFuture<Segment>> asked = new TreeMap<>();
    final List<CompletableFuture<Segment>> all = new ArrayList<>();
    final List<String> formats = new ArrayList<>();
    final Map<Long, CompletableFuture<Segment>> prepared = new TreeMap<>();
    boolean atOnce = true;
    String text = "one";

    @Override
    public List<Event> events(Channel channel, FrameRange frames) {
        return List.of(Event.synthetic("e", EventKind.SLATE, frames, Map.of("text", text)));
    }

    @Override
    public Segment.Place place(Channel channel, long number) {
        FrameRate rate = channel.format().rate();
        FrameRange frames = new FrameRange(number * rate.segmentFrames(), (number + 1) * rate.segmentFrames());
        return new Segment.Place(number, frames, rate.startOf(frames.start()), rate.seconds(frames.count()));
    }

    @Override
    public long numberAt(Channel channel, Instant instant) {
        FrameRate rate = channel.format().rate();
        return Math.floorDiv(rate.frameAt(instant), (long) rate.segmentFrames());
    }

    @Override
    public CompletableFuture<Segment> render(Channel channel, long number, Instant deadline) {
        CompletableFuture<Segment> result = new CompletableFuture<>();
        asked.put(number, result);
        all.add(result);
        formats.add(channel.format().name() + " " + number);
        if (atOnce) {
            result.complete(new Segment(place(channel, number), text.getBytes(StandardCharsets.UTF_8)));
        }
        return result;
    }

    @Override
    public CompletableFuture<Segment> prepare(Channel channel, long number, Instant deadline) {
        CompletableFuture<Segment> result = new CompletableFuture<>();
        prepared.put(number, result);
        return result;
    }

    @Override
    public Optional<Eased> eased(Channel channel) {
        return Optional.empty();
    }

    @Override
    public Figures figures() {
        return new Figures(0, 0, 0, 1, 0);
    }

    @Override
    public List<Substitution> substitutions(Channel channel) {
        return new ArrayList<>();
    }
}

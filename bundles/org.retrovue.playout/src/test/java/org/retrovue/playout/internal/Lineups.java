package org.retrovue.playout.internal;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.BlockPlans;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Channels and line-ups for tests. */
final class Lineups {
    private Lineups() {}

    static Channel channel(FrameRate rate) {
        return channel(new ChannelFormat("custom", 160, 96, Rational.ONE, rate, 30, "ultrafast"), Map.of());
    }

    static Channel channel(ChannelFormat format, Map<String, String> overlays) {
        return new Channel(
                ChannelId.of("test"),
                "5",
                "Test",
                ZoneOffset.UTC,
                LocalTime.of(6, 0),
                Duration.ofMinutes(30),
                format,
                "",
                overlays);
    }

    static Event synthetic(long start, long count, Map<String, String> parameters) {
        return synthetic(start, count, 0, 0, parameters);
    }

    static Event synthetic(long start, long count, int fadeIn, int fadeOut, Map<String, String> parameters) {
        return new Event(
                "e" + start,
                EventKind.CONTENT,
                "synthetic",
                new FrameRange(start, start + count),
                Optional.empty(),
                Rational.ZERO,
                fadeIn,
                fadeOut,
                parameters);
    }

    /** Returns events of random lengths, many of them short, that tile so many frames or a little more. */
    static List<Event> random(long start, long frames, Random random) {
        List<Event> events = new ArrayList<>();
        long at = start;
        while (at < start + frames) {
            int longest =
                    switch (random.nextInt(4)) {
                        case 0 -> 3;
                        case 1 -> 40;
                        case 2 -> 100;
                        default -> 400;
                    };
            int count = 1 + random.nextInt(longest);
            events.add(synthetic(at, count, Map.of("pattern", "bars")));
            at += count;
        }
        return events;
    }

    static BlockPlan plan(FrameRate rate, List<Event> events) {
        FrameRange frames = new FrameRange(
                events.get(0).frames().start(),
                events.get(events.size() - 1).frames().end());
        return new BlockPlan(
                ChannelId.of("test"),
                "b" + frames.start(),
                "Block",
                rate.startOf(frames.start()),
                rate.startOf(frames.end()),
                rate,
                frames,
                events);
    }

    static BlockPlans plans(BlockPlan... plans) {
        return new BlockPlans() {
            @Override
            public List<BlockPlan> covering(ChannelId channel, FrameRange frames) {
                return List.of(plans).stream()
                        .filter(plan -> plan.frames().overlaps(frames))
                        .toList();
            }

            @Override
            public String holeReason(ChannelId channel) {
                return "Nothing to show";
            }
        };
    }
}

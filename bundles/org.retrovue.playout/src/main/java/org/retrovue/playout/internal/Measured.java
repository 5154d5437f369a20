package org.retrovue.playout.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.retrovue.media.api.HouseFormat;

/** Remembers what rendered frames took, by format: time and disk. Any thread. */
final class Measured {
    private record Sum(long frames, long nanos, long bytes) {
        Sum plus(Sum other) {
            return new Sum(frames + other.frames, nanos + other.nanos, bytes + other.bytes);
        }
    }

    /**
     * What a frame takes, on average.
     *
     * @param nanos of a render thread
     * @param bytes on the disk
     */
    record Frame(long nanos, long bytes) {}

    private final Map<HouseFormat, Sum> sums = new HashMap<>();

    synchronized void note(HouseFormat format, int frames, long nanos, long bytes) {
        sums.merge(format, new Sum(frames, nanos, bytes), Sum::plus);
    }

    /** Returns what a frame takes; by the number of its pixels where only other formats were rendered; nothing before the first. */
    synchronized Optional<Frame> of(HouseFormat format) {
        Sum own = sums.get(format);
        if (own != null) {
            return Optional.of(new Frame(own.nanos() / own.frames(), own.bytes() / own.frames()));
        }
        long pixels = 0;
        long nanos = 0;
        long bytes = 0;
        for (Map.Entry<HouseFormat, Sum> one : sums.entrySet()) {
            pixels += pixels(one.getKey()) * one.getValue().frames();
            nanos += one.getValue().nanos();
            bytes += one.getValue().bytes();
        }
        long wanted = pixels(format);
        return pixels < wanted
                ? Optional.empty()
                : Optional.of(new Frame(nanos / (pixels / wanted), bytes / (pixels / wanted)));
    }

    private static long pixels(HouseFormat format) {
        return (long) format.width() * format.height();
    }
}

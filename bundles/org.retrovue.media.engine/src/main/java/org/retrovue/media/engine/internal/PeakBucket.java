package org.retrovue.media.engine.internal;

import java.util.List;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.engine.EncodedGop;

/**
 * The bucket of a receiver that is filled at the format's peak and holds two seconds of it; each picture is taken out when it is decoded. Every GOP finds it half full or fuller and leaves it so: GOPs that know
 * nothing of each other can follow in any order and the bucket is never empty, and no GOP takes more than the peak times its length.
 *
 * @see "docs/contracts/media.md, MEDIA-020"
 */
final class PeakBucket {
    /** Units of a bit: the numerator of the frame rate, so that a frame's share of a second is whole. */
    private final long bit;

    private final long perFrame;
    private final long half;

    PeakBucket(HouseFormat format) {
        bit = format.rate().num();
        perFrame = 1_000L * format.peak() * format.rate().den();
        half = 1_000L * format.peak() * bit;
    }

    /** Tells whether a GOP finds the bucket half full and leaves it so, and never empty. */
    boolean holds(List<EncodedGop.Unit> units) {
        long fullness = half;
        for (EncodedGop.Unit unit : units) {
            fullness -= size(unit);
            if (fullness < 0) {
                return false;
            }
            fullness = Math.min(2 * half, fullness + perFrame);
        }
        return fullness >= half;
    }

    /** Returns how much too large a GOP is, in sixths of a halving: about what one step of constant rate factor takes off. Zero or more. */
    int excess(List<EncodedGop.Unit> units) {
        long taken = 0;
        long owned = half;
        int most = 0;
        for (EncodedGop.Unit unit : units) {
            taken += size(unit);
            most = Math.max(most, sixths(taken, owned));
            owned += perFrame;
        }
        return Math.max(most, sixths(taken, owned - half));
    }

    /** Returns how much larger a GOP could be, in sixths of a halving. */
    int spare(List<EncodedGop.Unit> units) {
        long taken = units.stream().mapToLong(this::size).sum();
        return sixths(perFrame * units.size(), Math.max(bit, taken));
    }

    private long size(EncodedGop.Unit unit) {
        return 8L * unit.bytes().length * bit;
    }

    private static int sixths(long taken, long owned) {
        int steps = 0;
        for (long rest = taken; rest > owned; rest = rest / 1_000 * 891) { // 2 to the power of -1/6
            steps++;
        }
        return steps;
    }
}

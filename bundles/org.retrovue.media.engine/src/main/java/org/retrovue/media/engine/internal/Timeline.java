package org.retrovue.media.engine.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.retrovue.time.Rational;

/** Takes the jumps out of timestamps: a step of more than ten seconds or back in time comes from damage or from joined recordings, and is no pause. */
final class Timeline {
    private static final Rational LONGEST_STEP = Rational.of(10);
    private static final Rational SLACK = Rational.of(1, 2);
    /** Streams of one recording jump by the same; their first and last packets do not lie farther apart than this. */
    private static final Rational ALIKE = Rational.of(1);

    private final long longest;
    private final long back;
    private final long[] repaired;
    private final Rational tick;
    private final List<Rational> offsets = new ArrayList<>();
    private final BitSet jumps = new BitSet();

    /**
     * Repairs.
     *
     * @param stamps of packets in the order of the file, {@link PacketTable#NONE} where unknown
     * @param clock their decoding times, which only rise when all is well; where unknown the stamps are used
     * @param durations how long packets last, zero where unknown
     * @param tick seconds
     * @param guide how far another stream of the file was moved by each of its jumps; what jumps alike is moved alike, so that the two stay together
     */
    Timeline(long[] stamps, long[] clock, long[] durations, Rational tick, List<Rational> guide) {
        this.tick = tick;
        longest = LONGEST_STEP.dividedBy(tick).floor();
        back = SLACK.dividedBy(tick).floor();
        repaired = stamps.clone();
        long usual = usualStep(clock);
        long offset = 0;
        long before = PacketTable.NONE;
        for (int i = 0; i < stamps.length; i++) {
            long now = clock[i] != PacketTable.NONE ? clock[i] : stamps[i];
            if (now == PacketTable.NONE) {
                continue;
            }
            if (before != PacketTable.NONE) {
                long step = now - before;
                long most = Math.max(longest, i == 0 ? 0 : 2 * durations[i - 1]);
                long least = clock[i] != PacketTable.NONE ? -back : -longest;
                if (step > most || step < least) {
                    offset = moved(offset + usual - step, guide);
                    offsets.add(tick.times(offset));
                    jumps.set(i);
                }
            }
            before = now;
            if (stamps[i] != PacketTable.NONE) {
                repaired[i] = stamps[i] + offset;
            }
        }
    }

    private long moved(long offset, List<Rational> guide) {
        if (offsets.size() >= guide.size()) {
            return offset;
        }
        Rational other = guide.get(offsets.size());
        Rational apart = other.minus(tick.times(offset));
        boolean alike = apart.compareTo(ALIKE) < 0 && Rational.ZERO.minus(apart).compareTo(ALIKE) < 0;
        return alike ? other.dividedBy(tick).plus(Rational.of(1, 2)).floor() : offset;
    }

    private static long usualStep(long[] clock) {
        long[] steps = new long[Math.min(clock.length, 1000)];
        int found = 0;
        for (int i = 1; i < clock.length && found < steps.length; i++) {
            if (clock[i] != PacketTable.NONE && clock[i - 1] != PacketTable.NONE && clock[i] > clock[i - 1]) {
                steps[found++] = clock[i] - clock[i - 1];
            }
        }
        if (found == 0) {
            return 1;
        }
        Arrays.sort(steps, 0, found);
        return steps[found / 2];
    }

    /** Returns the stamps without jumps. */
    long[] repaired() {
        return repaired;
    }

    /** Returns the packets at which times jump. */
    BitSet jumps() {
        return jumps;
    }

    /** Returns how far packets were moved from each jump on, in seconds. */
    List<Rational> offsets() {
        return offsets;
    }
}

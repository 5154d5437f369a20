package org.retrovue.media.engine.internal;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.retrovue.time.Rational;

/**
 * When each source frame is shown, exactly. Container timestamps are rounded: where all of a clip lie within one tick of k / rate, frame k is at k / rate; where all lie
 * within a tick of some multiple of 1 / rate (frames were left out), at that multiple; otherwise at its tick.
 */
final class FrameTimes {
    private final Rational unit;
    private final int count;
    private final long @Nullable [] units;
    private final long end;

    /**
     * Makes the times.
     *
     * @param unit seconds
     * @param count frames, one or more
     * @param units the time of each in units, rising from 0; null when that of frame k is k
     * @param end the end of the last in units
     */
    FrameTimes(Rational unit, int count, long @Nullable [] units, long end) {
        this.unit = unit;
        this.count = count;
        this.units = units;
        this.end = end;
    }

    int count() {
        return count;
    }

    /** Returns the number of the latest frame that is not after a time; zero before the first. */
    int frameAt(Rational time) {
        long at = time.dividedBy(unit).floor();
        if (at <= 0) {
            return 0;
        }
        long[] table = units;
        if (table == null) {
            return (int) Math.min(at, count - 1);
        }
        int found = Arrays.binarySearch(table, at);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /** Returns when a frame begins, in seconds from the first. */
    Rational timeOf(int frame) {
        long[] table = units;
        return unit.times(table == null ? frame : table[frame]);
    }

    /** Tells whether a time lies in the second half of a frame, where its second field is shown. */
    boolean isSecondHalf(int frame, Rational time) {
        Rational next = frame + 1 < count ? timeOf(frame + 1) : duration();
        return time.times(2).compareTo(timeOf(frame).plus(next)) >= 0;
    }

    /** Returns the mean rate. */
    Rational meanRate() {
        return Rational.of(count).dividedBy(duration());
    }

    /** Returns when the last frame ends. */
    Rational duration() {
        return unit.times(end);
    }

    /** Returns the rate where it is constant. */
    Optional<Rational> rate() {
        return units == null ? Optional.of(Rational.ONE.dividedBy(unit)) : Optional.empty();
    }

    int heapBytes() {
        long[] table = units;
        return table == null ? 0 : table.length * Long.BYTES;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(unit.num());
        out.writeLong(unit.den());
        out.writeInt(count);
        out.writeLong(end);
        long[] table = units;
        out.writeBoolean(table != null);
        if (table != null) {
            long before = 0;
            for (long value : table) {
                Varints.writeSigned(out, value - before);
                before = value;
            }
        }
    }

    static FrameTimes read(IndexInput in) throws IOException {
        Rational unit = Rational.of(in.readLong(), in.readLong());
        int count = in.readInt();
        long end = in.readLong();
        if (!in.readBoolean()) {
            return new FrameTimes(unit, count, null, end);
        }
        long[] table = new long[count];
        long before = 0;
        for (int i = 0; i < count; i++) {
            before += in.readSigned();
            table[i] = before;
        }
        return new FrameTimes(unit, count, table, end);
    }
}

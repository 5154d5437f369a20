package org.retrovue.media.engine.internal;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** The packets of one stream in the order of the file: enough to know one again after a seek, and to find the way to it. */
final class PacketTable {
    /** Decoding may begin here. */
    static final int KEY = 1;
    /** The stamp is a presentation time; otherwise it is a decoding time. */
    static final int PRESENTED = 2;
    /** Decoded, but not shown. */
    static final int HIDDEN = 4;

    /** In the written form: no time follows. */
    private static final int UNTIMED = 64;

    /** No time is known. */
    static final long NONE = Long.MIN_VALUE;

    private int count;
    private int[] sizes;
    private long[] stamps;
    private long[] positions;
    private byte[] flags;
    private byte[] description = {};

    PacketTable() {
        this(1024);
    }

    private PacketTable(int capacity) {
        sizes = new int[capacity];
        stamps = new long[capacity];
        positions = new long[capacity];
        flags = new byte[capacity];
    }

    void add(int size, long stamp, long position, int flag) {
        if (count == sizes.length) {
            resize(count + count / 2);
        }
        sizes[count] = size;
        stamps[count] = stamp;
        positions[count] = position;
        flags[count++] = (byte) flag;
    }

    private void resize(int capacity) {
        sizes = Arrays.copyOf(sizes, capacity);
        stamps = Arrays.copyOf(stamps, capacity);
        positions = Arrays.copyOf(positions, capacity);
        flags = Arrays.copyOf(flags, capacity);
    }

    int count() {
        return count;
    }

    int size(int ordinal) {
        return sizes[ordinal];
    }

    /** Returns the time as the container has it, in ticks of the stream. */
    long stamp(int ordinal) {
        return stamps[ordinal];
    }

    /** Returns where it begins in the file, or less than zero. */
    long position(int ordinal) {
        return positions[ordinal];
    }

    boolean is(int ordinal, int flag) {
        return (flags[ordinal] & flag) != 0;
    }

    /** Returns the ordinal of the packet that looks like this, the nearest to another one; -1 when there is none. */
    int find(int size, long presented, long decoded, long position, int near) {
        int start = Math.max(0, Math.min(count - 1, near));
        for (int i = 0; i < count; i++) {
            int below = start - i;
            int above = start + i;
            if (below < 0 && above >= count) {
                break;
            }
            if (below >= 0 && looksLike(below, size, presented, decoded, position)) {
                return below;
            }
            if (above < count && looksLike(above, size, presented, decoded, position)) {
                return above;
            }
        }
        return -1;
    }

    private boolean looksLike(int ordinal, int size, long presented, long decoded, long position) {
        if (sizes[ordinal] != size) {
            return false;
        }
        long stamp = is(ordinal, PRESENTED) ? presented : decoded;
        return stamp != NONE && stamp == stamps[ordinal]
                || position >= 0 && position == positions[ordinal] && (stamp == NONE || stamps[ordinal] == NONE);
    }

    /** Notes that packets lie in the file as they are, and what a decoder must know besides. */
    void describe(byte[] parameters) {
        description = parameters.clone();
    }

    /** Returns what a {@link StreamDescription} is restored from; nothing where packets must come through their container. */
    Optional<byte[]> description() {
        return description.length == 0 ? Optional.empty() : Optional.of(description);
    }

    int heapBytes() {
        return sizes.length * 21 + description.length;
    }

    /** Writes column by column, each as what is surprising of it: most is nothing, which packs well and unpacks fast. */
    void write(DataOutputStream out) throws IOException {
        out.writeInt(count);
        out.writeInt(description.length);
        out.write(description);
        for (int i = 0; i < count; i++) {
            out.writeByte(flags[i] | (stamps[i] == NONE ? UNTIMED : 0));
        }
        for (int i = 0; i < count; i++) {
            Varints.write(out, sizes[i]);
        }
        long expected = 0;
        for (int i = 0; i < count; i++) {
            Varints.writeSigned(out, positions[i] - expected);
            expected = positions[i] + sizes[i];
        }
        long stamp = 0;
        long step = 0;
        for (int i = 0; i < count; i++) {
            if (stamps[i] != NONE) {
                Varints.writeSigned(out, stamps[i] - stamp - step);
                step = stamps[i] - stamp;
                stamp = stamps[i];
            }
        }
    }

    static PacketTable read(IndexInput in) throws IOException {
        int count = in.readCount();
        PacketTable table = new PacketTable(Math.max(1, count));
        table.count = count;
        table.description = in.readBytes(in.readInt());
        System.arraycopy(in.readBytes(count), 0, table.flags, 0, count);
        for (int i = 0; i < count; i++) {
            table.sizes[i] = (int) in.readNumber();
        }
        long expected = 0;
        for (int i = 0; i < count; i++) {
            table.positions[i] = expected + in.readSigned();
            expected = table.positions[i] + table.sizes[i];
        }
        long stamp = 0;
        long step = 0;
        for (int i = 0; i < count; i++) {
            if ((table.flags[i] & UNTIMED) != 0) {
                table.flags[i] &= ~UNTIMED;
                table.stamps[i] = NONE;
            } else {
                step += in.readSigned();
                stamp += step;
                table.stamps[i] = stamp;
            }
        }
        return table;
    }
}

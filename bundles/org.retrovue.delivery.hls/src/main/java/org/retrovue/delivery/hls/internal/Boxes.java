package org.retrovue.delivery.hls.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the boxes of ISO/IEC 14496-12: a length, four letters, content. Grows as it is written. */
final class Boxes {
    private ByteBuffer bytes;

    Boxes(int expected) {
        bytes = ByteBuffer.allocate(expected);
    }

    /** Begins a box. Returns where, for {@link #end}. */
    int begin(String name) {
        int at = bytes.position();
        u32(0).text(name);
        return at;
    }

    /** Begins a box with version and flags. */
    int begin(String name, int version, int flags) {
        int at = begin(name);
        u32(version << 24 | flags);
        return at;
    }

    /** Ends a box: its length is now known. */
    void end(int begun) {
        bytes.putInt(begun, bytes.position() - begun);
    }

    Boxes u8(int... values) {
        room(values.length);
        for (int value : values) {
            bytes.put((byte) value);
        }
        return this;
    }

    Boxes u16(int... values) {
        room(2 * values.length);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return this;
    }

    Boxes u32(int... values) {
        room(4 * values.length);
        for (int value : values) {
            bytes.putInt(value);
        }
        return this;
    }

    Boxes u64(long value) {
        room(8);
        bytes.putLong(value);
        return this;
    }

    Boxes text(String ascii) {
        return put(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    Boxes zeros(int count) {
        return put(new byte[count]);
    }

    Boxes put(byte[] some) {
        room(some.length);
        bytes.put(some);
        return this;
    }

    int position() {
        return bytes.position();
    }

    /** Writes a number where another was. */
    void u32At(int at, int value) {
        bytes.putInt(at, value);
    }

    byte[] done() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private void room(int count) {
        if (bytes.remaining() < count) {
            ByteBuffer larger = ByteBuffer.allocate(2 * bytes.capacity() + count);
            bytes = larger.put(bytes.flip());
        }
    }
}

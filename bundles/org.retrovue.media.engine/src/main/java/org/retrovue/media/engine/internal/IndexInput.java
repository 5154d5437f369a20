package org.retrovue.media.engine.internal;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads what {@link java.io.DataOutput} and {@link Varints} wrote, from memory and on one thread: an hour has a million small numbers, which streams would take many times as long to hand on, while the
 * first picture is waited for.
 */
final class IndexInput {
    private final byte[] bytes;
    private int at;

    IndexInput(byte[] bytes) {
        this.bytes = bytes;
    }

    int readInt() throws IOException {
        return next(Integer.BYTES).getInt();
    }

    long readLong() throws IOException {
        return next(Long.BYTES).getLong();
    }

    boolean readBoolean() throws IOException {
        return readUnsignedByte() != 0;
    }

    int readUnsignedByte() throws IOException {
        return next(1).get() & 0xff;
    }

    String readUTF() throws IOException {
        int length = next(Short.BYTES).getShort() & 0xffff;
        next(length);
        return new DataInputStream(new ByteArrayInputStream(bytes, at - length - 2, length + 2)).readUTF();
    }

    byte[] readBytes(int count) throws IOException {
        byte[] result = new byte[count];
        next(count).get(result);
        return result;
    }

    /** Returns a number that {@link Varints#write} wrote. */
    long readNumber() throws IOException {
        long value = 0;
        int place = at;
        for (int shift = 0; shift < Long.SIZE && place < bytes.length; shift += 7) {
            int part = bytes[place++];
            value |= (part & 127L) << shift;
            if (part >= 0) {
                at = place;
                return value;
            }
        }
        throw new IOException("a number does not end");
    }

    /** Returns a number that {@link Varints#writeSigned} wrote. */
    long readSigned() throws IOException {
        long value = readNumber();
        return value >>> 1 ^ -(value & 1);
    }

    /** Returns the numbers that {@link Varints#writeAscending} wrote. */
    int[] readAscending() throws IOException {
        int[] values = new int[readCount()];
        int before = 0;
        for (int i = 0; i < values.length; i++) {
            before += (int) readSigned();
            values[i] = before;
        }
        return values;
    }

    /** Returns how many of something follow, each of at least a byte. */
    int readCount() throws IOException {
        int count = readInt();
        if (count < 0 || count > bytes.length - at) {
            throw new EOFException(count + " of something where " + (bytes.length - at) + " bytes are left");
        }
        return count;
    }

    private ByteBuffer next(int count) throws IOException {
        if (count < 0 || count > bytes.length - at) {
            throw new EOFException();
        }
        ByteBuffer result = ByteBuffer.wrap(bytes, at, count);
        at += count;
        return result;
    }
}

package org.retrovue.media.engine.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Whole numbers in as few bytes as they need. */
final class Varints {
    private Varints() {}

    static void write(DataOutputStream out, long value) throws IOException {
        long rest = value;
        while ((rest & ~127L) != 0) {
            out.writeByte((int) (rest & 127 | 128));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    static long read(DataInputStream in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = in.readUnsignedByte();
            value |= (next & 127L) << shift;
            if (next < 128) {
                return value;
            }
        }
        throw new IOException("a number does not end");
    }

    static void writeSigned(DataOutputStream out, long value) throws IOException {
        write(out, value << 1 ^ value >> 63);
    }

    static long readSigned(DataInputStream in) throws IOException {
        long value = read(in);
        return value >>> 1 ^ -(value & 1);
    }

    static void writeAscending(DataOutputStream out, int[] values) throws IOException {
        out.writeInt(values.length);
        int before = 0;
        for (int value : values) {
            writeSigned(out, value - before);
            before = value;
        }
    }

    static int[] readAscending(DataInputStream in) throws IOException {
        int[] values = new int[in.readInt()];
        int before = 0;
        for (int i = 0; i < values.length; i++) {
            before += (int) readSigned(in);
            values[i] = before;
        }
        return values;
    }
}

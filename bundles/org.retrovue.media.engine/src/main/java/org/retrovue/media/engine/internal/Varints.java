package org.retrovue.media.engine.internal;

import java.io.DataOutputStream;
import java.io.IOException;

/** Whole numbers in as few bytes as they need; {@link IndexInput} reads them. */
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

    static void writeSigned(DataOutputStream out, long value) throws IOException {
        write(out, value << 1 ^ value >> 63);
    }

    static void writeAscending(DataOutputStream out, int[] values) throws IOException {
        out.writeInt(values.length);
        int before = 0;
        for (int value : values) {
            writeSigned(out, value - before);
            before = value;
        }
    }
}

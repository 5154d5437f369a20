package org.retrovue.playout.internal;

/** ADTS headers (ISO/IEC 13818-7, 6.2) for AAC-LC, 48 kHz, stereo. */
final class Adts {
    static final int HEADER = 7;
    private static final int MAX_FRAME = 1 << 13;

    private Adts() {}

    /** Returns frames [from, to), each with its header before it. */
    static byte[] frames(byte[][] aac, int from, int to) {
        int size = 0;
        for (int i = from; i < to; i++) {
            size += HEADER + aac[i].length;
        }
        byte[] out = new byte[size];
        int at = 0;
        for (int i = from; i < to; i++) {
            header(aac[i].length + HEADER, out, at);
            System.arraycopy(aac[i], 0, out, at + HEADER, aac[i].length);
            at += HEADER + aac[i].length;
        }
        return out;
    }

    private static void header(int length, byte[] out, int at) {
        if (length >= MAX_FRAME) {
            throw new IllegalArgumentException("an AAC frame of " + length + " bytes does not fit ADTS");
        }
        out[at] = (byte) 0xff;
        out[at + 1] = (byte) 0xf1; // MPEG-4, layer 0, no CRC
        out[at + 2] = 0x4c; // AAC-LC, 48 kHz (index 3), private 0, channels high bit 0
        out[at + 3] = (byte) (0x80 | length >> 11); // stereo
        out[at + 4] = (byte) (length >> 3);
        out[at + 5] = (byte) ((length & 7) << 5 | 0x1f); // buffer fullness 0x7ff: variable rate
        out[at + 6] = (byte) 0xfc;
    }
}

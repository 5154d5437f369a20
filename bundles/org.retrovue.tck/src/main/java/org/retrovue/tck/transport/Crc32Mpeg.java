package org.retrovue.tck.transport;

/** The checksum of sections: CRC-32 of MPEG-2, most significant bit first, not inverted. */
final class Crc32Mpeg {
    private Crc32Mpeg() {}

    /** Returns zero over a section that ends with its own right checksum. */
    static int of(byte[] bytes, int from, int to) {
        int crc = -1;
        for (int i = from; i < to; i++) {
            crc ^= bytes[i] << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? crc << 1 ^ 0x04C11DB7 : crc << 1;
            }
        }
        return crc;
    }
}

package org.retrovue.playout.internal;

import org.retrovue.time.Pts;

/** A PES packet (ISO/IEC 13818-1, 2.4.3.6) and into how many transport packets it is to be split. */
final class PesPacket {
    /** No PCR goes with it. */
    static final long NO_PCR = -1;

    private static final int PAYLOAD = 184;
    private static final int PCR_FIELD = 8;

    private final long ticks;
    private final long pcr;
    private final boolean randomAccess;
    private final byte[] bytes;
    private final int headerLength;
    private int extra;

    private PesPacket(long ticks, long pcr, boolean randomAccess, byte[] bytes, int headerLength) {
        this.ticks = ticks;
        this.pcr = pcr;
        this.randomAccess = randomAccess;
        this.bytes = bytes;
        this.headerLength = headerLength;
    }

    /** Makes one of an access unit; times in ticks from the epoch. */
    static PesPacket picture(long pts, long dts, long pcr, boolean randomAccess, byte[] unit) {
        byte[] bytes = new byte[19 + unit.length];
        start(bytes, 0xe0, 10, unit.length);
        bytes[7] = (byte) 0xc0;
        time(bytes, 9, 3, pts);
        time(bytes, 14, 1, dts);
        System.arraycopy(unit, 0, bytes, 19, unit.length);
        return new PesPacket(dts, Pts.wrap(pcr), randomAccess, bytes, 19);
    }

    /** Makes one of sound. */
    static PesPacket sound(long pts, byte[] frames) {
        byte[] bytes = new byte[14 + frames.length];
        start(bytes, 0xc0, 5, frames.length);
        bytes[7] = (byte) 0x80;
        time(bytes, 9, 2, pts);
        System.arraycopy(frames, 0, bytes, 14, frames.length);
        return new PesPacket(pts, NO_PCR, false, bytes, 14);
    }

    /** Returns its decoding time in ticks from the epoch, not wrapped. */
    long ticks() {
        return ticks;
    }

    long pcr() {
        return pcr;
    }

    boolean randomAccess() {
        return randomAccess;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Returns how many transport packets it takes. */
    int packets() {
        return 1 + (Math.max(0, bytes.length - firstRoom()) + PAYLOAD - 1) / PAYLOAD + extra;
    }

    /** Returns into how many more packets it could be split: the first keeps the header, each has a byte or more. */
    int spare() {
        return Math.max(0, bytes.length - headerLength - packets());
    }

    void splitFurther(int packets) {
        extra += packets;
    }

    int firstRoom() {
        return pcr == NO_PCR ? PAYLOAD : PAYLOAD - PCR_FIELD;
    }

    private static void start(byte[] bytes, int streamId, int headerData, int payload) {
        int length = 3 + headerData + payload;
        bytes[2] = 1;
        bytes[3] = (byte) streamId;
        if (length <= 0xffff) { // else zero: unbounded, which video may be
            bytes[4] = (byte) (length >> 8);
            bytes[5] = (byte) length;
        }
        bytes[6] = (byte) 0x84; // data is aligned
        bytes[8] = (byte) headerData;
    }

    private static void time(byte[] bytes, int at, int prefix, long ticks) {
        long pts = Pts.wrap(ticks);
        bytes[at] = (byte) (prefix << 4 | (pts >> 30 & 7) << 1 | 1);
        bytes[at + 1] = (byte) (pts >> 22);
        bytes[at + 2] = (byte) (pts >> 14 & 0xfe | 1);
        bytes[at + 3] = (byte) (pts >> 7);
        bytes[at + 4] = (byte) (pts << 1 & 0xfe | 1);
    }
}

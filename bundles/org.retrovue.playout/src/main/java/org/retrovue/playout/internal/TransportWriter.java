package org.retrovue.playout.internal;

import java.util.Arrays;

/** Writes transport packets (ISO/IEC 13818-1, 2.4.3) of one program. */
final class TransportWriter {
    static final int VIDEO_PID = 0x100;
    static final int SOUND_PID = 0x101;

    private static final int PACKET = 188;
    private static final int PAT_PID = 0;
    private static final int PMT_PID = 0x1000;
    private static final byte[] PAT = section(0, new byte[] {0, 1, (byte) (0xe0 | PMT_PID >> 8), (byte) PMT_PID});
    private static final byte[] PMT = section(2, new byte[] {
        (byte) (0xe0 | VIDEO_PID >> 8),
        (byte) VIDEO_PID,
        (byte) 0xf0,
        0, // PCR, no descriptors
        0x1b,
        (byte) (0xe0 | VIDEO_PID >> 8),
        (byte) VIDEO_PID,
        (byte) 0xf0,
        0, // H.264
        0x0f,
        (byte) (0xe0 | SOUND_PID >> 8),
        (byte) SOUND_PID,
        (byte) 0xf0,
        0, // AAC in ADTS
    });

    private final byte[] out;
    private int at;
    private int tables;
    private int videoPackets;
    private int soundPackets;

    TransportWriter(int packets) {
        out = new byte[packets * PACKET];
    }

    byte[] bytes() {
        return at == out.length ? out : Arrays.copyOf(out, at);
    }

    void tables() {
        table(PAT_PID, PAT);
        table(PMT_PID, PMT);
        tables++;
    }

    private void table(int pid, byte[] section) {
        header(pid, true, 0x10, tables);
        out[at + 4] = 0; // pointer field
        System.arraycopy(section, 0, out, at + 5, section.length);
        Arrays.fill(out, at + 5 + section.length, at + PACKET, (byte) 0xff);
        at += PACKET;
    }

    /** Writes a packet that carries a PCR only, which does not count. */
    void pcr(long base) {
        header(VIDEO_PID, false, 0x20, videoPackets - 1);
        adaptation(PACKET - 4, base, false);
        at += PACKET;
    }

    void pes(int pid, PesPacket pes) {
        int packets = pes.packets();
        int from = 0;
        for (int i = 0; i < packets; i++) {
            int room = i == 0 ? pes.firstRoom() : PACKET - 4;
            int size = Math.min(room, pes.bytes().length - from - (packets - 1 - i));
            int stuffing = PACKET - 4 - size;
            header(pid, i == 0, stuffing > 0 ? 0x30 : 0x10, pid == VIDEO_PID ? videoPackets++ : soundPackets++);
            if (stuffing > 0) {
                adaptation(stuffing, i == 0 ? pes.pcr() : PesPacket.NO_PCR, i == 0 && pes.randomAccess());
            }
            System.arraycopy(pes.bytes(), from, out, at + PACKET - size, size);
            from += size;
            at += PACKET;
        }
    }

    private void header(int pid, boolean start, int control, int counter) {
        out[at] = 0x47;
        out[at + 1] = (byte) ((start ? 0x40 : 0) | pid >> 8);
        out[at + 2] = (byte) pid;
        out[at + 3] = (byte) (control | counter & 15);
    }

    /** Fills so many bytes after the header with an adaptation field. */
    private void adaptation(int bytes, long pcr, boolean randomAccess) {
        int field = at + 4;
        out[field] = (byte) (bytes - 1);
        if (bytes == 1) {
            return;
        }
        out[field + 1] = (byte) ((pcr == PesPacket.NO_PCR ? 0 : 0x10) | (randomAccess ? 0x40 : 0));
        int fill = field + 2;
        if (pcr != PesPacket.NO_PCR) {
            out[fill] = (byte) (pcr >> 25);
            out[fill + 1] = (byte) (pcr >> 17);
            out[fill + 2] = (byte) (pcr >> 9);
            out[fill + 3] = (byte) (pcr >> 1);
            out[fill + 4] = (byte) ((pcr & 1) << 7 | 0x7e);
            out[fill + 5] = 0;
            fill += 6;
        }
        Arrays.fill(out, fill, field + bytes, (byte) 0xff);
    }

    private static byte[] section(int tableId, byte[] body) {
        byte[] section = new byte[8 + body.length + 4];
        int length = section.length - 3;
        section[0] = (byte) tableId;
        section[1] = (byte) (0xb0 | length >> 8);
        section[2] = (byte) length;
        section[4] = 1; // stream or program 1
        section[5] = (byte) 0xc1; // version 0, current
        System.arraycopy(body, 0, section, 8, body.length);
        int crc = crc(section, section.length - 4);
        for (int i = 0; i < 4; i++) {
            section[section.length - 4 + i] = (byte) (crc >>> 24 - 8 * i);
        }
        return section;
    }

    private static int crc(byte[] bytes, int length) {
        int crc = -1;
        for (int i = 0; i < length; i++) {
            crc ^= bytes[i] << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? crc << 1 ^ 0x04c11db7 : crc << 1;
            }
        }
        return crc;
    }
}

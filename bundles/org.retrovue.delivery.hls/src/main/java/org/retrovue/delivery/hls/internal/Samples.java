package org.retrovue.delivery.hls.internal;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pictures and frames of sound of a segment, taken from its transport stream (docs/contracts/transport.md): H.264 on one PID and AAC in ADTS on the other, whole PES packets only.
 *
 * @param pictures in decoding order
 * @param sound frames of AAC without their heads
 * @param soundTime presentation time of the first of them, 90 kHz ticks modulo 2^33
 * @param sps the sequence parameter set
 * @param pps the picture parameter set
 */
@SuppressWarnings("ArrayRecordComponent")
record Samples(List<Picture> pictures, List<byte[]> sound, long soundTime, byte[] sps, byte[] pps) {
    private static final int PACKET = 188;
    private static final int VIDEO_PID = 0x100;
    private static final int SOUND_PID = 0x101;
    private static final int ADTS_HEAD = 7;
    private static final int IDR = 5;
    private static final int SPS = 7;
    private static final int PPS = 8;
    private static final int DELIMITER = 9;

    /**
     * A picture.
     *
     * @param time when it is shown, 90 kHz ticks modulo 2^33
     * @param key whether it needs no other
     * @param bytes its NAL units, each after its length in four bytes, without delimiter; with parameter sets, as those of an overloaded channel are not those of the first piece
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Picture(long time, boolean key, byte[] bytes) {}

    /**
     * Reads a segment.
     *
     * @throws IllegalArgumentException when it is no such stream
     */
    static Samples of(byte[] stream) {
        Map<Integer, List<byte[]>> packets = packets(stream);
        List<Picture> pictures = new ArrayList<>();
        byte[][] sets = new byte[2][0];
        for (byte[] pes : packets.getOrDefault(VIDEO_PID, List.of())) {
            pictures.add(picture(pes, sets));
        }
        List<byte[]> sound = new ArrayList<>();
        long soundTime = 0;
        for (byte[] pes : packets.getOrDefault(SOUND_PID, List.of())) {
            soundTime = sound.isEmpty() ? time(pes) : soundTime;
            addFrames(pes, sound);
        }
        if (pictures.isEmpty() || sound.isEmpty() || sets[0].length < 4 || sets[1].length == 0) {
            throw new IllegalArgumentException("a segment of " + pictures.size() + " pictures and " + sound.size()
                    + " frames of sound, or without parameter sets");
        }
        return new Samples(pictures, sound, soundTime, sets[0], sets[1]);
    }

    private static Map<Integer, List<byte[]>> packets(byte[] stream) {
        Map<Integer, List<byte[]>> done = new HashMap<>();
        Map<Integer, ByteArrayOutputStream> open = new HashMap<>();
        for (int at = 0; at + PACKET <= stream.length; at += PACKET) {
            int pid = (stream[at + 1] & 0x1F) << 8 | stream[at + 2] & 0xFF;
            int from = at + 4 + ((stream[at + 3] & 0x20) != 0 ? 1 + (stream[at + 4] & 0xFF) : 0);
            if (pid != VIDEO_PID && pid != SOUND_PID || (stream[at + 3] & 0x10) == 0 || from > at + PACKET) {
                continue;
            }
            ByteArrayOutputStream packet = open.computeIfAbsent(pid, any -> new ByteArrayOutputStream());
            if ((stream[at + 1] & 0x40) != 0 && packet.size() > 0) {
                done.computeIfAbsent(pid, any -> new ArrayList<>()).add(packet.toByteArray());
                packet.reset();
            }
            packet.write(stream, from, at + PACKET - from);
        }
        open.forEach((pid, packet) ->
                done.computeIfAbsent(pid, any -> new ArrayList<>()).add(packet.toByteArray()));
        return done;
    }

    private static Picture picture(byte[] pes, byte[][] sets) {
        Boxes out = new Boxes(pes.length + 64);
        boolean key = false;
        int from = nextStart(pes, payload(pes));
        while (from < pes.length) {
            int next = nextStart(pes, from);
            int end = next < pes.length ? next - 3 : pes.length;
            while (end > from && pes[end - 1] == 0) {
                end--; // a start code may have more zeros before it; no NAL unit ends with one
            }
            byte[] unit = Arrays.copyOfRange(pes, from, end);
            switch (unit.length == 0 ? DELIMITER : unit[0] & 0x1F) {
                case SPS -> {
                    sets[0] = unit;
                    out.u32(unit.length).put(unit);
                }
                case PPS -> {
                    sets[1] = unit;
                    out.u32(unit.length).put(unit);
                }
                case DELIMITER -> {}
                case IDR -> {
                    key = true;
                    out.u32(unit.length).put(unit);
                }
                default -> out.u32(unit.length).put(unit);
            }
            from = next;
        }
        return new Picture(time(pes), key, out.done());
    }

    /** Returns where the NAL unit after the next start code begins; the end where there is none. */
    private static int nextStart(byte[] bytes, int from) {
        for (int at = from; at + 3 <= bytes.length; at++) {
            if (bytes[at] == 0 && bytes[at + 1] == 0 && bytes[at + 2] == 1) {
                return at + 3;
            }
        }
        return bytes.length;
    }

    private static void addFrames(byte[] pes, List<byte[]> into) {
        int at = payload(pes);
        while (at + ADTS_HEAD <= pes.length) {
            int length = (pes[at + 3] & 3) << 11 | (pes[at + 4] & 0xFF) << 3 | (pes[at + 5] & 0xFF) >> 5;
            if ((pes[at] & 0xFF) != 0xFF || length <= ADTS_HEAD || at + length > pes.length) {
                throw new IllegalArgumentException("a frame of sound without its head");
            }
            into.add(Arrays.copyOfRange(pes, at + ADTS_HEAD, at + length));
            at += length;
        }
    }

    private static int payload(byte[] pes) {
        if (pes.length < 14 || pes[2] != 1 || (pes[7] & 0x80) == 0 || 9 + (pes[8] & 0xFF) > pes.length) {
            throw new IllegalArgumentException("a PES packet without start code or time");
        }
        return 9 + (pes[8] & 0xFF);
    }

    private static long time(byte[] pes) {
        payload(pes);
        return (pes[9] >> 1 & 7L) << 30
                | (pes[10] & 0xFFL) << 22
                | (pes[11] >> 1 & 0x7FL) << 15
                | (pes[12] & 0xFFL) << 7
                | pes[13] >> 1 & 0x7FL;
    }
}

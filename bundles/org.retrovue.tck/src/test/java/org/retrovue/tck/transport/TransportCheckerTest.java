package org.retrovue.tck.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.tck.framecode.ClipMaker;
import org.retrovue.tck.transport.TransportFault.Kind;
import org.retrovue.time.FrameRate;

/** A good stream is found good; one fault of each kind, planted into it, is found. */
public final class TransportCheckerTest {
    private static final int PACKET = 188;

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static byte[] good = {};
    private static int pictures;
    private static int sound;

    @BeforeClass
    public static void makeAGoodStream() throws IOException {
        good = withoutSdt(stream("0"));
        for (int i = 0; i < packets() && (pictures == 0 || sound == 0); i++) {
            int pes = starts(i) ? payload(good, i) : 0;
            int id = pes > 0 && good[pes] == 0 && good[pes + 2] == 1 ? good[pes + 3] & 0xFF : 0;
            pictures = id == 0xE0 ? pid(i) : pictures;
            sound = id == 0xC0 ? pid(i) : sound;
        }
    }

    private static byte[] stream(String offset) throws IOException {
        return Files.readAllBytes(ClipMaker.clip(FOLDER.newFile(offset + ".ts").toPath())
                .rate(FrameRate.NTSC)
                .frames(90)
                .size(320, 180)
                .extra("-output_ts_offset", offset, "-mpegts_flags", "-initial_discontinuity", "-sdt_period", "1000")
                .extra("-x264-params", "aud=1", "-pat_period", "0.1")
                .make());
    }

    @Test
    public void aGoodStreamHasNoFaults() {
        TransportReport report = TransportChecker.check(List.of(good));

        assertThat(report.faults()).isEmpty();
        assertThat(report.pictureTimes()).hasSize(90);
        assertThat(report.soundTimes()).hasSizeBetween(140, 143);
    }

    @Test
    public void timeStampsMayRollOver() throws IOException {
        TransportReport report = TransportChecker.check(List.of(withoutSdt(stream("95441.5"))));

        assertThat(report.faults()).isEmpty();
        assertThat(report.pictureTimes().get(0)).isLessThan(1L << 33);
        assertThat(report.pictureTimes().get(89)).isGreaterThan(1L << 33);
    }

    @Test
    public void lostSyncIsFound() {
        byte[] stream = good.clone();
        stream[50 * PACKET] = 0x48;
        assertFound(Kind.SYNC, stream);
        assertFound(Kind.SYNC, Arrays.copyOf(good, good.length - 1));
    }

    @Test
    public void aLostAndADoubledPacketAreFound() {
        int victim = find(i -> pid(i) == pictures && !starts(i) && i > 100);
        assertFound(Kind.CONTINUITY, rewritten(i -> i == victim ? 0 : 1));
        assertFound(Kind.CONTINUITY, rewritten(i -> i == victim ? 2 : 1));
    }

    @Test
    public void rareForeignAndChangedTablesAreFound() {
        assertFound(Kind.TABLES, rewritten(i -> pid(i) == 0 && i > 10 && i < packets() - 40 ? 0 : 1));
        assertFound(Kind.TABLES, rewritten(i -> pid(i) == 0 ? 0 : 1));

        int later = find(i -> pid(i) == 0 && i > 0);
        byte[] foreign = good.clone();
        foreign[payload(foreign, later) + 1] = 4;
        assertFound(Kind.TABLES, foreign);

        byte[] changed = good.clone();
        changed[payload(changed, later) + 5] ^= 1;
        sign(changed, payload(changed, later));
        assertFound(Kind.TABLES, changed);
    }

    @Test
    public void aTableWithAWrongChecksumIsFound() {
        byte[] stream = good.clone();
        stream[payload(stream, find(i -> pid(i) == 0 && i > 0)) + 10] ^= 1;
        assertFound(Kind.CHECKSUM, stream);
    }

    @Test
    public void damagedAndScrambledPacketsAreFound() {
        byte[] damaged = good.clone();
        damaged[50 * PACKET + 1] |= (byte) 0x80;
        assertFound(Kind.TRANSPORT_ERROR, damaged);
        byte[] scrambled = good.clone();
        scrambled[50 * PACKET + 3] |= (byte) 0x80;
        assertFound(Kind.SCRAMBLED, scrambled);
    }

    @Test
    public void aStreamThatStaysAwayIsFound() {
        assertFound(Kind.PID_MISSING, rewritten(i -> pid(i) == sound ? 0 : 1));
        assertFound(Kind.PID_MISSING, rewritten(i -> pid(i) == sound && i > packets() / 2 ? 0 : 1));
    }

    @Test
    public void aStreamThatNobodyNamesIsFound() {
        byte[] stream = good.clone();
        stream[50 * PACKET + 2] ^= 0x40;
        assertFound(Kind.PID_UNKNOWN, stream);
    }

    @Test
    public void rareTimesAreFound() {
        assertFound(Kind.PTS_INTERVAL, rewritten(i -> pid(i) == pictures && i > 80 && i < packets() - 40 ? 0 : 1));
    }

    @Test
    public void aSegmentIsNotKeptButItsPlaceIsCounted() {
        TransportChecker checker = TransportChecker.standard();
        int second = find(i -> pid(i) == 0 && i > 100);
        checker.add(Arrays.copyOf(good, second * PACKET));
        byte[] rest = Arrays.copyOfRange(good, second * PACKET, good.length);
        rest[7 * PACKET + 1] |= (byte) 0x80;
        checker.add(rest);

        assertThat(checker.report().faults())
                .anyMatch(fault -> fault.kind() == Kind.TRANSPORT_ERROR && fault.packet() == second + 7);
    }

    @Test
    public void aForeignStreamTypeIsFound() {
        byte[] stream = good.clone();
        for (int i = 0; i < packets(); i++) {
            int at = payload(stream, i);
            if (starts(i) && stream[at + 1] == 2) {
                int type = find(stream, at, at + 60, 0x0F, 0xE0 | sound >> 8, sound & 0xFF);
                stream[type] = 0x03;
                sign(stream, at);
            }
        }
        assertFound(Kind.STREAM_TYPE, stream);
    }

    @Test
    public void rareAndJumpingClocksAreFound() {
        byte[] rare = good.clone();
        byte[] back = good.clone();
        byte[] late = good.clone();
        int count = 0;
        for (int i = 0; i < packets(); i++) {
            if (hasPcr(i)) {
                count++;
                if (count > 10 && count < 20) {
                    rare[i * PACKET + 5] &= (byte) ~0x10;
                }
                if (count == 15) {
                    back[i * PACKET + 7] -= 16;
                }
                late[i * PACKET + 7] += 4;
            }
        }
        assertFound(Kind.PCR_INTERVAL, rare);
        assertFound(Kind.PCR_VALUE, back);
        assertFound(Kind.PCR_VALUE, late);
    }

    @Test
    public void wrongTimesAreFound() {
        byte[] shifted = good.clone();
        int picture = find(i -> pid(i) == pictures && starts(i) && i > 100);
        shifted[payload(shifted, picture) + 12] += 8;
        assertFound(Kind.PTS_UNEVEN, shifted);

        byte[] noise = good.clone();
        int heard = find(i -> pid(i) == sound && starts(i) && i > 100);
        noise[payload(noise, heard) + 12] += 8;
        assertFound(Kind.PTS_UNEVEN, noise);

        byte[] back = good.clone();
        back[payload(back, heard) + 11] -= 8;
        assertFound(Kind.DTS_ORDER, back);
    }

    @Test
    public void aSegmentThatCannotBeBegunIsFound() {
        int second = find(i -> pid(i) == 0 && i > 100);
        List<byte[]> cut =
                List.of(Arrays.copyOf(good, second * PACKET), Arrays.copyOfRange(good, second * PACKET, good.length));
        assertThat(TransportChecker.check(cut).faults()).anyMatch(fault -> fault.kind() == Kind.SEGMENT_START);
        assertFound(Kind.SEGMENT_START, rewritten(i -> i < 2 ? 0 : 1));
    }

    @Test
    public void damagedFramesOfSoundAreFound() {
        byte[] stream = good.clone();
        int heard = find(i -> pid(i) == sound && starts(i) && i > 100);
        int pes = payload(stream, heard);
        stream[pes + 9 + (stream[pes + 8] & 0xFF)] = 0;
        assertFound(Kind.PAYLOAD, stream);
    }

    /** Puts the right checksum under a table that begins with its pointer field. */
    private static void sign(byte[] stream, int at) {
        int end = at + 1 + 3 + ((stream[at + 2] & 0xF) << 8 | stream[at + 3] & 0xFF);
        int crc = Crc32Mpeg.of(stream, at + 1, end - 4);
        for (int b = 0; b < 4; b++) {
            stream[end - 4 + b] = (byte) (crc >> 24 - 8 * b);
        }
    }

    private static void assertFound(Kind kind, byte[] stream) {
        assertThat(TransportChecker.check(List.of(stream)).faults()).anyMatch(fault -> fault.kind() == kind);
    }

    /** ffmpeg begins with the service description, which a segment of ours does not have. */
    private static byte[] withoutSdt(byte[] stream) {
        return Arrays.copyOfRange(stream, (stream[2] & 0xFF) == 0x11 ? PACKET : 0, stream.length);
    }

    private static byte[] rewritten(IntUnaryOperator copies) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < packets(); i++) {
            for (int copy = 0; copy < copies.applyAsInt(i); copy++) {
                out.write(good, i * PACKET, PACKET);
            }
        }
        return out.toByteArray();
    }

    private static int packets() {
        return good.length / PACKET;
    }

    private static int find(IntPredicate wanted) {
        for (int i = 0; i < packets(); i++) {
            if (wanted.test(i)) {
                return i;
            }
        }
        throw new AssertionError("no such packet");
    }

    private static int find(byte[] bytes, int from, int to, int... pattern) {
        for (int at = from; at < to; at++) {
            List<Boolean> same = new ArrayList<>();
            for (int i = 0; i < pattern.length; i++) {
                same.add((bytes[at + i] & 0xFF) == pattern[i]);
            }
            if (!same.contains(false)) {
                return at;
            }
        }
        throw new AssertionError("no such bytes");
    }

    private static int pid(int packet) {
        return (good[packet * PACKET + 1] & 0x1F) << 8 | good[packet * PACKET + 2] & 0xFF;
    }

    private static boolean starts(int packet) {
        return (good[packet * PACKET + 1] & 0x40) != 0;
    }

    private static boolean hasPcr(int packet) {
        int at = packet * PACKET;
        return (good[at + 3] & 0x20) != 0 && good[at + 4] != 0 && (good[at + 5] & 0x10) != 0;
    }

    private static int payload(byte[] stream, int packet) {
        int at = packet * PACKET;
        return at + 4 + ((stream[at + 3] & 0x20) != 0 ? 1 + (stream[at + 4] & 0xFF) : 0);
    }
}

package org.retrovue.tck.transport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.retrovue.tck.transport.TransportFault.Kind;

/**
 * Checks a transport stream of H.264 and AAC packet by packet: sync, continuity, tables, PCR, time stamps over the 33-bit roll-over, and the start of each segment.
 *
 * <pre>{@code
 * assertThat(TransportChecker.check(segments).faults()).isEmpty();
 * }</pre>
 */
public final class TransportChecker {
    static final int PACKET = 188;
    /** ETSI TR 101 290: a PAT and a PMT at least every half second. */
    static final long TABLE_INTERVAL = 27_000_000L / 2;
    /** ISO 13818-1: a PCR at least every tenth of a second. */
    static final long PCR_INTERVAL = 27_000_000L / 10;
    /** A stream is not further ahead of its clock than this. */
    static final long MOST_AHEAD = 10 * 90_000L;

    private static final int SYNC = 0x47;
    private static final int PAT_PID = 0;
    private static final int NULL_PID = 0x1FFF;
    private static final int VIDEO = 0x1B;
    private static final int AUDIO = 0x0F;

    private final List<TransportFault> faults = new ArrayList<>();
    private final Map<Integer, Integer> counters = new HashMap<>();
    private final Map<Integer, Elementary> streams = new HashMap<>();
    private final Map<Integer, Long> tablesSeen = new HashMap<>();
    private final Rolling pcr = new Rolling(Rolling.PCR_PERIOD);
    private long packets;
    private int pmtPid = -1;
    private int pcrPid = -1;
    private int inSegment;

    private TransportChecker() {}

    /**
     * Checks a stream.
     *
     * @param segments in order; each has to start so that a player can begin there
     * @return what it holds and what is wrong with it
     */
    public static TransportReport check(List<byte[]> segments) {
        TransportChecker checker = new TransportChecker();
        segments.forEach(checker::segment);
        return checker.report();
    }

    private TransportReport report() {
        streams.values().forEach(Elementary::finish);
        if (pmtPid < 0) {
            fault(Kind.TABLES, PAT_PID, "there is no PAT");
        } else if (streams.isEmpty()) {
            fault(Kind.TABLES, pmtPid, "there is no PMT");
        }
        List<Long> pictures = new ArrayList<>();
        List<Long> sound = new ArrayList<>();
        for (Elementary stream : streams.values()) {
            (stream instanceof PictureStream ? pictures : sound).addAll(stream.times());
        }
        return new TransportReport(packets, faults, pictures, sound);
    }

    void fault(Kind kind, int pid, String message) {
        faults.add(new TransportFault(kind, packets, pid, message));
    }

    private void segment(byte[] bytes) {
        if (bytes.length == 0 || bytes.length % PACKET != 0) {
            fault(Kind.SYNC, -1, "a segment of " + bytes.length + " bytes is not whole packets");
        }
        inSegment = 0;
        streams.values().forEach(Elementary::segmentStarts);
        for (int at = 0; at + PACKET <= bytes.length; at += PACKET) {
            packet(bytes, at);
            packets++;
            inSegment++;
        }
        streams.values().forEach(Elementary::segmentEnds);
    }

    private void packet(byte[] bytes, int at) {
        if ((bytes[at] & 0xFF) != SYNC) {
            fault(Kind.SYNC, -1, "a packet starts with 0x" + Integer.toHexString(bytes[at] & 0xFF));
            return;
        }
        int pid = (bytes[at + 1] & 0x1F) << 8 | bytes[at + 2] & 0xFF;
        if (pid == NULL_PID) {
            return;
        }
        boolean starts = (bytes[at + 1] & 0x40) != 0;
        boolean adapted = (bytes[at + 3] & 0x20) != 0;
        boolean loaded = (bytes[at + 3] & 0x10) != 0;
        int adaptation = adapted ? 1 + (bytes[at + 4] & 0xFF) : 0;
        int flags = adaptation > 1 ? bytes[at + 5] & 0xFF : 0;
        checkStart(pid);
        checkCounter(pid, bytes[at + 3] & 0xF, loaded, (flags & 0x80) != 0);
        if ((flags & 0x10) != 0) {
            clock(pid, bytes, at + 6);
        }
        if (loaded && 4 + adaptation <= PACKET) {
            payload(pid, starts, (flags & 0x40) != 0, bytes, at + 4 + adaptation, at + PACKET);
        }
    }

    private void checkStart(int pid) {
        if (inSegment == 0 && pid != PAT_PID) {
            fault(Kind.SEGMENT_START, pid, "a segment begins with PID " + pid + ", not with the PAT");
        } else if (inSegment == 1 && pid != pmtPid) {
            fault(Kind.SEGMENT_START, pid, "the second packet of a segment is of PID " + pid + ", not of the PMT");
        }
    }

    private void checkCounter(int pid, int counter, boolean loaded, boolean discontinuity) {
        Integer last = counters.put(pid, counter);
        if (last == null || discontinuity) {
            return;
        }
        int expected = loaded ? last + 1 & 0xF : last;
        if (counter != expected) {
            fault(Kind.CONTINUITY, pid, "counter " + counter + " where " + expected + " was due");
        }
    }

    private void clock(int pid, byte[] bytes, int at) {
        if (pid != pcrPid && pcrPid >= 0) {
            return;
        }
        long base = (bytes[at] & 0xFFL) << 25
                | (bytes[at + 1] & 0xFFL) << 17
                | (bytes[at + 2] & 0xFFL) << 9
                | (bytes[at + 3] & 0xFFL) << 1
                | (bytes[at + 4] & 0xFFL) >> 7;
        int extension = (bytes[at + 4] & 1) << 8 | bytes[at + 5] & 0xFF;
        if (extension >= 300) {
            fault(Kind.PCR_VALUE, pid, "PCR extension of " + extension);
        }
        boolean first = !pcr.known();
        long before = pcr.value();
        long step = pcr.next(base * 300 + extension) - before;
        if (first) {
            tablesSeen.replaceAll((table, never) -> pcr.value());
            return;
        }
        checkTableIntervals();
        if (step <= 0 || step > 27_000_000L) {
            fault(Kind.PCR_VALUE, pid, "the PCR steps by " + step / 27_000 + " ms");
        } else if (step > PCR_INTERVAL) {
            fault(Kind.PCR_INTERVAL, pid, "no PCR for " + step / 27_000 + " ms");
        }
    }

    /** Returns the clock in 90 kHz ticks, or a negative number before the first PCR. */
    long clock() {
        return pcr.known() ? pcr.value() / 300 : -1;
    }

    private void payload(int pid, boolean starts, boolean random, byte[] bytes, int from, int to) {
        if (pid == PAT_PID) {
            section(pid, starts, bytes, from, to);
        } else if (pid == pmtPid) {
            section(pid, starts, bytes, from, to);
        } else if (streams.containsKey(pid)) {
            streams.get(pid).packet(starts, random, bytes, from, to);
        }
    }

    private void section(int pid, boolean starts, byte[] bytes, int from, int to) {
        String name = pid == PAT_PID ? "PAT" : "PMT";
        int table = from + 1 + (bytes[from] & 0xFF);
        int length = table + 3 <= to ? (bytes[table + 1] & 0xF) << 8 | bytes[table + 2] & 0xFF : to;
        int end = table + 3 + length;
        if (!starts || end > to || length < 13) {
            fault(Kind.TABLES, pid, "the " + name + " is not one whole section");
            return;
        }
        if (Crc32Mpeg.of(bytes, table, end) != 0) {
            fault(Kind.TABLES, pid, "the " + name + " has a wrong checksum");
            return;
        }
        tablesSeen.put(pid, pcr.value());
        if (pid == PAT_PID) {
            readPat(bytes, table, end - 4);
        } else {
            readPmt(bytes, table, end - 4);
        }
    }

    private void checkTableIntervals() {
        tablesSeen.replaceAll((pid, last) -> {
            if (pcr.value() - last <= TABLE_INTERVAL) {
                return last;
            }
            fault(
                    Kind.TABLES,
                    pid,
                    "no " + (pid == PAT_PID ? "PAT" : "PMT") + " for " + (pcr.value() - last) / 27_000 + " ms");
            return pcr.value();
        });
    }

    private void readPat(byte[] bytes, int table, int end) {
        for (int at = table + 8; at + 4 <= end; at += 4) {
            int program = (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
            if (program != 0) {
                pmtPid = (bytes[at + 2] & 0x1F) << 8 | bytes[at + 3] & 0xFF;
                return;
            }
        }
        fault(Kind.TABLES, PAT_PID, "the PAT names no programme");
    }

    private void readPmt(byte[] bytes, int table, int end) {
        pcrPid = (bytes[table + 8] & 0x1F) << 8 | bytes[table + 9] & 0xFF;
        int at = table + 12 + ((bytes[table + 10] & 0xF) << 8 | bytes[table + 11] & 0xFF);
        for (; at + 5 <= end; at += 5 + ((bytes[at + 3] & 0xF) << 8 | bytes[at + 4] & 0xFF)) {
            int type = bytes[at] & 0xFF;
            int pid = (bytes[at + 1] & 0x1F) << 8 | bytes[at + 2] & 0xFF;
            if (!streams.containsKey(pid)) {
                if (type == VIDEO) {
                    streams.put(pid, new PictureStream(this, pid));
                } else if (type == AUDIO) {
                    streams.put(pid, new SoundStream(this, pid));
                } else {
                    fault(
                            Kind.STREAM_TYPE,
                            pid,
                            "stream type 0x" + Integer.toHexString(type)
                                    + " is neither H.264 (0x1b) nor AAC with ADTS (0xf)");
                }
            }
        }
    }
}

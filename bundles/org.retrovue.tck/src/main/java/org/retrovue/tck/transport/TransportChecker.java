package org.retrovue.tck.transport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.retrovue.tck.transport.TransportFault.Kind;

/**
 * Checks a transport stream of H.264 and AAC packet by packet: what ETSI TR 101 290 asks with priorities 1 and 2, as far as a stream in clear has it, time stamps over the 33-bit roll-over, and the start
 * of each segment. Keeps no segment, only times: an hour is a few megabytes.
 *
 * <pre>{@code
 * assertThat(TransportChecker.check(segments).faults()).isEmpty();
 *
 * TransportChecker checker = TransportChecker.house();
 * segments.forEach(checker::add);
 * assertThat(checker.report().faults()).isEmpty();
 * }</pre>
 *
 * <p>For one thread.
 */
public final class TransportChecker {
    static final int PACKET = 188;
    /** A stream is not further ahead of its clock than this. */
    static final long MOST_AHEAD = 10 * 90_000L;

    private static final int SYNC = 0x47;
    private static final int NULL_PID = 0x1FFF;
    /** Below it are PIDs of tables that DVB has beside ours, such as the SDT. */
    private static final int FIRST_FREE_PID = 0x20;

    private static final int VIDEO = 0x1B;
    private static final int AUDIO = 0x0F;

    private final Limits limits;
    private final List<TransportFault> faults = new ArrayList<>();
    private final Map<Integer, Integer> counters = new HashMap<>();
    private final Map<Integer, Elementary> streams = new HashMap<>();
    private final Tables tables = new Tables(this);
    private final Clock clock;
    private long packets;
    private int inSegment;

    private TransportChecker(Limits limits) {
        this.limits = limits;
        clock = new Clock(this, limits);
    }

    /**
     * Begins a stream that any receiver has to take.
     *
     * @return a checker with the limits of TR 101 290
     */
    public static TransportChecker standard() {
        return new TransportChecker(Limits.STANDARD);
    }

    /**
     * Begins a stream that the station made: a PCR every 40 ms, tables every 100 ms, and a clock that keeps its distance from the decoding times of pictures.
     *
     * @return a stricter checker
     */
    public static TransportChecker house() {
        return new TransportChecker(Limits.HOUSE);
    }

    /**
     * Checks a stream by the limits of TR 101 290.
     *
     * @param segments in order; each has to start so that a player can begin there
     * @return what it holds and what is wrong with it
     */
    public static TransportReport check(List<byte[]> segments) {
        TransportChecker checker = standard();
        segments.forEach(checker::add);
        return checker.report();
    }

    /**
     * Ends the stream.
     *
     * @return what it holds and what is wrong with it
     */
    public TransportReport report() {
        streams.values().forEach(Elementary::finish);
        if (tables.pmtPid() < 0) {
            fault(Kind.TABLES, Tables.PAT_PID, "there is no PAT");
        } else if (streams.isEmpty()) {
            fault(Kind.TABLES, tables.pmtPid(), "there is no PMT");
        }
        List<Long> pictures = new ArrayList<>();
        List<Long> sound = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (Elementary stream : streams.values()) {
            if (stream instanceof PictureStream pictureStream) {
                pictures.addAll(stream.times());
                sizes.addAll(pictureStream.sizes());
            } else {
                sound.addAll(stream.times());
            }
        }
        return new TransportReport(packets, faults, pictures, sound, sizes);
    }

    void fault(Kind kind, int pid, String message) {
        faults.add(new TransportFault(kind, packets, pid, message));
    }

    /** Tells of a stream that the PMT names. */
    void stream(int type, int pid) {
        if (type == VIDEO) {
            streams.put(pid, new PictureStream(this, pid));
        } else if (type == AUDIO) {
            streams.put(pid, new SoundStream(this, pid));
        } else {
            fault(
                    Kind.STREAM_TYPE,
                    pid,
                    "stream type 0x" + Integer.toHexString(type) + " is neither H.264 (0x1b) nor AAC with ADTS (0xf)");
        }
        clock.expect(pid, Limits.PRESENCE, Kind.PID_MISSING, "packet");
    }

    /**
     * Checks the next segment. It is not kept.
     *
     * @param bytes whole packets
     */
    public void add(byte[] bytes) {
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
        checkHeader(pid, bytes, at);
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
        boolean clocked = (flags & 0x10) != 0 && (pid == tables.pcrPid() || tables.pcrPid() < 0);
        if (clocked) {
            clock.read(pid, bytes, at + 6);
        }
        if (loaded && 4 + adaptation <= PACKET) {
            payload(pid, starts, clocked, (flags & 0x40) != 0, bytes, at + 4 + adaptation, at + PACKET);
        }
    }

    private void checkHeader(int pid, byte[] bytes, int at) {
        if ((bytes[at + 1] & 0x80) != 0) {
            fault(Kind.TRANSPORT_ERROR, pid, "a packet is marked as damaged");
        }
        if ((bytes[at + 3] & 0xC0) != 0) {
            fault(Kind.SCRAMBLED, pid, "a packet is scrambled");
        }
        if (!streams.isEmpty() && pid >= FIRST_FREE_PID && pid != NULL_PID && !tables.has(pid) && !clock.expects(pid)) {
            fault(Kind.PID_UNKNOWN, pid, "no table names PID " + pid);
        }
    }

    private void checkStart(int pid) {
        if (inSegment == 0 && pid != Tables.PAT_PID) {
            fault(Kind.SEGMENT_START, pid, "a segment begins with PID " + pid + ", not with the PAT");
        } else if (inSegment == 1 && pid != tables.pmtPid()) {
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

    /** Returns the clock in 90 kHz ticks, or a negative number before the first PCR. */
    long clock() {
        return clock.known() ? clock.ticks() / 300 : -1;
    }

    private void payload(int pid, boolean starts, boolean clocked, boolean random, byte[] bytes, int from, int to) {
        if (tables.has(pid)) {
            if (tables.read(pid, starts, bytes, from, to)) {
                clock.expect(pid, limits.tables(), Kind.TABLES, Tables.name(pid));
            }
        } else if (streams.containsKey(pid)) {
            clock.expect(pid, Limits.PRESENCE, Kind.PID_MISSING, "packet");
            streams.get(pid)
                    .packet(starts, random, clocked && limits.tiedClock() ? clock.ticks() : -1, bytes, from, to);
        }
    }
}

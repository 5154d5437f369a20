package org.retrovue.tck.transport;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.retrovue.tck.transport.TransportFault.Kind;

/** A stream of pictures or sound: puts PES packets together and reads their times. */
abstract class Elementary {
    final int pid;

    private final TransportChecker checker;
    private final ByteArrayOutputStream packet = new ByteArrayOutputStream();
    private final Rolling dtsRolling = new Rolling(Rolling.PTS_PERIOD);
    private long clocked = -1;
    private long lead = -1;
    private long latestPts = -1;
    private boolean begun;
    private boolean randomAccess;
    private boolean segmentStart = true;

    Elementary(TransportChecker checker, int pid) {
        this.checker = checker;
        this.pid = pid;
    }

    /** Takes the payload of one PES packet. */
    abstract void unit(byte[] bytes, int from, int to, long pts, boolean segmentStart, boolean randomAccess);

    /** Returns all presentation times, in rising order. */
    abstract List<Long> times();

    /** Checks what can be checked only at the end. */
    abstract void finish();

    void fault(Kind kind, String message) {
        checker.fault(kind, pid, message);
    }

    void segmentStarts() {
        segmentStart = true;
    }

    /** A segment ends with whole PES packets: the next one may be anybody's. */
    void segmentEnds() {
        flush();
    }

    /** Takes the payload of a packet; with the clock in ticks of 27 MHz where it carries one that is tied to the stream, else -1. */
    void packet(boolean starts, boolean random, long clock, byte[] bytes, int from, int to) {
        if (starts) {
            flush();
            begun = true;
            randomAccess = random;
            clocked = clock;
        } else if (!begun) {
            fault(Kind.SEGMENT_START, "payload before the first PES packet");
            return;
        }
        packet.write(bytes, from, to - from);
    }

    private void flush() {
        byte[] pes = packet.toByteArray();
        packet.reset();
        if (!begun) {
            return;
        }
        begun = false;
        if (pes.length < 14 || pes[0] != 0 || pes[1] != 0 || pes[2] != 1 || (pes[7] & 0x80) == 0) {
            fault(Kind.PAYLOAD, "a PES packet without start code or time");
            return;
        }
        int data = 9 + (pes[8] & 0xFF);
        int length = (pes[4] & 0xFF) << 8 | pes[5] & 0xFF;
        if (data > pes.length || length != 0 && 6 + length != pes.length) {
            fault(Kind.PAYLOAD, "a PES packet of " + pes.length + " bytes says that it has " + (6 + length));
            return;
        }
        times(pes, data);
    }

    private void times(byte[] pes, int data) {
        boolean both = (pes[7] & 0x40) != 0;
        long rolledPts = stamp(pes, 9);
        long rolledDts = both ? stamp(pes, 14) : rolledPts;
        boolean first = !dtsRolling.known();
        long before = dtsRolling.value();
        long dts = dtsRolling.next(rolledDts);
        long pts = dtsRolling.near(rolledPts, dts);
        if (!first && dts <= before) {
            fault(Kind.DTS_ORDER, "the decoding time steps by " + (dts - before) + " ticks");
        }
        if (pts < dts) {
            fault(Kind.PTS_UNEVEN, "shown " + (dts - pts) + " ticks before it is decoded");
        }
        checkClock(rolledDts);
        checkLead(rolledDts);
        if (latestPts >= 0 && pts - latestPts > Limits.TIME_STAMPS) {
            fault(Kind.PTS_INTERVAL, "no presentation time for " + (pts - latestPts) / 90 + " ms");
        }
        latestPts = pts;
        unit(pes, data, pes.length, pts, segmentStart, randomAccess);
        segmentStart = false;
    }

    private void checkClock(long rolledDts) {
        long clock = checker.clock();
        if (clock < 0) {
            return;
        }
        long ahead = dtsRolling.near(rolledDts, clock) - clock;
        if (ahead < 0 || ahead > TransportChecker.MOST_AHEAD) {
            fault(Kind.PCR_VALUE, "arrives " + ahead + " ticks before it is decoded");
        }
    }

    private void checkLead(long rolledDts) {
        if (clocked < 0) {
            return;
        }
        long ahead = dtsRolling.near(rolledDts, clocked / 300) * 300 - clocked;
        if (lead < 0) {
            lead = ahead;
        } else if (Math.abs(ahead - lead) > Limits.ACCURACY) {
            fault(
                    Kind.PCR_ACCURACY,
                    "the PCR is " + (ahead - lead) * 1000 / 27 + " ns away from the clock of the pictures");
        }
    }

    private static long stamp(byte[] pes, int at) {
        return (pes[at] >> 1 & 7L) << 30
                | (pes[at + 1] & 0xFFL) << 22
                | (pes[at + 2] >> 1 & 0x7FL) << 15
                | (pes[at + 3] & 0xFFL) << 7
                | pes[at + 4] >> 1 & 0x7FL;
    }

    /** Complains where sorted times are not evenly spaced, give or take the tick of rounding. */
    void checkEven(List<Long> times) {
        List<Long> steps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            steps.add(times.get(i) - times.get(i - 1));
        }
        long usual = steps.stream().sorted().skip(steps.size() / 2).findFirst().orElse(0L);
        for (int i = 0; i < steps.size(); i++) {
            if (Math.abs(steps.get(i) - usual) > 1) {
                fault(
                        Kind.PTS_UNEVEN,
                        "a step of " + steps.get(i) + " ticks to " + times.get(i + 1) + " where " + usual
                                + " is usual");
            }
        }
    }
}

package org.retrovue.tck.transport;

import java.util.HashMap;
import java.util.Map;
import org.retrovue.tck.transport.TransportFault.Kind;

/** The clock of a stream, and what has to come again before it has gone on by so much. */
final class Clock {
    private static final long SECOND = 27_000_000L;
    private static final long MILLISECOND = SECOND / 1000;

    /** Something that has to come again. */
    private record Due(long seen, long limit, Kind kind, String name) {}

    private final TransportChecker checker;
    private final Limits limits;
    private final Rolling pcr = new Rolling(Rolling.PCR_PERIOD);
    private final Map<Integer, Due> due = new HashMap<>();

    Clock(TransportChecker checker, Limits limits) {
        this.checker = checker;
        this.limits = limits;
    }

    boolean known() {
        return pcr.known();
    }

    /** Returns the time in ticks of 27 MHz, without roll-over. */
    long ticks() {
        return pcr.value();
    }

    /** Notes that something of a PID has come now, and when it has to come again. */
    void expect(int pid, long limit, Kind kind, String name) {
        due.put(pid, new Due(pcr.value(), limit, kind, name));
    }

    boolean expects(int pid) {
        return due.containsKey(pid);
    }

    /** Reads a PCR field. */
    void read(int pid, byte[] bytes, int at) {
        long base = (bytes[at] & 0xFFL) << 25
                | (bytes[at + 1] & 0xFFL) << 17
                | (bytes[at + 2] & 0xFFL) << 9
                | (bytes[at + 3] & 0xFFL) << 1
                | (bytes[at + 4] & 0xFFL) >> 7;
        int extension = (bytes[at + 4] & 1) << 8 | bytes[at + 5] & 0xFF;
        if (extension >= 300) {
            checker.fault(Kind.PCR_VALUE, pid, "PCR extension of " + extension);
        }
        boolean first = !pcr.known();
        long before = pcr.value();
        long step = pcr.next(base * 300 + extension) - before;
        if (first) {
            due.replaceAll((any, never) -> new Due(pcr.value(), never.limit(), never.kind(), never.name()));
            return;
        }
        checkDue();
        if (step <= 0 || step > SECOND) {
            checker.fault(Kind.PCR_VALUE, pid, "the PCR steps by " + step / MILLISECOND + " ms");
        } else if (step > limits.pcr()) {
            checker.fault(Kind.PCR_INTERVAL, pid, "no PCR for " + step / MILLISECOND + " ms");
        }
    }

    private void checkDue() {
        due.replaceAll((pid, thing) -> {
            long since = pcr.value() - thing.seen();
            if (since <= thing.limit()) {
                return thing;
            }
            checker.fault(thing.kind(), pid, "no " + thing.name() + " for " + since / MILLISECOND + " ms");
            return new Due(pcr.value(), thing.limit(), thing.kind(), thing.name());
        });
    }
}

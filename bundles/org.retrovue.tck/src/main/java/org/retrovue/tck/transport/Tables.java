package org.retrovue.tck.transport;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.retrovue.tck.transport.TransportFault.Kind;

/** Reads PAT and PMT: whole, of the right kind, with the right checksum, and the same all the time. */
final class Tables {
    static final int PAT_PID = 0;

    private static final int PAT_ID = 0;
    private static final int PMT_ID = 2;

    private final TransportChecker checker;
    private final Map<Integer, byte[]> first = new HashMap<>();
    private int pmtPid = -1;
    private int pcrPid = -1;

    Tables(TransportChecker checker) {
        this.checker = checker;
    }

    /** Returns the PID of the PMT; -1 while unknown. */
    int pmtPid() {
        return pmtPid;
    }

    /** Returns the PID of the clock; -1 while unknown. */
    int pcrPid() {
        return pcrPid;
    }

    boolean has(int pid) {
        return pid == PAT_PID || pid == pmtPid;
    }

    static String name(int pid) {
        return pid == PAT_PID ? "PAT" : "PMT";
    }

    /** Reads the payload of a packet. Returns whether it is a good table. */
    boolean read(int pid, boolean starts, byte[] bytes, int from, int to) {
        int table = from + 1 + (bytes[from] & 0xFF);
        int length = table + 3 <= to ? (bytes[table + 1] & 0xF) << 8 | bytes[table + 2] & 0xFF : to;
        int end = table + 3 + length;
        if (!starts || end > to || length < 13) {
            checker.fault(Kind.TABLES, pid, "the " + name(pid) + " is not one whole section");
            return false;
        }
        if (bytes[table] != (pid == PAT_PID ? PAT_ID : PMT_ID)) {
            checker.fault(Kind.TABLES, pid, "a table of kind " + bytes[table] + " is where the " + name(pid) + " is");
            return false;
        }
        if (Crc32Mpeg.of(bytes, table, end) != 0) {
            checker.fault(Kind.CHECKSUM, pid, "the " + name(pid) + " has a wrong checksum");
            return false;
        }
        byte[] section = Arrays.copyOfRange(bytes, table, end);
        byte[] before = first.putIfAbsent(pid, section);
        if (before != null) {
            if (!Arrays.equals(before, section)) {
                checker.fault(Kind.TABLES, pid, "the " + name(pid) + " is another than before");
            }
        } else if (pid == PAT_PID) {
            readPat(section, section.length - 4);
        } else {
            readPmt(section, section.length - 4);
        }
        return true;
    }

    private void readPat(byte[] section, int end) {
        for (int at = 8; at + 4 <= end; at += 4) {
            int program = (section[at] & 0xFF) << 8 | section[at + 1] & 0xFF;
            if (program != 0) {
                pmtPid = (section[at + 2] & 0x1F) << 8 | section[at + 3] & 0xFF;
                return;
            }
        }
        checker.fault(Kind.TABLES, PAT_PID, "the PAT names no programme");
    }

    private void readPmt(byte[] section, int end) {
        pcrPid = (section[8] & 0x1F) << 8 | section[9] & 0xFF;
        int at = 12 + ((section[10] & 0xF) << 8 | section[11] & 0xFF);
        for (; at + 5 <= end; at += 5 + ((section[at + 3] & 0xF) << 8 | section[at + 4] & 0xFF)) {
            checker.stream(section[at] & 0xFF, (section[at + 1] & 0x1F) << 8 | section[at + 2] & 0xFF);
        }
    }
}

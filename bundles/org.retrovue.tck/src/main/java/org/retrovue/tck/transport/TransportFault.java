package org.retrovue.tck.transport;

/**
 * Something wrong with a transport stream.
 *
 * @param kind what is wrong
 * @param packet which packet of 188 bytes, counted from zero over all segments
 * @param pid in which stream; -1 where it concerns none
 * @param message in words
 */
public record TransportFault(Kind kind, long packet, int pid, String message) {
    /** Kinds of faults, with the measurement of ETSI TR 101 290 that each belongs to. */
    public enum Kind {
        /** A packet does not start with 0x47, or the stream is not a whole number of packets (1.1, 1.2). */
        SYNC,
        /** The PAT or PMT is missing, rare, of a wrong kind, or not always the same (1.3, 1.5). */
        TABLES,
        /** A packet is scrambled, for which there is no key (1.3, 1.5, 2.6). */
        SCRAMBLED,
        /** A continuity counter does not go on where it was: packets are lost or doubled (1.4). */
        CONTINUITY,
        /** A stream that the PMT names does not come, or stays away (1.6). */
        PID_MISSING,
        /** A packet is of a stream that no table names (3.4). */
        PID_UNKNOWN,
        /** A packet says itself that it is damaged (2.1). */
        TRANSPORT_ERROR,
        /** A table has a wrong checksum (2.2). */
        CHECKSUM,
        /** PCRs are rare (2.3a). */
        PCR_INTERVAL,
        /** A PCR goes back, jumps, or is not before what it times (2.3b). */
        PCR_VALUE,
        /** A PCR is not where the stream's own clock is (2.4). */
        PCR_ACCURACY,
        /** Presentation times are rare (2.5). */
        PTS_INTERVAL,
        /** A stream has a type that receivers of such channels do not expect. */
        STREAM_TYPE,
        /** A decoding time does not rise. */
        DTS_ORDER,
        /** Presentation times are not evenly spaced, or a picture is shown before it is decoded. */
        PTS_UNEVEN,
        /** A segment does not begin with PAT, PMT and a picture that needs no other. */
        SEGMENT_START,
        /** A PES packet or a frame of sound cannot be read. */
        PAYLOAD
    }
}

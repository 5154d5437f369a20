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
    /** Kinds of faults. */
    public enum Kind {
        /** A packet does not start with 0x47, or the stream is not a whole number of packets. */
        SYNC,
        /** A continuity counter does not go on where it was: packets are lost or doubled. */
        CONTINUITY,
        /** The PAT or PMT is missing, rare, or its checksum is wrong. */
        TABLES,
        /** A stream has a type that receivers of such channels do not expect. */
        STREAM_TYPE,
        /** PCRs are rare. */
        PCR_INTERVAL,
        /** A PCR goes back, jumps, or is not before what it times. */
        PCR_VALUE,
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

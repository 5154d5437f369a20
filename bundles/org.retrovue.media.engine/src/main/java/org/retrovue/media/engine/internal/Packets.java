package org.retrovue.media.engine.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.retrovue.media.api.MediaException;
import org.retrovue.time.Rational;

/** The packets of one stream by their ordinal, however they are reached. For one thread. */
interface Packets extends AutoCloseable {
    /**
     * Opens a file: straight at the places that the index knows where that gives the same packets, else by its container, whose head alone takes longer to read than a GOP to decode.
     *
     * @param guide the picture stream, by whose index containers seek
     */
    static Packets open(
            Path file, Interrupts interrupts, PacketTable table, int stream, Rational tick, VideoIndex guide)
            throws MediaException {
        Optional<byte[]> description = table.description();
        return description.isPresent()
                ? new PlacedPackets(file, table, description.get())
                : new PacketCursor(file, interrupts, table, stream, tick, guide);
    }

    /** Returns the stream's parameters. */
    AVStream stream();

    /** Returns the ordinal of the packet that {@link #read} gives next; the count at the end. */
    int next();

    /** Returns the packet that was read last; good until the next. */
    AVPacket packet();

    /** Reads the next packet. */
    void read() throws MediaException;

    /** Makes a packet the next. */
    void goTo(int ordinal) throws MediaException;

    @Override
    void close();
}

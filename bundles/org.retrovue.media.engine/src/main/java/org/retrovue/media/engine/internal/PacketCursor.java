package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.retrovue.media.api.MediaException;
import org.retrovue.time.Rational;

/**
 * Reads the packets of one stream by their ordinal. A seek lands where a container likes; every packet is therefore known again by its size, time and place, and where that
 * fails the file is read from its start. So which packet has which number never depends on the way to it.
 */
final class PacketCursor implements Packets {
    private static final int READ_ON = 48;
    private static final int STRANGERS = 500;
    private static final int ATTEMPTS = 3;

    private final Path file;
    private final Interrupts interrupts;
    private final PacketTable table;
    private final int stream;
    private final Rational tick;
    private final VideoIndex guide;
    private final AVPacket packet = av_packet_alloc();
    private Demuxer demuxer;
    private int next;
    private boolean closed;

    /**
     * Opens the file.
     *
     * @param guide the picture stream, by whose index containers seek
     */
    PacketCursor(Path file, Interrupts interrupts, PacketTable table, int stream, Rational tick, VideoIndex guide)
            throws MediaException {
        this.file = file;
        this.interrupts = interrupts;
        this.table = table;
        this.stream = stream;
        this.tick = tick;
        this.guide = guide;
        try {
            demuxer = open();
        } catch (MediaException e) {
            av_packet_free(packet);
            throw e;
        }
    }

    private Demuxer open() throws MediaException {
        Demuxer opened = new Demuxer(file, interrupts);
        if (stream >= opened.streams()) {
            opened.close();
            throw changed();
        }
        opened.only(stream);
        return opened;
    }

    @Override
    public AVStream stream() {
        return demuxer.stream(stream);
    }

    @Override
    public int next() {
        return next;
    }

    @Override
    public AVPacket packet() {
        return packet;
    }

    @Override
    public void read() throws MediaException {
        if (!pull() || packet.size() != table.size(next)) {
            int wanted = next;
            restart(wanted);
            if (!pull() || packet.size() != table.size(wanted)) {
                throw changed();
            }
        }
        next++;
    }

    @Override
    public void goTo(int ordinal) throws MediaException {
        if (ordinal < next || ordinal > next + READ_ON) {
            seek(ordinal);
        }
        while (next < ordinal) {
            read();
        }
    }

    private void seek(int ordinal) throws MediaException {
        if (ordinal > READ_ON) {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (jump(ordinal, attempt) && land(ordinal)) {
                    return;
                }
            }
        }
        restart(ordinal);
    }

    private boolean jump(int ordinal, int attempt) {
        if (demuxer.byteSeekable()) {
            int from = ordinal - (attempt == 0 ? 0 : 40 << 3 * attempt);
            while (from > 0 && table.position(from) < 0) {
                from--;
            }
            return from > 0 && demuxer.seekByte(table.position(from));
        }
        if (table.stamp(ordinal) == PacketTable.NONE) {
            return false;
        }
        // containers look key packets up by decoding time, which may be later than a presentation time is long
        Rational back = attempt == 0 ? Rational.ZERO : Rational.of(1L << 2 * attempt);
        Rational time = tick.times(table.stamp(ordinal)).minus(back);
        return demuxer.seekTime(guide.stream(), time.dividedBy(guide.tick()).floor());
    }

    /** Reads until it knows where it is, and on to the packet before the wanted one. */
    private boolean land(int ordinal) throws MediaException {
        for (int i = 0; i < STRANGERS && pull(); i++) {
            int found = table.find(packet.size(), packet.pts(), packet.dts(), packet.pos(), ordinal);
            if (found >= 0) {
                return found <= ordinal && walk(found, ordinal);
            }
        }
        return false;
    }

    private boolean walk(int found, int ordinal) throws MediaException {
        if (found == ordinal) {
            pending = true;
            next = ordinal;
            return true;
        }
        next = found + 1;
        while (next < ordinal) {
            if (!pull() || packet.size() != table.size(next)) {
                return false;
            }
            next++;
        }
        return true;
    }

    /** Whether the packet in hand is the next. */
    private boolean pending;

    private void restart(int ordinal) throws MediaException {
        demuxer.close();
        pending = false;
        demuxer = open();
        next = 0;
        while (next < ordinal) {
            if (!pull() || packet.size() != table.size(next)) {
                throw changed();
            }
            next++;
        }
    }

    private boolean pull() throws MediaException {
        if (pending) {
            pending = false;
            return true;
        }
        do {
            av_packet_unref(packet);
            if (!demuxer.read(packet)) {
                return false;
            }
        } while (packet.stream_index() != stream);
        return true;
    }

    private MediaException changed() {
        return new MediaException(file + " is not what was indexed: packet " + next + " of stream " + stream
                + " is another; examine it again");
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            av_packet_free(packet);
            demuxer.close();
        }
    }
}

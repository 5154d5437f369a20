package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.retrovue.media.api.MediaException;

/** Packets read from the places in the file where the index says that they lie. The container is not opened. */
final class PlacedPackets implements Packets {
    private final Path file;
    private final PacketTable table;
    private final StreamDescription description;
    private final FileChannel channel;
    private final AVPacket packet = av_packet_alloc();
    private int next;
    private boolean closed;

    PlacedPackets(Path file, PacketTable table, byte[] description) throws MediaException {
        this.file = file;
        this.table = table;
        StreamDescription restored = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
            restored = new StreamDescription(description);
        } catch (IOException e) {
            av_packet_free(packet);
            throw new MediaException(
                    e instanceof NoSuchFileException
                            ? file + " is not there"
                            : file + " cannot be opened: " + e.getMessage(),
                    e);
        }
        this.description = restored;
    }

    @Override
    public AVStream stream() {
        return description.stream();
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
        int size = table.size(next);
        av_packet_unref(packet);
        Ffmpeg.check(av_new_packet(packet, size), file + ": packet " + next);
        ByteBuffer into = packet.data().capacity(size).asByteBuffer();
        long at = table.position(next);
        try {
            while (into.hasRemaining()) {
                int read = channel.read(into, at + into.position());
                if (read < 0) {
                    throw new MediaException(file + " is shorter than when it was indexed; examine it again");
                }
            }
        } catch (IOException e) {
            throw new MediaException(file + " cannot be read at byte " + at + ": " + e, e);
        }
        packet.flags((table.is(next, PacketTable.KEY) ? AV_PKT_FLAG_KEY : 0)
                | (table.is(next, PacketTable.HIDDEN) ? AV_PKT_FLAG_DISCARD : 0));
        next++;
    }

    @Override
    public void goTo(int ordinal) {
        next = ordinal;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            av_packet_free(packet);
            description.close();
            try {
                channel.close();
            } catch (IOException e) {
                // It was only read.
            }
        }
    }
}

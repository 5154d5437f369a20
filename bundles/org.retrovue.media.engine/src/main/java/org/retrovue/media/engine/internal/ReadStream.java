package org.retrovue.media.engine.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.retrovue.media.api.MediaException;
import org.retrovue.time.Rational;

/** What is gathered of a stream while its file is read through. */
final class ReadStream implements AutoCloseable {
    final int number;
    final Rational tick;
    final PacketTable table = new PacketTable();
    private final Placement placement;
    private long[] decoded = new long[1024];
    private long[] durations = new long[1024];

    ReadStream(Path file, Demuxer demuxer, int number) throws MediaException {
        this.number = number;
        AVStream stream = demuxer.stream(number);
        AVRational base = stream.time_base();
        tick = Rational.of(base.num(), base.den());
        try {
            placement = new Placement(file, demuxer.format(), stream);
        } catch (IOException e) {
            throw new MediaException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    void add(AVPacket packet, int flags) {
        int at = table.count();
        if (at == decoded.length) {
            decoded = Arrays.copyOf(decoded, 2 * at);
            durations = Arrays.copyOf(durations, 2 * at);
        }
        decoded[at] = packet.dts();
        durations[at] = packet.duration();
        boolean presented = packet.pts() != PacketTable.NONE;
        long stamp = presented ? packet.pts() : packet.dts();
        table.add(packet.size(), stamp, packet.pos(), flags | (presented ? PacketTable.PRESENTED : 0));
        placement.add(packet);
    }

    /** Ends it: all packets were added. */
    void end() {
        placement.description().ifPresent(table::describe);
    }

    /** Returns how long a packet lasts in ticks, zero where unknown. */
    long duration(int packet) {
        return durations[packet];
    }

    Timeline timeline(List<Rational> guide) {
        long[] stamps = new long[table.count()];
        Arrays.setAll(stamps, table::stamp);
        return timeline(stamps, guide);
    }

    Timeline decodedTimeline() {
        return timeline(Arrays.copyOf(decoded, table.count()), List.of());
    }

    private Timeline timeline(long[] stamps, List<Rational> guide) {
        int count = table.count();
        return new Timeline(stamps, Arrays.copyOf(decoded, count), Arrays.copyOf(durations, count), tick, guide);
    }

    @Override
    public void close() {
        placement.close();
    }
}

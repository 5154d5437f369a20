package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_ref;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.retrovue.media.api.MediaException;

/** The last packets of a cursor, so that the little that each chunk of sound reads again needs no seek. */
final class PacketRing implements AutoCloseable {
    private static final int SLOTS = 64;

    private final Packets cursor;
    private final AVPacket[] packets = new AVPacket[SLOTS];
    private final int[] ordinals = new int[SLOTS];
    private boolean closed;

    /** Takes over the cursor. */
    PacketRing(Packets cursor) {
        this.cursor = cursor;
        Arrays.setAll(packets, i -> av_packet_alloc());
        Arrays.fill(ordinals, -1);
    }

    /** Returns a packet, good until 63 others have been asked for. */
    AVPacket get(int ordinal) throws MediaException {
        int slot = ordinal % SLOTS;
        if (ordinals[slot] != ordinal) {
            cursor.goTo(ordinal);
            cursor.read();
            av_packet_unref(packets[slot]);
            ordinals[slot] = -1;
            Ffmpeg.check(av_packet_ref(packets[slot], cursor.packet()), "packet " + ordinal);
            ordinals[slot] = ordinal;
        }
        return packets[slot];
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            for (AVPacket packet : packets) {
                av_packet_free(packet);
            }
            cursor.close();
        }
    }
}

package org.retrovue.media.engine.internal;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.retrovue.time.Rational;

/** The picture stream: which packet makes which frame, when it is shown, and where decoding begins for it. */
final class VideoIndex {
    private final int stream;
    private final Rational tick;
    private final PacketTable packets;
    private final int[] order;
    private final int[] display;
    private final int[] keys;
    private final FrameTimes times;
    private final long firstTicks;
    private final int delay;
    private final boolean interlaced;

    /**
     * Makes an index.
     *
     * @param stream its number in the file
     * @param tick seconds of the stream's time base
     * @param packets all of them
     * @param order the packet of each frame, in order of presentation
     * @param times when frames are shown
     * @param firstTicks the container's time of the first frame: the asset's time zero
     * @param interlaced whether pictures are marked as interlaced
     */
    VideoIndex(
            int stream,
            Rational tick,
            PacketTable packets,
            int[] order,
            FrameTimes times,
            long firstTicks,
            boolean interlaced) {
        this.stream = stream;
        this.tick = tick;
        this.packets = packets;
        this.order = order;
        this.times = times;
        this.firstTicks = firstTicks;
        this.interlaced = interlaced;
        this.display = display(packets.count(), order);
        this.keys = keys(packets);
        this.delay = delay(order);
    }

    private static int[] display(int packets, int[] order) {
        int[] result = new int[packets];
        Arrays.fill(result, -1);
        for (int frame = 0; frame < order.length; frame++) {
            result[order[frame]] = frame;
        }
        return result;
    }

    private static int[] keys(PacketTable packets) {
        int[] result = new int[packets.count()];
        int found = 0;
        for (int i = 0; i < packets.count(); i++) {
            if (packets.is(i, PacketTable.KEY)) {
                result[found++] = i;
            }
        }
        return Arrays.copyOf(result, found);
    }

    /** The most packets that precede one in the file and follow it on the screen: what a decoder must hold back. */
    private static int delay(int[] order) {
        int most = 0;
        for (int frame = 0; frame < order.length; frame++) {
            int held = 0;
            for (int later = frame + 1; later < Math.min(order.length, frame + 17); later++) {
                held += order[later] < order[frame] ? 1 : 0;
            }
            most = Math.max(most, held);
        }
        return Math.min(most, 16);
    }

    int stream() {
        return stream;
    }

    Rational tick() {
        return tick;
    }

    PacketTable packets() {
        return packets;
    }

    FrameTimes times() {
        return times;
    }

    long firstTicks() {
        return firstTicks;
    }

    boolean interlaced() {
        return interlaced;
    }

    int delay() {
        return delay;
    }

    int frames() {
        return order.length;
    }

    /** Returns the frame that a packet makes; -1 when none. */
    int frameOf(int packet) {
        return packet < 0 || packet >= display.length ? -1 : display[packet];
    }

    int packetOf(int frame) {
        return order[frame];
    }

    /**
     * Returns where to begin decoding for a frame.
     *
     * @param frame its number
     * @param earlier 0 for the nearest key packet, 1 for the one before, ...
     * @return the ordinal of a packet; 0 when there are not so many key packets
     */
    int start(int frame, int earlier) {
        int at = Arrays.binarySearch(keys, order[frame]);
        at = at >= 0 ? at : -at - 2;
        // the pictures that precede a key picture on the screen and follow it in the file need the key picture before
        while (at >= 0 && (display[keys[at]] < 0 || display[keys[at]] > frame)) {
            at--;
        }
        return at - earlier < 0 ? 0 : keys[at - earlier];
    }

    int heapBytes() {
        return packets.heapBytes() + 4 * (order.length + display.length + keys.length) + times.heapBytes();
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(stream);
        out.writeLong(tick.num());
        out.writeLong(tick.den());
        packets.write(out);
        Varints.writeAscending(out, order);
        times.write(out);
        out.writeLong(firstTicks);
        out.writeBoolean(interlaced);
    }

    static VideoIndex read(IndexInput in) throws IOException {
        int stream = in.readInt();
        Rational tick = Rational.of(in.readLong(), in.readLong());
        PacketTable packets = PacketTable.read(in);
        int[] order = in.readAscending();
        FrameTimes times = FrameTimes.read(in);
        return new VideoIndex(stream, tick, packets, order, times, in.readLong(), in.readBoolean());
    }
}

package org.retrovue.media.engine.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.retrovue.media.api.MediaException;
import org.retrovue.time.Rational;

/**
 * Finds out which packets make pictures, and in which order these are shown. Where presentation times tell it they are believed after a short trial; where they are missing,
 * double or do not agree with the decoder, everything is decoded once.
 */
final class FrameOrder {
    private static final int TRIAL = 100;
    private static final int MOST_DELAY = 16;
    /** AV_FRAME_FLAG_INTERLACED, which the binding leaves out. */
    private static final int FRAME_INTERLACED = 1 << 3;

    private final Path file;
    private final Interrupts interrupts;
    private final PacketTable packets;
    private final int stream;
    private final boolean reorders;
    private boolean interlaced;

    /**
     * Looks at a stream.
     *
     * @param reorders whether its codec may show pictures in another order than it stores them
     */
    FrameOrder(Path file, Interrupts interrupts, PacketTable packets, int stream, boolean reorders) {
        this.file = file;
        this.interrupts = interrupts;
        this.packets = packets;
        this.stream = stream;
        this.reorders = reorders;
    }

    /**
     * Returns the packets that make pictures, in order of presentation.
     *
     * @param times of all packets, without jumps
     * @throws MediaException when nothing can be decoded
     */
    int[] find(long[] times) throws MediaException {
        int[] byTime = byTime(times);
        int[] trial = decode(TRIAL);
        if (byTime.length > 0 && trial.length > 0) {
            int[] agreed = agreed(byTime, trial);
            if (agreed.length > 0) {
                return agreed;
            }
        }
        int[] all = packets.count() <= TRIAL ? trial : decode(Integer.MAX_VALUE);
        if (all.length == 0) {
            throw new MediaException(file + ": not one picture can be decoded");
        }
        return all;
    }

    /** Returns whether one of the pictures that were decoded is marked as interlaced. */
    boolean interlaced() {
        return interlaced;
    }

    /** Sorts by time; nothing where times do not tell the order. */
    private int[] byTime(long[] times) {
        int[] shown = IntStream.range(0, packets.count())
                .filter(i -> !packets.is(i, PacketTable.HIDDEN))
                .toArray();
        for (int i : shown) {
            boolean tells = packets.is(i, PacketTable.PRESENTED) || !reorders;
            if (!tells || times[i] == PacketTable.NONE) {
                return new int[0];
            }
        }
        int[] sorted = IntStream.of(shown)
                .boxed()
                .sorted(Comparator.comparingLong(i -> times[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 1; i < sorted.length; i++) {
            if (times[sorted[i]] == times[sorted[i - 1]]) {
                return new int[0];
            }
        }
        return sorted;
    }

    /** Returns the order by time, without what the decoder drops at the start; nothing when the two do not agree. */
    private int[] agreed(int[] byTime, int[] trial) {
        int start = 0;
        while (start < byTime.length && byTime[start] != trial[0]) {
            start++;
        }
        int seen = Math.min(TRIAL, packets.count());
        int compared = Math.min(trial.length, byTime.length - start);
        if (packets.count() > TRIAL) {
            compared = Math.min(compared, trial.length - MOST_DELAY); // what the trial's end cut off
        }
        boolean whole = trial.length + start + MOST_DELAY >= Math.min(seen, byTime.length);
        if (start == byTime.length || !whole || compared <= 0) {
            return new int[0];
        }
        return Arrays.equals(byTime, start, start + compared, trial, 0, compared)
                ? Arrays.copyOfRange(byTime, start, byTime.length)
                : new int[0];
    }

    /** Decodes the first packets and returns the ordinals that pictures came from, in the order in which they came. */
    private int[] decode(int most) throws MediaException {
        IntStream.Builder found = IntStream.builder();
        BitSet known = new BitSet();
        VideoIndex guide = new VideoIndex(
                stream, Rational.ONE, packets, new int[0], new FrameTimes(Rational.ONE, 0, null, 0), 0, false);
        try (PacketCursor cursor = new PacketCursor(file, interrupts, packets, stream, Rational.ONE, guide);
                Decoder decoder = new Decoder(cursor.stream(), 0)) {
            int count = Math.min(most, packets.count());
            for (int ordinal = 0; ordinal <= count; ordinal++) {
                if (ordinal < count) {
                    cursor.read();
                    AVPacket packet = cursor.packet();
                    packet.pts(ordinal);
                    packet.dts(ordinal);
                    decoder.send(packet);
                } else {
                    decoder.send(null);
                }
                while (decoder.receive() >= 0) {
                    int from = (int) decoder.frame().pts();
                    interlaced |= (decoder.frame().flags() & FRAME_INTERLACED) != 0;
                    if (from >= 0 && from < count && !known.get(from) && !packets.is(from, PacketTable.HIDDEN)) {
                        known.set(from);
                        found.add(from);
                    }
                }
            }
        }
        return found.build().toArray();
    }
}

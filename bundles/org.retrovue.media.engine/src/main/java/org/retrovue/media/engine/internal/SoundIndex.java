package org.retrovue.media.engine.internal;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.retrovue.time.Rational;

/** The sound stream: which packet holds which samples, counted from the first, in runs without a gap. */
final class SoundIndex {
    private static final long HZ = 48_000;

    private final int stream;
    private final Rational tick;
    private final int rate;
    private final PacketTable packets;
    private final int[] starts;
    private final List<Run> runs;

    /**
     * Packets without a gap between.
     *
     * @param first ordinal of the first packet
     * @param end ordinal after the last
     * @param start its first sample at 48 kHz, counted from the asset's time zero
     * @param samples source samples in it
     */
    record Run(int first, int end, long start, long samples) {
        /** Returns the 48 kHz sample after its last. */
        long endAt(int rate) {
            return start + (samples * HZ + rate - 1) / rate;
        }
    }

    /**
     * Makes an index.
     *
     * @param stream its number in the file
     * @param tick seconds of the stream's time base
     * @param rate source samples a second
     * @param packets all of them
     * @param samples source samples in each
     * @param runs in order of time
     */
    SoundIndex(int stream, Rational tick, int rate, PacketTable packets, int[] samples, List<Run> runs) {
        this.stream = stream;
        this.tick = tick;
        this.rate = rate;
        this.packets = packets;
        this.runs = List.copyOf(runs);
        this.starts = starts(samples, runs);
    }

    private static int[] starts(int[] samples, List<Run> runs) {
        int[] result = new int[samples.length + 1];
        for (Run run : runs) {
            int at = 0;
            for (int i = run.first(); i < run.end(); i++) {
                result[i] = at;
                at += samples[i];
            }
        }
        return result;
    }

    int stream() {
        return stream;
    }

    Rational tick() {
        return tick;
    }

    int rate() {
        return rate;
    }

    PacketTable packets() {
        return packets;
    }

    List<Run> runs() {
        return runs;
    }

    /** Tells whether there is sound in some samples at 48 kHz, counted from the asset's time zero. */
    boolean isHeardIn(long first, int count) {
        return runs.stream().anyMatch(run -> run.start() < first + count && run.endAt(rate) > first);
    }

    /** Returns the first source sample of a packet, counted from the start of its run. */
    long startOf(int packet) {
        return starts[packet];
    }

    /** Returns the source sample after a packet's last, counted from the start of its run. */
    long endOf(Run run, int packet) {
        return packet + 1 < run.end() ? starts[packet + 1] : run.samples();
    }

    /** Returns the packet of a run that holds a source sample. */
    int packetAt(Run run, long sample) {
        int found = Arrays.binarySearch(starts, run.first(), run.end(), (int) sample);
        int at = found >= 0 ? found : -found - 2;
        while (at + 1 < run.end() && starts[at + 1] <= sample) {
            at++; // past packets that hold nothing
        }
        return Math.max(run.first(), at);
    }

    int heapBytes() {
        return packets.heapBytes() + 4 * starts.length;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(stream);
        out.writeLong(tick.num());
        out.writeLong(tick.den());
        out.writeInt(rate);
        packets.write(out);
        out.writeInt(runs.size());
        for (Run run : runs) {
            out.writeInt(run.first());
            out.writeInt(run.end());
            out.writeLong(run.start());
            out.writeLong(run.samples());
            for (int i = run.first(); i < run.end(); i++) {
                Varints.write(out, endOf(run, i) - startOf(i));
            }
        }
    }

    static SoundIndex read(IndexInput in) throws IOException {
        int stream = in.readInt();
        Rational tick = Rational.of(in.readLong(), in.readLong());
        int rate = in.readInt();
        PacketTable packets = PacketTable.read(in);
        int[] samples = new int[packets.count()];
        List<Run> runs = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            Run run = new Run(in.readInt(), in.readInt(), in.readLong(), in.readLong());
            for (int i = run.first(); i < run.end(); i++) {
                samples[i] = (int) in.readNumber();
            }
            runs.add(run);
        }
        return new SoundIndex(stream, tick, rate, packets, samples, runs);
    }
}

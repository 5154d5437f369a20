package org.retrovue.media.engine.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.retrovue.time.Rational;

/** Cuts sound packets into runs: samples are counted from the first packet, and begin anew only where the file has a real gap. */
final class SoundRuns {
    private static final long HZ = 48_000;
    /** 48 kHz samples in 20 ms. */
    private static final long GAP = 960;

    private SoundRuns() {}

    /**
     * Finds the runs.
     *
     * @param times of the packets without jumps, {@link PacketTable#NONE} where unknown
     * @param jumps packets at which another recording may begin
     * @param tick seconds
     * @param samples in each packet
     * @param rate samples a second
     * @param zero the asset's time zero in seconds
     */
    static List<SoundIndex.Run> find(
            long[] times, BitSet jumps, Rational tick, int[] samples, int rate, Rational zero) {
        List<SoundIndex.Run> runs = new ArrayList<>();
        int first = 0;
        long start = 0;
        long counted = 0;
        boolean begun = false;
        for (int i = 0; i < times.length; i++) {
            long expected = start + counted * HZ / rate;
            if (times[i] != PacketTable.NONE) {
                long at = nearest(tick.times(times[i]).minus(zero).times(HZ));
                if (!begun || jumps.get(i) || Math.abs(at - expected) > GAP) {
                    add(runs, first, i, start, counted);
                    first = i;
                    start = at;
                    counted = 0;
                }
                begun = true;
            }
            counted += samples[i];
        }
        add(runs, first, times.length, start, counted);
        return withoutOverlap(runs, rate);
    }

    private static long nearest(Rational value) {
        return value.plus(Rational.of(1, 2)).floor();
    }

    private static void add(List<SoundIndex.Run> runs, int first, int end, long start, long samples) {
        if (end > first && samples > 0) {
            runs.add(new SoundIndex.Run(first, end, start, samples));
        }
    }

    /** Where a run begins before the last has ended, the later one is heard. */
    private static List<SoundIndex.Run> withoutOverlap(List<SoundIndex.Run> runs, int rate) {
        List<SoundIndex.Run> result = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            SoundIndex.Run run = runs.get(i);
            long samples = run.samples();
            if (i + 1 < runs.size()) {
                long until = Math.max(0, runs.get(i + 1).start() - run.start());
                samples = Math.min(samples, until * rate / HZ);
            }
            if (samples > 0) {
                result.add(new SoundIndex.Run(run.first(), run.end(), run.start(), samples));
            }
        }
        return result;
    }
}

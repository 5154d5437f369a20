package org.retrovue.tck.framecode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.retrovue.tck.framecode.SoundCode.Beep;
import org.retrovue.tck.framecode.StreamReader.Stamp;
import org.retrovue.tck.framecode.StreamReport.Gap;
import org.retrovue.tck.framecode.StreamReport.Second;
import org.retrovue.tck.framecode.StreamReport.Shown;
import org.retrovue.time.FrameRate;

/** Reads the sound that the decoder has left in a folder, and lays it beside the pictures. */
final class SoundReading {
    private static final double TICKS_PER_SAMPLE = FrameRate.PTS_HZ / (double) SoundCode.READ_RATE;
    /** Half a millisecond: what rounding in a container may cause. */
    private static final long JUMP = 45;

    private static final long NEAR = FrameRate.PTS_HZ / 2;
    private static final int LARGEST_STEP = 60;

    private final short[] sound;
    private final List<Stamp> stamps;
    private final Map<Integer, List<Shown>> byAsset = new HashMap<>();
    private final Map<Integer, FrameRate> rates;

    SoundReading(Path folder, List<Shown> frames, Map<Integer, FrameRate> known) throws IOException {
        sound = StreamReader.samples(folder.resolve("pcm"));
        stamps = Stamp.read(folder.resolve("sound"));
        rates = new HashMap<>(known);
        for (Shown frame : frames) {
            if (frame.asset() >= 0) {
                byAsset.computeIfAbsent(frame.asset() & 0xFFF, a -> new ArrayList<>())
                        .add(frame);
            }
        }
        byAsset.forEach((asset, shown) -> guess(shown).ifPresent(rate -> rates.putIfAbsent(asset, rate)));
    }

    StreamReport.Sound read() {
        List<Gap> holes = SoundCode.holes(sound).stream()
                .map(hole -> new Gap(Math.round(ticks(hole.start())), Math.round(hole.length() * TICKS_PER_SAMPLE)))
                .toList();
        List<Second> beeps = SoundCode.find(sound).stream().map(this::second).toList();
        return new StreamReport.Sound(stamps.isEmpty() ? 0 : stamps.get(0).pts(), sound.length, beeps, holes, jumps());
    }

    private List<Gap> jumps() {
        List<Gap> jumps = new ArrayList<>();
        for (int i = 1; i < stamps.size(); i++) {
            Stamp before = stamps.get(i - 1);
            long expected = before.pts() + Math.round(before.size() / 2.0 * TICKS_PER_SAMPLE);
            long step = stamps.get(i).pts() - expected;
            if (Math.abs(step) > JUMP) {
                jumps.add(new Gap(stamps.get(i).pts(), step));
            }
        }
        return jumps;
    }

    /** Returns when a sample is heard, from the stamp of the piece that it lies in. */
    private double ticks(double sample) {
        double at = 0;
        for (Stamp stamp : stamps) {
            double length = stamp.size() / 2.0;
            if (sample < at + length) {
                return stamp.pts() + (sample - at) * TICKS_PER_SAMPLE;
            }
            at += length;
        }
        return stamps.isEmpty() ? 0 : stamps.get(0).pts() + sample * TICKS_PER_SAMPLE;
    }

    private Second second(Beep beep) {
        double heard = ticks(beep.onset());
        Optional<Long> late = Optional.ofNullable(rates.get(beep.asset())).flatMap(rate -> late(beep, heard, rate));
        return new Second(Math.round(heard), beep.asset(), beep.second(), late);
    }

    /** Compares when the asset began, by the sound and by the nearest picture of the same asset. */
    private Optional<Long> late(Beep beep, double heard, FrameRate rate) {
        double framesPerSecond = rate.num() / (double) rate.den();
        return byAsset.getOrDefault(beep.asset(), List.of()).stream()
                .filter(shown -> Math.abs(shown.pts() - heard) < NEAR)
                .min(Comparator.comparingDouble(shown -> Math.abs(shown.pts() - heard)))
                .map(shown -> {
                    double bySound = heard - beep.second() * (double) FrameRate.PTS_HZ;
                    double byPicture = shown.pts() - shown.frame() / framesPerSecond * FrameRate.PTS_HZ;
                    return Math.round((bySound - byPicture) * 1_000_000 / FrameRate.PTS_HZ);
                });
    }

    /** Takes an asset's frame rate from its longest run, when that is near a usual one. */
    private static Optional<FrameRate> guess(List<Shown> shown) {
        int best = 0;
        int from = 0;
        for (int i = 0, start = 0; i < shown.size(); i++) {
            int step = i == 0 ? 0 : shown.get(i).frame() - shown.get(i - 1).frame();
            start = step < 0 || step > LARGEST_STEP ? i : start;
            if (i - start > best) {
                best = i - start;
                from = start;
            }
        }
        Shown first = shown.get(from);
        Shown last = shown.get(from + best);
        double seconds = (last.pts() - first.pts()) / (double) FrameRate.PTS_HZ;
        double measured = (last.frame() - first.frame()) / seconds;
        return FrameRate.HOUSE_RATES.stream()
                .filter(rate -> Math.abs(rate.num() / (double) rate.den() - measured) < 0.004 * measured)
                .min(Comparator.comparingDouble(rate -> Math.abs(rate.num() / (double) rate.den() - measured)));
    }
}

package org.retrovue.tck.framecode;

import java.util.List;
import java.util.Optional;
import org.retrovue.tck.framecode.FrameCode.Reading;

/**
 * What a stream shows and how evenly it runs. Times are in ticks of 90 kHz, as the stream has them.
 *
 * @param frames every decoded frame, in order
 * @param complaints what the decoder said, line by line
 * @param sound the sound, if there is any
 */
public record StreamReport(List<Shown> frames, List<String> complaints, Optional<Sound> sound) {
    /** Copies the lists. */
    public StreamReport {
        frames = List.copyOf(frames);
        complaints = List.copyOf(complaints);
    }

    /**
     * One output frame.
     *
     * @param index counted from zero
     * @param pts presentation time in 90 kHz ticks
     * @param code what it says, or nothing
     * @param luma its mean brightness, 0 to 255
     * @param black whether it is black all over
     */
    public record Shown(int index, long pts, Optional<Reading> code, int luma, boolean black) {
        /**
         * Tells the asset.
         *
         * @return its id, or -1 where no code can be read
         */
        public int asset() {
            return code.map(Reading::asset).orElse(-1);
        }

        /**
         * Tells the source frame.
         *
         * @return its number, or -1 where no code can be read
         */
        public int frame() {
            return code.map(Reading::frame).orElse(-1);
        }
    }

    /**
     * A step between two frames that is longer or shorter than usual.
     *
     * @param index the later frame
     * @param pts its time
     * @param step 90 kHz ticks since the one before
     */
    public record Uneven(int index, long pts, long step) {}

    /**
     * The sound.
     *
     * @param firstPts time of the first sample, 90 kHz ticks
     * @param samples how many, at 16 kHz
     * @param beeps the seconds that were heard
     * @param holes stretches without sound
     * @param jumps steps in the sound's timestamps
     */
    public record Sound(long firstPts, long samples, List<Second> beeps, List<Gap> holes, List<Gap> jumps) {
        /** Copies the lists. */
        public Sound {
            beeps = List.copyOf(beeps);
            holes = List.copyOf(holes);
            jumps = List.copyOf(jumps);
        }

        /**
         * Returns how far the sound is late against the picture, for each second that could be compared.
         *
         * @return microseconds, below zero where it is early; the picture is shown in whole frames, so that up to one frame of either rate is nobody's fault
         */
        public List<Long> lateMicros() {
            return beeps.stream().flatMap(beep -> beep.lateMicros().stream()).toList();
        }
    }

    /**
     * A second of an asset that was heard.
     *
     * @param pts when, 90 kHz ticks
     * @param asset low twelve bits of its id, or -1 where only the marker was heard
     * @param second which one, or -1
     * @param lateMicros how much later than the picture, where a picture of the asset is near
     */
    public record Second(long pts, int asset, int second, Optional<Long> lateMicros) {}

    /**
     * A hole or a step in the sound.
     *
     * @param pts where, 90 kHz ticks
     * @param length 90 kHz ticks; of a step, below zero where time goes back
     */
    public record Gap(long pts, long length) {}

    /**
     * Returns the step between two frames that occurs most.
     *
     * @return 90 kHz ticks, or zero for less than two frames
     */
    public long usualStep() {
        List<Long> steps = new java.util.ArrayList<>();
        for (int i = 1; i < frames.size(); i++) {
            steps.add(frames.get(i).pts() - frames.get(i - 1).pts());
        }
        return steps.stream().sorted().skip(steps.size() / 2).findFirst().orElse(0L);
    }

    /**
     * Lists the steps that differ from the usual one by more than 1.5 ms.
     *
     * @return in order; empty for an even stream
     */
    public List<Uneven> uneven() {
        long usual = usualStep();
        List<Uneven> uneven = new java.util.ArrayList<>();
        for (int i = 1; i < frames.size(); i++) {
            long step = frames.get(i).pts() - frames.get(i - 1).pts();
            if (Math.abs(step - usual) > 135) {
                uneven.add(new Uneven(i, frames.get(i).pts(), step));
            }
        }
        return uneven;
    }

    /**
     * Lists the joins: frames whose code is not from the same asset as the one before, or that jump in it.
     *
     * @return how many
     */
    public int joins() {
        int joins = 0;
        for (int i = 1; i < frames.size(); i++) {
            int step = frames.get(i).frame() - frames.get(i - 1).frame();
            boolean same = frames.get(i).asset() == frames.get(i - 1).asset();
            joins += same && step >= 0 && step <= 60 ? 0 : 1;
        }
        return joins;
    }
}

package org.retrovue.media.engine.internal;

import java.nio.file.Path;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Examines in this process: a decoder that crashes takes it down. */
final class DirectExaminer implements Examiner {
    private static final HouseFormat TRIAL = new HouseFormat(128, 96, Rational.ONE, FrameRate.PAL, 21, "ultrafast");

    private final Interrupts interrupts;

    DirectExaminer(Interrupts interrupts) {
        this.interrupts = interrupts;
    }

    @Override
    public Examination.Result examine(Path file) throws MediaException {
        Examination.Result result = new Examination(file, interrupts).examine();
        requirePlayable(file, result.index());
        return result;
    }

    /** Plays a picture of the start, the middle and the end, and the sound there: what is called good can be played. */
    private void requirePlayable(Path file, AssetIndex index) throws MediaException {
        int frames = index.video().frames();
        try (FfmpegReader reader = new FfmpegReader(file, index, TRIAL, interrupts)) {
            float[] sound = new float[2 * HouseFormat.AAC_FRAME];
            for (int frame : new int[] {0, frames / 2, frames - 1}) {
                Rational time = index.video().times().timeOf(frame);
                reader.pictures(time, TRIAL.rate(), 0, 1, (number, picture) -> {});
                reader.sound(time.times(HouseFormat.SAMPLE_RATE).floor(), HouseFormat.AAC_FRAME, sound);
            }
        }
    }

    @Override
    public void close() {
        // It holds nothing between files.
    }
}

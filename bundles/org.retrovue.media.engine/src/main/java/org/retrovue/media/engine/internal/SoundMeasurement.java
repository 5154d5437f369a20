package org.retrovue.media.engine.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.probe.Loudness;

/** Measures a file's sound by decoding it all, in this process. */
final class SoundMeasurement {
    private SoundMeasurement() {}

    /** Returns the loudness; nothing where all is silent. */
    static Optional<Loudness> loudness(Path file, AssetIndex index, Interrupts interrupts, BooleanSupplier givenUp)
            throws MediaException {
        if (index.sound().isEmpty()) {
            return Optional.empty();
        }
        SoundIndex sound = index.sound().get();
        long end =
                index.video().times().duration().times(HouseFormat.SAMPLE_RATE).floor();
        try (SoundDecoder decoder = new SoundDecoder(file, interrupts, sound, index.video());
                LoudnessFilter meter = new LoudnessFilter()) {
            for (long chunk = 0; chunk * SoundDecoder.CHUNK < end; chunk++) {
                if (givenUp.getAsBoolean()) {
                    throw new MediaException(file + ": measuring its loudness was given up");
                }
                if (sound.isHeardIn(chunk * SoundDecoder.CHUNK, SoundDecoder.CHUNK)) {
                    meter.add(decoder.chunk(chunk));
                }
            }
            return meter.result();
        }
    }
}

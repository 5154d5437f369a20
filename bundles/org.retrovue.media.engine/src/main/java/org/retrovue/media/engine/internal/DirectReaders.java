package org.retrovue.media.engine.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.media.api.probe.Loudness;

/** Reads in this process: a decoder that crashes takes it down. */
final class DirectReaders implements Readers {
    private final Interrupts interrupts;

    DirectReaders(Interrupts interrupts) {
        this.interrupts = interrupts;
    }

    @Override
    public AssetReader open(Path file, AssetIndex index, HouseFormat format) {
        return new FfmpegReader(file, index, format, interrupts);
    }

    @Override
    public Optional<Loudness> loudness(Path file, AssetIndex index) throws MediaException {
        return SoundMeasurement.loudness(
                file, index, interrupts, () -> Thread.currentThread().isInterrupted());
    }

    @Override
    public void close() {
        // Readers may still be at work for a moment; what they share is freed when the last of them is gone.
    }
}

package org.retrovue.media.engine.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.media.api.probe.Loudness;

/** Reads files whose index is known. Any thread. */
interface Readers extends AutoCloseable {
    /** Opens a file; its decoders are opened when they are first needed. */
    AssetReader open(Path file, AssetIndex index, HouseFormat format) throws MediaException;

    /** Measures a file's sound; ends early when its thread is interrupted. */
    Optional<Loudness> loudness(Path file, AssetIndex index) throws MediaException;

    @Override
    void close();
}

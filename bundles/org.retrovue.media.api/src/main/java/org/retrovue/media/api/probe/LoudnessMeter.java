package org.retrovue.media.api.probe;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.retrovue.media.api.MediaException;

/** Measures how loud a media file is. Any thread. */
@ProviderType
public interface LoudnessMeter {
    /**
     * Measures the sound that would air, as it is mixed down to stereo. Decodes all of it; ends early when its thread is interrupted.
     *
     * @param file a local file
     * @return its loudness; nothing where there is no sound or only silence
     * @throws MediaException when the file cannot be read, with the reason for a person
     */
    Optional<Loudness> loudness(Path file) throws MediaException;
}

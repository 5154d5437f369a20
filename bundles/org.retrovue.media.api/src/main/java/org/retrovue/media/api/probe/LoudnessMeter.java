package org.retrovue.media.api.probe;

import java.nio.file.Path;
import java.util.Map;
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

    /**
     * Measures the sound that would air for viewers of other languages.
     *
     * @param file a local file
     * @param usual what {@link #loudness} has measured
     * @return the loudness for each language of the file, as {@link org.retrovue.media.api.Languages#code} names it, where in one of them another track is heard than the usual one; without those that are silent
     * @throws MediaException when the file cannot be read, with the reason for a person
     */
    default Map<String, Loudness> byLanguage(Path file, Optional<Loudness> usual) throws MediaException {
        return Map.of();
    }
}

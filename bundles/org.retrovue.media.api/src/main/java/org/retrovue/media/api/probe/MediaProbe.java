package org.retrovue.media.api.probe;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;
import org.retrovue.media.api.MediaException;

/** Reads a media file through and says what is in it; makes the index that playout needs, and keeps it. Any thread. */
@ProviderType
public interface MediaProbe {
    /**
     * Examines a file: all packets are read, a few pictures decoded, so that what is called good can be played.
     *
     * @param file a local file
     * @return what is in it
     * @throws MediaException when it cannot be played, with the reason for a person: empty, truncated, no picture, unknown codec, ...
     */
    MediaReport examine(Path file) throws MediaException;
}

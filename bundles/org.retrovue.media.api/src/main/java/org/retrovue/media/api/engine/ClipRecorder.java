package org.retrovue.media.api.engine;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;
import org.retrovue.media.api.MediaException;

/** Records media files from pictures and sound. Any thread; each recording is for one thread at a time. */
@ProviderType
public interface ClipRecorder {
    /**
     * Begins a file. It appears under its name when it is finished, whole: until then it is written beside it, hidden.
     *
     * @param file where to; its name ends with ".mkv" or ".mp4", its folder exists
     * @param format what it is like
     * @return takes pictures and sound, owned by the caller
     * @throws MediaException when the file cannot be written or there is no such encoder
     */
    Recording begin(Path file, ClipFormat format) throws MediaException;
}

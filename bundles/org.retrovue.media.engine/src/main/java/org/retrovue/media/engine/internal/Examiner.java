package org.retrovue.media.engine.internal;

import java.nio.file.Path;
import org.retrovue.media.api.MediaException;

/** Finds out what a file is, and whether it can be played. Any thread. */
interface Examiner extends AutoCloseable {
    /**
     * Examines a file.
     *
     * @throws MediaException with the reason for a person, when it cannot be played
     */
    Examination.Result examine(Path file) throws MediaException;

    @Override
    void close();
}

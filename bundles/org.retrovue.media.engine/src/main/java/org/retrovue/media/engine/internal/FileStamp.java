package org.retrovue.media.engine.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.retrovue.media.api.MediaException;

/**
 * What tells cheaply that a file has not changed.
 *
 * @param size bytes
 * @param modifiedMillis from the epoch
 */
record FileStamp(long size, long modifiedMillis) {
    static FileStamp of(Path file) throws MediaException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(
                    attributes.size(), attributes.lastModifiedTime().toMillis());
        } catch (NoSuchFileException e) {
            throw new MediaException(file + " is not there", e);
        } catch (IOException e) {
            throw new MediaException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}

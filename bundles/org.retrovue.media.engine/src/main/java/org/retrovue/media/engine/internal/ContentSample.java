package org.retrovue.media.engine.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.retrovue.media.api.MediaException;

/** Takes samples of a file's bytes: its start, its end, and places evenly between. */
final class ContentSample {
    private static final int PLACES = 32;
    private static final int BYTES = 16 << 10;

    private ContentSample() {}

    static void add(Path file, long size, MessageDigest digest) throws MediaException {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int i = 0; i <= PLACES; i++) {
                buffer.clear();
                long at = Math.max(0, size - BYTES) / PLACES * i;
                long position = i == PLACES ? Math.max(0, size - BYTES) : at;
                while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) > 0) {
                    // until the buffer is full or the file ends
                }
                digest.update(buffer.flip());
            }
        } catch (IOException e) {
            throw new MediaException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}

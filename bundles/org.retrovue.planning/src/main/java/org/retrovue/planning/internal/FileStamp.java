package org.retrovue.planning.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What a file looks like from outside: another stamp, another content. */
record FileStamp(long modifiedNanos, long size) {
    private static final long MOST_BYTES = 4_000_000;

    /** Returns nothing when there is no such file. */
    static Optional<FileStamp> of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(
                            new FileStamp(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), attributes.size()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // it has just gone
        }
    }

    /**
     * Reads the file that looks so.
     *
     * @throws java.nio.charset.CharacterCodingException when it is not UTF-8
     * @throws IOException when it cannot be read or is too long
     */
    String text(Path file) throws IOException {
        if (size > MOST_BYTES) {
            throw new IOException("it has " + size + " bytes; a channel file has at most " + MOST_BYTES);
        }
        byte[] bytes = Files.readAllBytes(file);
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}

package org.retrovue.console.security.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One small file that only its owner may read. */
record LoginFile(Path path) {

    /** Returns the first line, or null when there is no such file. */
    @Nullable
    String read() throws IOException {
        if (!Files.exists(path)) {
            return null;
        }
        List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
        return lines.isEmpty() ? "" : lines.get(0);
    }

    /** Replaces the file as a whole: a reader sees the old or the new one, never half of it. */
    void write(String line) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Path beside = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(beside);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(beside, line + "\n", StandardCharsets.UTF_8);
        Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

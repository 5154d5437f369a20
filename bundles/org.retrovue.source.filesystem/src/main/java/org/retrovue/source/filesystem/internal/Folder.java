package org.retrovue.source.filesystem.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.retrovue.api.source.MediaDescriptor;
import org.retrovue.api.source.MediaSource;
import org.retrovue.api.source.ScanContext;
import org.retrovue.api.source.SourceId;
import org.retrovue.api.source.SourceUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The media files under one folder. A file's key is its path within the folder; links are followed, loops are not.
 *
 * <p>Safe for any thread: a changed configuration makes a new one.
 */
final class Folder implements MediaSource {
    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);
    private static final int DEEPEST = 64;

    private final SourceId id;
    private final Path root;
    private final Set<String> extensions;
    private final Sidecars sidecars;

    Folder(SourceId id, Path root, Set<String> extensions) {
        this.id = id;
        this.root = root.toAbsolutePath().normalize();
        this.extensions = Set.copyOf(extensions);
        this.sidecars = new Sidecars(this.root);
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    public void scan(ScanContext context, Consumer<MediaDescriptor> found) throws SourceUnavailableException {
        if (!Files.isReadable(root)) {
            throw new SourceUnavailableException(
                    id, "cannot read the folder " + root + ": is it there, and may the station read it?", null);
        }
        Map<String, BasicFileAttributes> beside = new HashMap<>();
        Map<String, BasicFileAttributes> media = files(context, beside);
        Sidecars.Scan sheets = sidecars.scan(beside, media.keySet());
        for (Map.Entry<String, BasicFileAttributes> file : media.entrySet()) {
            if (context.cancelled()) {
                return;
            }
            found.accept(sheets.describe(FileNames.describe(file.getKey(), file.getValue())));
        }
    }

    @Override
    public URI locate(String key) throws SourceUnavailableException {
        Path file = within(key);
        if (!Files.isRegularFile(file)) {
            throw new SourceUnavailableException(id, "the file \"" + key + "\" is gone from " + root, null);
        }
        return file.toUri();
    }

    private Path within(String key) throws SourceUnavailableException {
        try {
            Path file = root.resolve(key).normalize();
            if (!key.isEmpty() && file.startsWith(root)) {
                return file;
            }
        } catch (InvalidPathException e) {
            LOG.debug("no path: {}", key, e);
        }
        throw new SourceUnavailableException(id, "\"" + key + "\" is no file of " + root, null);
    }

    /** By key in order, so that a scan tells the same in the same order while nothing changes. */
    private Map<String, BasicFileAttributes> files(ScanContext context, Map<String, BasicFileAttributes> beside)
            throws SourceUnavailableException {
        Map<String, BasicFileAttributes> files = new TreeMap<>();
        try {
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return !folder.equals(root) && FileNames.isHidden(folder)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && FileNames.isMedia(file, extensions)) {
                        files.put(FileNames.key(root.relativize(file)), attributes);
                    } else if (attributes.isRegularFile() && FileNames.isMedia(file, Sidecars.EXTENSIONS)) {
                        beside.put(FileNames.key(root.relativize(file)), attributes);
                    }
                    return context.cancelled() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (file.equals(root)) {
                        throw e;
                    }
                    // A loop of links, a folder without permission, a file that went away: the others still count.
                    LOG.debug("left out: {}", file, e);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new SourceUnavailableException(id, "cannot read the folder " + root, e);
        }
        return files;
    }
}

package org.retrovue.media.engine.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.retrovue.media.api.MediaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps indexes: a few in memory, all in a folder. What is lost or damaged can be made again. Any thread. */
final class IndexStore {
    private static final Logger LOG = LoggerFactory.getLogger(IndexStore.class);
    private static final long MEMORY_BYTES = 48L << 20;

    private final Path folder;
    /** Two readers of one file wait for each other here, of different files seldom. */
    private final Object[] files = Stream.generate(Object::new).limit(64).toArray();

    private final Map<Path, AssetIndex> recent = new LinkedHashMap<>(16, 0.75f, true);

    IndexStore(Path folder) {
        this.folder = folder;
    }

    /** How an index is made where none is kept. */
    interface Maker {
        AssetIndex make() throws MediaException;
    }

    /** Returns the index of a file; where none is kept, or the file looks different now, it is made. All who want it at once, as at tune-in, get the one that the first of them read or made. */
    AssetIndex findOrMake(Path file, FileStamp stamp, Maker maker) throws MediaException {
        synchronized (files[Math.floorMod(file.hashCode(), files.length)]) {
            Optional<AssetIndex> known = find(file, stamp);
            if (known.isPresent()) {
                return known.get();
            }
            AssetIndex made = maker.make();
            keep(file, made);
            return made;
        }
    }

    private Optional<AssetIndex> find(Path file, FileStamp stamp) {
        synchronized (recent) {
            AssetIndex known = recent.get(file);
            if (known != null && known.stamp().equals(stamp)) {
                return Optional.of(known);
            }
        }
        try {
            AssetIndex read = AssetIndex.read(place(file));
            if (read.stamp().equals(stamp)) {
                remember(file, read);
                return Optional.of(read);
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.info("The index of {} is made again: {}", file, e.toString());
        }
        return Optional.empty();
    }

    void keep(Path file, AssetIndex index) {
        remember(file, index);
        Path place = place(file);
        try {
            Files.createDirectories(folder);
            Path beside = Files.createTempFile(folder, "new", ".part");
            try {
                index.write(beside);
                Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            LOG.warn("The index of {} cannot be kept in {} and will be made again: {}", file, folder, e.toString());
        }
    }

    private void remember(Path file, AssetIndex index) {
        synchronized (recent) {
            recent.put(file, index);
            long bytes =
                    recent.values().stream().mapToLong(AssetIndex::heapBytes).sum();
            Iterator<AssetIndex> oldest = recent.values().iterator();
            while (bytes > MEMORY_BYTES && recent.size() > 1) {
                bytes -= oldest.next().heapBytes();
                oldest.remove();
            }
        }
    }

    /** Returns where the index of a file is kept, if it is. */
    Path place(Path file) {
        byte[] name = file.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8);
        return folder.resolve(Digests.hex(Digests.sha256().digest(name)).substring(0, 32) + ".idx");
    }
}

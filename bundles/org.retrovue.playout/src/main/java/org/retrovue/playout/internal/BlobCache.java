package org.retrovue.playout.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.playout.RenderCache;
import org.retrovue.api.station.Faults;

/**
 * Keeps blobs by name as files. Written beside and renamed, checked when read, the least used deleted when they exceed the quota. The folder may be deleted or the process killed at any moment: what is
 * not there is made again. Any thread.
 *
 * @see "docs/contracts/playout.md, CACHE-001"
 */
final class BlobCache {
    private static final int MAGIC = 0x52564331; // RVC1
    private static final int HEADER = 4 + 8 + 4;
    private static final String PART = ".part";

    private record Entry(String name, long size, FileTime used) {}

    private final Path folder;
    private volatile long quota;
    private final MasterClock clock;
    private final Faults faults;
    private final String ownPart = PART + "-" + UUID.randomUUID() + "-";
    private final AtomicLong parts = new AtomicLong();
    private final AtomicLong repaired = new AtomicLong();
    private final AtomicLong hits = new AtomicLong();
    private final AtomicLong misses = new AtomicLong();
    private final AtomicLong evicted = new AtomicLong();
    private final Map<String, Long> sizes = new LinkedHashMap<>(1024, 0.75f, true);
    private long bytes;

    /**
     * Makes one.
     *
     * @param quota bytes that it may take
     */
    BlobCache(Path folder, long quota, MasterClock clock, Faults faults) {
        this.folder = folder;
        this.quota = quota;
        this.clock = clock;
        this.faults = faults;
    }

    void limit(long newQuota) {
        quota = newQuota;
        evict();
    }

    /** Finds out what is there. Until then the quota counts only what was used since. */
    void scan() {
        List<Entry> found = new ArrayList<>();
        try {
            if (Files.isDirectory(folder)) {
                Files.walkFileTree(folder, visitor(found));
            }
        } catch (IOException | UncheckedIOException e) {
            report("cannot read all of it: " + e);
        }
        found.sort(Comparator.comparing(Entry::used));
        synchronized (sizes) {
            for (Entry entry : found) {
                if (!sizes.containsKey(entry.name())) {
                    note(entry.name(), entry.size());
                }
            }
        }
        evict();
    }

    private SimpleFileVisitor<Path> visitor(List<Entry> found) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = file.getFileName().toString();
                if (name.contains(PART)) {
                    if (!name.contains(ownPart)) {
                        Files.deleteIfExists(file); // left behind by a process that was killed
                    }
                } else {
                    found.add(new Entry(name, attributes.size(), attributes.lastModifiedTime()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        };
    }

    /** Returns a blob, if it is there and whole. */
    Optional<byte[]> get(String name) {
        Optional<byte[]> blob = look(name);
        (blob.isPresent() ? hits : misses).incrementAndGet();
        return blob;
    }

    /** Returns a blob as {@link #get} does, but does not count. */
    Optional<byte[]> look(String name) {
        Path file = file(name);
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            forget(name);
            return Optional.empty();
        } catch (IOException e) {
            if (Files.isRegularFile(file)) {
                discard(name, file);
            } else {
                forget(name); // the folder is no folder any more: not this piece's fault
            }
            return Optional.empty();
        }
        Optional<byte[]> blob = unwrap(content);
        if (blob.isEmpty()) {
            discard(name, file);
            return blob;
        }
        synchronized (sizes) {
            note(name, content.length);
        }
        touch(file);
        return blob;
    }

    /** Tells whether a blob is there; does not read it. */
    boolean has(String name) {
        return Files.isRegularFile(file(name));
    }

    private static Optional<byte[]> unwrap(byte[] content) {
        if (content.length < HEADER) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(content);
        if (header.getInt() != MAGIC || header.getLong() != content.length - HEADER) {
            return Optional.empty();
        }
        int sum = header.getInt();
        if (sum != sum(content, HEADER, content.length - HEADER)) {
            return Optional.empty();
        }
        byte[] blob = new byte[content.length - HEADER];
        System.arraycopy(content, HEADER, blob, 0, blob.length);
        return Optional.of(blob);
    }

    private static int sum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    private void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.now()));
        } catch (IOException e) {
            // Only the order of eviction after a restart depends on it.
        }
    }

    /** Keeps a blob. A disk that is full or read-only is reported; the station goes on without. */
    void put(String name, byte[] blob) {
        Path file = file(name);
        Path part = file.resolveSibling(name + ownPart + parts.incrementAndGet());
        ByteBuffer content = ByteBuffer.allocate(HEADER + blob.length);
        content.putInt(MAGIC)
                .putLong(blob.length)
                .putInt(sum(blob, 0, blob.length))
                .put(blob);
        try {
            Files.createDirectories(file.getParent());
            Files.write(part, content.array());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            delete(part);
            report("cannot keep a rendered piece, it will be made again each time: " + e
                    + ". Free some space or make the folder writable");
            return;
        }
        faults.clear("CacheUnwritable", folder.toString());
        synchronized (sizes) {
            note(name, content.capacity());
        }
        evict();
    }

    private void note(String name, long size) {
        Long before = sizes.put(name, size);
        bytes += size - (before == null ? 0 : before);
    }

    private void forget(String name) {
        synchronized (sizes) {
            Long size = sizes.remove(name);
            bytes -= size == null ? 0 : size;
        }
    }

    private void discard(String name, Path file) {
        forget(name);
        delete(file);
        repaired.incrementAndGet();
        faults.report(
                Faults.Kind.RUNTIME,
                "CacheDamaged",
                folder.toString(),
                "a damaged file was found and is made again: " + file.getFileName());
    }

    private void evict() {
        List<String> surplus = new ArrayList<>();
        synchronized (sizes) {
            var eldest = sizes.entrySet().iterator();
            while (bytes > quota && sizes.size() > 1) {
                Map.Entry<String, Long> entry = eldest.next();
                bytes -= entry.getValue();
                surplus.add(entry.getKey());
                eldest.remove();
            }
        }
        evicted.addAndGet(surplus.size());
        surplus.forEach(name -> delete(file(name)));
    }

    /** Deletes all that it knows of. Whoever reads a piece meanwhile has it or makes it again. */
    RenderCache.State clear() {
        scan(); // otherwise what was not used since the start might stay
        RenderCache.State before = state();
        List<String> all;
        synchronized (sizes) {
            all = new ArrayList<>(sizes.keySet());
            sizes.clear();
            bytes = 0;
        }
        all.forEach(name -> delete(file(name)));
        return before;
    }

    RenderCache.State state() {
        return new RenderCache.State(files(), bytes(), quota, hits.get(), misses.get(), repaired(), evicted.get());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It stays; the next scan finds it again.
        }
    }

    private void report(String what) {
        faults.report(Faults.Kind.RUNTIME, "CacheUnwritable", folder.toString(), folder + ": " + what);
    }

    private Path file(String name) {
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }

    long bytes() {
        synchronized (sizes) {
            return bytes;
        }
    }

    long files() {
        synchronized (sizes) {
            return sizes.size();
        }
    }

    long repaired() {
        return repaired.get();
    }
}

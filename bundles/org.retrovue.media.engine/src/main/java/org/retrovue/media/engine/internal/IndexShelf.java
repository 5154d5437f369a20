package org.retrovue.media.engine.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The indexes that a process which reads for the station has in memory. Two that want the same get the one that the first of them read. Any thread. */
final class IndexShelf {
    private static final long MEMORY_BYTES = 48L << 20;

    private record Key(Path file, FileStamp stamp, String contentId) {}

    private final Map<Key, AssetIndex> recent = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Returns the index of what was described.
     *
     * @throws IOException when it does not lie where it should
     */
    synchronized AssetIndex of(ReaderWord.Described described) throws IOException {
        Key key = new Key(described.file(), described.stamp(), described.contentId());
        AssetIndex known = recent.get(key);
        if (known != null) {
            return known;
        }
        AssetIndex read = AssetIndex.read(described.index());
        if (!read.contentId().equals(described.contentId()) || !read.stamp().equals(described.stamp())) {
            throw new IOException(described.index() + " is of another content");
        }
        recent.put(key, read);
        long bytes = recent.values().stream().mapToLong(AssetIndex::heapBytes).sum();
        Iterator<AssetIndex> oldest = recent.values().iterator();
        while (bytes > MEMORY_BYTES && recent.size() > 1) {
            bytes -= oldest.next().heapBytes();
            oldest.remove();
        }
        return read;
    }
}

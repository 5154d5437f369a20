package org.retrovue.api.playout;

import org.osgi.annotation.versioning.ProviderType;

/** What is kept of rendered pictures and sound, so that a rerun costs nothing. Any thread. */
@ProviderType
public interface RenderCache {
    /**
     * Tells how it does.
     *
     * @return its figures now
     */
    State state();

    /**
     * Throws everything away. Nothing is lost: what is wanted again is made again, to the same bytes.
     *
     * @return how it was before
     */
    State clear();

    /**
     * Figures of the cache.
     *
     * @param entries GOPs and pieces of sound that it holds
     * @param bytes that they take on the disk
     * @param quota bytes that they may take
     * @param hits what was asked for and was there, since the station started
     * @param misses what was asked for and had to be made
     * @param damaged what was there but broken, and was made again
     * @param evicted what had to make room
     */
    record State(long entries, long bytes, long quota, long hits, long misses, long damaged, long evicted) {}
}

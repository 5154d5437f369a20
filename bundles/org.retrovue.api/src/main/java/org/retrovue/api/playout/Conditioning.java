package org.retrovue.api.playout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/** Renders into the cache what will air, before it does and only while nobody waits for anything. One job at a time, which goes on whoever began it. Any thread. */
@ProviderType
public interface Conditioning {
    /**
     * Tells what rendering something ahead would take. Renders nothing.
     *
     * @param what a channel's id or number, the name of a collection, or the id of an asset
     * @return what is known of it
     * @throws IllegalArgumentException when there is no such thing, or nothing of it to render
     */
    Estimate estimate(String what);

    /**
     * Begins to render something ahead.
     *
     * @param what as in {@link #estimate}
     * @return what it will take
     * @throws IllegalArgumentException when there is no such thing, or nothing of it to render
     * @throws IllegalStateException when another job is running, or what is to be rendered does not fit into the cache
     */
    Estimate begin(String what);

    /**
     * Tells how the job does.
     *
     * @return the running job, or the last one; nothing before the first
     */
    Optional<Job> job();

    /**
     * Ends the running job. What it has rendered stays.
     *
     * @return whether there was one
     */
    boolean cancel();

    /**
     * What rendering something ahead takes.
     *
     * @param what it is, in words
     * @param channels for which it is rendered, by id
     * @param gops pieces of pictures
     * @param kept how many of them are in the cache already
     * @param bytes that the others will take on the disk; nothing where that was not measured yet
     * @param work time of render threads that the others will take; nothing where that was not measured yet
     * @param quota bytes that the cache may take
     */
    record Estimate(
            String what,
            List<String> channels,
            long gops,
            long kept,
            OptionalLong bytes,
            Optional<Duration> work,
            long quota) {
        /** Copies the list. */
        public Estimate {
            channels = List.copyOf(channels);
        }

        /**
         * Tells whether the cache can hold it, as far as that is known.
         *
         * @return whether it can
         */
        public boolean fits() {
            return bytes.isEmpty() || bytes.getAsLong() <= quota;
        }
    }

    /** How far a job is. */
    enum Phase {
        /** It goes on. */
        RUNNING,
        /** All is in the cache. */
        DONE,
        /** It was told to end. */
        CANCELLED,
        /** It ended because the cache is full or pieces could not be made. */
        FAILED
    }

    /**
     * A job.
     *
     * @param what is rendered, in words
     * @param phase how far it is
     * @param began station time
     * @param gops pieces of pictures to be looked at
     * @param done how many were
     * @param rendered how many of those had to be rendered
     * @param bytes that they take
     * @param left real time until it is done at the pace so far; nothing where that cannot be told
     * @param problem why it failed, and what to do; else empty
     */
    record Job(
            String what,
            Phase phase,
            Instant began,
            long gops,
            long done,
            long rendered,
            long bytes,
            Optional<Duration> left,
            String problem) {
        /**
         * Returns how much of it is done.
         *
         * @return 0 to 100
         */
        public int percent() {
            return gops == 0 ? 100 : (int) (100 * done / gops);
        }
    }
}

package org.retrovue.api.plan;

import java.util.List;

/**
 * A document of the planning pipeline, as it can be shown: what it is, and what it was made from.
 *
 * @param kind what it is
 * @param id unique within its kind and channel
 * @param digest hex SHA-256 of what is in it
 * @param parents digests of the documents that it was made from, the nearest first; none for a channel file
 * @param generation the channel's publish that first had it; rises, zero where it is not known (older stores)
 */
public record Artefact(Kind kind, String id, String digest, List<String> parents, long generation) {
    /** Copies the list. */
    public Artefact {
        parents = List.copyOf(parents);
    }

    /** The steps of the pipeline, in order. */
    public enum Kind {
        /** What the owner wrote: a channel file. */
        DIRECTIVE,
        /** What it means with all that it extends and includes. */
        PLAN,
        /** The line-up of a broadcast day. */
        SCHEDULE_DAY,
        /** A block divided into content and breaks. */
        SEGMENTED_BLOCK,
        /** A block that is locked to air. */
        TRANSMISSION_LOG,
        /** A block to the frame, its breaks filled. */
        BLOCK_PLAN,
        /** An operator's order that changed a locked block. */
        OVERRIDE
    }
}

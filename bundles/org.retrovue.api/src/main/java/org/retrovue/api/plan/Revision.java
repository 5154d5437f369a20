package org.retrovue.api.plan;

import java.time.Instant;
import java.util.List;

/**
 * A change of what was planned for a channel.
 *
 * @param at when it was made, station time
 * @param generation the publish that has it
 * @param reason why, such as "retro.yaml changed"
 * @param from the first instant that is free to change
 * @param changes what differs; empty where the change made no difference
 */
public record Revision(Instant at, long generation, String reason, Instant from, List<Change> changes) {
    /** Copies the list. */
    public Revision {
        changes = List.copyOf(changes);
    }
}

package org.retrovue.api.traffic;

import java.util.List;

/**
 * What policies and selectors may know.
 *
 * @param history what aired and what is already locked to air
 * @param seed what chance is made from: of channel, day and break
 * @param chosen what the break holds so far
 */
public record TrafficContext(PlayHistory history, long seed, List<Spot> chosen) {
    /** Copies the list. */
    public TrafficContext {
        chosen = List.copyOf(chosen);
    }
}

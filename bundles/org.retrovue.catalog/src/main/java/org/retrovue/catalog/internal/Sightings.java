package org.retrovue.catalog.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.catalog.AssetId;

/** Media that are new or changed and may still be written to: looked at only when their version stays the same for a while. One thread. */
final class Sightings {

    /** Long enough for the slowest copier to show itself by a new size or date. */
    static final Duration QUIET = Duration.ofSeconds(2);

    private final Map<AssetId, Sighting> sightings = new HashMap<>();

    /** Notes that a medium was seen in a new version. */
    void saw(AssetId id, long nanos) {
        sightings.put(id, new Sighting(nanos, sightings.containsKey(id)));
    }

    /** Returns whether a medium has been as it is for long enough. */
    boolean isQuiet(AssetId id, long nanos) {
        @Nullable Sighting sighting = sightings.get(id);
        if (sighting == null) {
            return true;
        }
        if (nanos - sighting.nanos() < QUIET.toNanos()) {
            return false;
        }
        sightings.remove(id);
        return true;
    }

    void forget(AssetId id) {
        sightings.remove(id);
    }

    /** Returns whether another look soon is worth it: something was seen for the first time. What keeps growing can wait for its turn. */
    boolean wantAnotherLookSoon() {
        return sightings.values().stream().anyMatch(sighting -> !sighting.growing());
    }

    private record Sighting(long nanos, boolean growing) {}
}

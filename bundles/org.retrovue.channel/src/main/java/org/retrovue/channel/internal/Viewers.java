package org.retrovue.channel.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who watches a channel. Not safe for threads: the session guards it. */
final class Viewers {
    private record Seen(Instant last, String face) {}

    private final Map<String, Seen> lastSeen = new HashMap<>();
    private @Nullable Instant emptySince;

    void seen(String viewer, String face, Instant now) {
        lastSeen.put(viewer, new Seen(now, face));
        emptySince = null;
    }

    void left(String viewer, Instant now) {
        if (lastSeen.remove(viewer) != null && lastSeen.isEmpty()) {
            emptySince = now;
        }
    }

    /** Forgets those that were silent for too long. */
    void forgetSilent(Instant now, Duration silence) {
        if (lastSeen.isEmpty()) {
            return;
        }
        Instant before = now.minus(silence);
        lastSeen.values().removeIf(seen -> seen.last().isBefore(before));
        if (lastSeen.isEmpty()) {
            emptySince = now;
        }
    }

    boolean knows(String viewer) {
        return lastSeen.containsKey(viewer);
    }

    int count() {
        return lastSeen.size();
    }

    /** Counts them by the face that they watch through. */
    Map<String, Integer> byFace() {
        Map<String, Integer> counts = new TreeMap<>();
        lastSeen.values().forEach(seen -> counts.merge(seen.face(), 1, Integer::sum));
        return counts;
    }

    /** Tells whether nobody has been there for so long. */
    boolean emptyFor(Duration linger, Instant now) {
        return emptySince != null && !emptySince.plus(linger).isAfter(now);
    }
}

package org.retrovue.channel.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who watches a channel. Not safe for threads: the session guards it. */
final class Viewers {
    private final Map<String, Instant> lastSeen = new HashMap<>();
    private @Nullable Instant emptySince;

    void seen(String viewer, Instant now) {
        lastSeen.put(viewer, now);
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
        lastSeen.values().removeIf(seen -> seen.isBefore(before));
        if (lastSeen.isEmpty()) {
            emptySince = now;
        }
    }

    int count() {
        return lastSeen.size();
    }

    /** Tells whether nobody has been there for so long. */
    boolean emptyFor(Duration linger, Instant now) {
        return emptySince != null && !emptySince.plus(linger).isAfter(now);
    }
}

package org.retrovue.catalog.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.source.MediaSource;
import org.retrovue.api.source.SourceId;

/** The sources that there are now. Any thread. */
final class Sources {

    /** By service id, so that of two with one name the older stays. */
    private final Map<Long, MediaSource> bound = new ConcurrentSkipListMap<>();

    void add(long service, MediaSource source) {
        bound.put(service, source);
    }

    void remove(long service) {
        bound.remove(service);
    }

    boolean isEmpty() {
        return bound.isEmpty();
    }

    /** Returns all by name; adds a problem where a name is taken. */
    Map<SourceId, MediaSource> byId(List<String> problems) {
        Map<SourceId, MediaSource> byId = new LinkedHashMap<>();
        for (MediaSource source : bound.values()) {
            try {
                SourceId id = source.id();
                if (byId.putIfAbsent(id, source) != null) {
                    problems.add("source " + id
                            + ": two sources have this id; the second is left out until its source.id" + " is changed");
                }
            } catch (RuntimeException | LinkageError e) {
                problems.add("a source failed: " + e);
            }
        }
        return byId;
    }

    Optional<MediaSource> of(AssetId id) {
        return Optional.ofNullable(byId(new java.util.ArrayList<>()).get(SourceId.of(sourceOf(id))));
    }

    static String sourceOf(AssetId id) {
        return id.value().substring(0, id.value().indexOf(':'));
    }

    static String keyOf(AssetId id) {
        return id.value().substring(id.value().indexOf(':') + 1);
    }
}

package org.retrovue.catalog.internal;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.retrovue.api.source.Given;
import org.retrovue.api.source.MediaDescriptor;
import org.retrovue.api.source.MediaSource;
import org.retrovue.api.source.ScanContext;
import org.retrovue.api.source.SourceId;
import org.retrovue.api.source.SourceUnavailableException;

/** A source whose media a test puts on and takes off. */
final class Shelf implements MediaSource {

    final Map<String, String> versions = new TreeMap<>();
    final Map<String, String> facts = new TreeMap<>(Map.of("made", "1980"));
    Set<String> tags = Set.of("shelf");
    Given given = Given.NOTHING;
    boolean unreachable;
    private final String name;

    Shelf(String name) {
        this.name = name;
    }

    @Override
    public SourceId id() {
        return SourceId.of(name);
    }

    @Override
    public void scan(ScanContext context, Consumer<MediaDescriptor> found) throws SourceUnavailableException {
        if (unreachable) {
            throw new SourceUnavailableException(id(), "the shelf is locked", null);
        }
        versions.forEach((key, version) ->
                found.accept(new MediaDescriptor(key, "films", key, "film", tags, version, facts, given)));
    }

    @Override
    public URI locate(String key) throws SourceUnavailableException {
        if (!versions.containsKey(key)) {
            throw new SourceUnavailableException(id(), key + " is not on the shelf", null);
        }
        return URI.create("shelf:/" + key.replace(' ', '+'));
    }
}

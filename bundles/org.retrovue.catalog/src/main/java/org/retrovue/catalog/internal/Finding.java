package org.retrovue.catalog.internal;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.Marker;
import org.retrovue.api.enrich.Enricher;
import org.retrovue.api.enrich.Facts;
import org.retrovue.api.source.MediaDescriptor;
import org.retrovue.time.Rational;

/** An asset while it is looked at: what the source said, and what each enricher adds. One thread. */
final class Finding {

    private final AssetId id;
    private final MediaDescriptor descriptor;
    private final URI location;
    private final Instant added;
    private final Set<String> tags;
    private final Map<String, String> attributes;
    private final List<Marker> markers = new ArrayList<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private Rational duration = Rational.ZERO;
    private String contentId = "";

    Finding(AssetId id, MediaDescriptor descriptor, URI location, Instant added) {
        this.id = id;
        this.descriptor = descriptor;
        this.location = location;
        this.added = added;
        tags = new HashSet<>(descriptor.tags());
        attributes = new HashMap<>(descriptor.attributes());
    }

    /** Goes on from what is known. */
    Finding(Asset known, MediaDescriptor descriptor) {
        id = known.id();
        this.descriptor = descriptor;
        location = known.location();
        added = known.added();
        tags = new HashSet<>(known.tags());
        attributes = new HashMap<>(known.attributes());
        markers.addAll(known.markers());
        versions.putAll(Notes.versions(known));
        duration = known.duration();
        contentId = known.contentId();
    }

    void add(Facts facts) {
        facts.duration().ifPresent(found -> duration = found);
        facts.contentId().ifPresent(found -> contentId = found);
        markers.addAll(facts.markers());
        tags.addAll(facts.tags());
        attributes.putAll(facts.attributes());
    }

    /** Notes that an enricher has said what it has to say, also when that was no. */
    void heard(Enricher enricher) {
        versions.put(enricher.id(), enricher.version());
    }

    void attribute(String name, String value) {
        attributes.put(name, value);
    }

    /** What was measured, else what the source says. */
    Rational duration() {
        return duration.signum() > 0 ? duration : descriptor.given().duration().orElse(Rational.ZERO);
    }

    /** Returns the asset of a medium that cannot be looked at: ready by what its source says. */
    Asset unread() {
        contentId = "unread-" + descriptor.version();
        attributes.put(Notes.UNREAD, "there is no medium; it is planned with the length that its source gives");
        return duration().signum() > 0
                ? asset(AssetState.READY, Optional.empty())
                : asset(
                        AssetState.RETIRED,
                        Optional.of("there is neither a medium nor a length that its source gives"));
    }

    Asset asset(AssetState state, Optional<String> reason) {
        Notes.enrichers(attributes, versions);
        Told.note(attributes, descriptor);
        return new Asset(
                id,
                descriptor.collection(),
                descriptor.title(),
                descriptor.type(),
                tags,
                location,
                descriptor.version(),
                state,
                reason,
                duration(),
                contentId,
                Told.markers(descriptor, markers),
                attributes,
                added);
    }
}

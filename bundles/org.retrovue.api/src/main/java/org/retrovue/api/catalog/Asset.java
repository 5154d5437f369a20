package org.retrovue.api.catalog;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.retrovue.time.Rational;

/**
 * A medium in the catalogue.
 *
 * @param id "source:key"
 * @param collection the group that it belongs to
 * @param title for people
 * @param type "episode", "film", "commercial", "bumper", "filler", "video", ...
 * @param tags lower case
 * @param location where to read it
 * @param version what the source said of its version when it was last looked at
 * @param state how far it has come
 * @param reason why it is not ready, for a person; empty while it is fine
 * @param duration seconds, exactly; zero until known
 * @param contentId names its content; empty until known
 * @param markers in order of time
 * @param attributes facts by name, such as "video.size" or "series"
 * @param added station time when it was first seen
 * @param details what the well-known attributes say, read once
 */
public record Asset(
        AssetId id,
        String collection,
        String title,
        String type,
        Set<String> tags,
        URI location,
        String version,
        AssetState state,
        Optional<String> reason,
        Rational duration,
        String contentId,
        List<Marker> markers,
        Map<String, String> attributes,
        Instant added,
        Details details) {
    /** Copies the collections. */
    public Asset {
        tags = Set.copyOf(tags);
        markers = List.copyOf(markers);
        attributes = Map.copyOf(attributes);
    }

    /** Makes an asset whose details are what its attributes say. */
    public Asset(
            AssetId id,
            String collection,
            String title,
            String type,
            Set<String> tags,
            URI location,
            String version,
            AssetState state,
            Optional<String> reason,
            Rational duration,
            String contentId,
            List<Marker> markers,
            Map<String, String> attributes,
            Instant added) {
        this(
                id,
                collection,
                title,
                type,
                tags,
                location,
                version,
                state,
                reason,
                duration,
                contentId,
                markers,
                attributes,
                added,
                Details.of(attributes));
    }

    /**
     * Returns the same asset in another state.
     *
     * @param newState the state
     * @param newReason why it is not ready, or empty
     * @return a copy
     */
    public Asset in(AssetState newState, Optional<String> newReason) {
        return copy(newState, newReason, attributes, details);
    }

    /**
     * Returns the same asset with other attributes, and with the details that they tell.
     *
     * @param newAttributes take the place of all that it has
     * @return a copy
     */
    public Asset with(Map<String, String> newAttributes) {
        return copy(state, reason, newAttributes, Details.of(newAttributes));
    }

    private Asset copy(
            AssetState newState, Optional<String> newReason, Map<String, String> newAttributes, Details newDetails) {
        return new Asset(
                id,
                collection,
                title,
                type,
                tags,
                location,
                version,
                newState,
                newReason,
                duration,
                contentId,
                markers,
                newAttributes,
                added,
                newDetails);
    }
}

package org.retrovue.api.source;

import java.util.Map;
import java.util.Set;

/**
 * A medium that a source offers.
 *
 * @param key names it within the source; the same from scan to scan, unique
 * @param collection the group that it belongs to
 * @param title for people
 * @param type "episode", "film", "commercial", "bumper", "filler", ... in lower case, or "video" where nothing is known
 * @param tags lower case
 * @param version changes whenever the content may have changed (size and date, an etag)
 * @param attributes more that the source knows, such as "series"; {@link org.retrovue.api.catalog.Details} names the well-known ones
 * @param given what it says of the content itself
 */
public record MediaDescriptor(
        String key,
        String collection,
        String title,
        String type,
        Set<String> tags,
        String version,
        Map<String, String> attributes,
        Given given) {
    /** Copies the collections. */
    public MediaDescriptor {
        tags = Set.copyOf(tags);
        attributes = Map.copyOf(attributes);
    }

    /**
     * Describes a medium of whose content the source knows nothing.
     *
     * @param key names it within the source
     * @param collection the group that it belongs to
     * @param title for people
     * @param type lower case
     * @param tags lower case
     * @param version changes whenever the content may have changed
     * @param attributes more that the source knows
     */
    public MediaDescriptor(
            String key,
            String collection,
            String title,
            String type,
            Set<String> tags,
            String version,
            Map<String, String> attributes) {
        this(key, collection, title, type, tags, version, attributes, Given.NOTHING);
    }
}

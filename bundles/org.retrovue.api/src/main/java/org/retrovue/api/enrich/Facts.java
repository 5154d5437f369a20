package org.retrovue.api.enrich;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.retrovue.api.catalog.Marker;
import org.retrovue.time.Rational;

/**
 * What an enricher adds. What is empty leaves as it is what others found.
 *
 * @param duration seconds, exactly
 * @param contentId names the content
 * @param markers points in the asset, replacing those of the same enricher
 * @param tags more tags
 * @param attributes more facts by name
 */
public record Facts(
        Optional<Rational> duration,
        Optional<String> contentId,
        List<Marker> markers,
        Set<String> tags,
        Map<String, String> attributes) {
    /** Copies the collections. */
    public Facts {
        markers = List.copyOf(markers);
        tags = Set.copyOf(tags);
        attributes = Map.copyOf(attributes);
    }
}

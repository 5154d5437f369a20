package org.retrovue.catalog.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.Marker;
import org.retrovue.api.source.MediaDescriptor;

/**
 * What of an asset its source told, beside what enrichers found. When the source tells something else of the same medium, as after an edit of a file
 * beside it, what was found stays and nothing is measured again.
 */
final class Told {
    /** Names of attributes, tags, and kinds of markers, a line each. */
    private static final String TOLD = "catalog.told";

    private static final String ATTRIBUTE = "attribute ";
    private static final String TAG = "tag ";
    private static final String MARKERS = "markers ";

    private Told() {}

    /** Writes down what a source told. What an enricher found under the same name is not the source's. */
    static void note(Map<String, String> attributes, MediaDescriptor descriptor) {
        attributes.put(Notes.DESCRIPTOR, Notes.digest(descriptor));
        attributes.put(
                TOLD,
                Stream.of(
                                descriptor.attributes().entrySet().stream()
                                        .filter(told -> told.getValue().equals(attributes.get(told.getKey())))
                                        .map(told -> ATTRIBUTE + told.getKey()),
                                descriptor.tags().stream().map(tag -> TAG + tag),
                                kinds(descriptor).stream().map(kind -> MARKERS + kind))
                        .flatMap(lines -> lines)
                        .sorted()
                        .collect(Collectors.joining("\n")));
    }

    /** Returns the markers of a medium: of the kinds that its source tells of, these alone. */
    static List<Marker> markers(MediaDescriptor descriptor, Collection<Marker> found) {
        Set<Marker.Kind> kinds = kinds(descriptor);
        return Stream.concat(
                        descriptor.given().markers().stream(),
                        found.stream().filter(marker -> !kinds.contains(marker.kind())))
                .sorted(Comparator.comparing(Marker::at))
                .toList();
    }

    /** Returns the asset as its source tells of it now, whose digest is given; the same one where it has to be looked at afresh. */
    static Asset anew(Asset asset, MediaDescriptor descriptor, String digest) {
        String lines = asset.attributes().get(TOLD);
        boolean decided = asset.state() == AssetState.READY || asset.state() == AssetState.RETIRED;
        if (lines == null || !decided || Notes.describes(asset, digest) || tellsOfFewerKinds(lines, descriptor)) {
            return asset;
        }
        Map<String, String> attributes = new HashMap<>(asset.attributes());
        Set<String> tags = new HashSet<>(asset.tags());
        for (String line : lines.split("\n")) {
            attributes.remove(line.startsWith(ATTRIBUTE) ? line.substring(ATTRIBUTE.length()) : "");
            tags.remove(line.startsWith(TAG) ? line.substring(TAG.length()) : "");
        }
        descriptor.attributes().forEach(attributes::putIfAbsent);
        tags.addAll(descriptor.tags());
        note(attributes, descriptor);
        return new Asset(
                asset.id(),
                descriptor.collection(),
                descriptor.title(),
                descriptor.type(),
                tags,
                asset.location(),
                asset.version(),
                asset.state(),
                asset.reason(),
                asset.duration(),
                asset.contentId(),
                markers(descriptor, asset.markers()),
                attributes,
                asset.added());
    }

    /** Those that an enricher found were dropped for them. */
    private static boolean tellsOfFewerKinds(String lines, MediaDescriptor descriptor) {
        Set<String> kinds =
                kinds(descriptor).stream().map(kind -> MARKERS + kind).collect(Collectors.toSet());
        return lines.lines().anyMatch(line -> line.startsWith(MARKERS) && !kinds.contains(line));
    }

    private static Set<Marker.Kind> kinds(MediaDescriptor descriptor) {
        return descriptor.given().markers().stream().map(Marker::kind).collect(Collectors.toSet());
    }
}

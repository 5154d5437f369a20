package org.retrovue.catalog.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.source.Given;
import org.retrovue.api.source.MediaDescriptor;

/** What the catalogue itself writes into an asset's attributes, so that a restart knows what was done. */
final class Notes {

    /** Digest of what the source told when the asset was last looked at. */
    static final String DESCRIPTOR = "catalog.descriptor";

    /** Enrichers that looked at it, with their versions: "probe:1,sidecar:2". */
    private static final String ENRICHERS = "catalog.enrichers";

    /** Present while the medium is away: the state and the reason to come back to. */
    private static final String AWAY = "catalog.away";

    /** The last failure on the air. */
    static final String LAST_FAULT = "catalog.last-fault";

    /** Present while there is no medium that could be looked at. */
    static final String UNREAD = "catalog.unread";

    /** Ids that other offers of the same place would have, a line each. */
    static final String ALSO = "catalog.also";

    private Notes() {}

    static boolean describes(Asset asset, MediaDescriptor descriptor) {
        return describes(asset, digest(descriptor));
    }

    static boolean describes(Asset asset, String digest) {
        return digest.equals(asset.attributes().get(DESCRIPTOR));
    }

    static void enrichers(Map<String, String> attributes, Map<String, Integer> versions) {
        attributes.put(
                ENRICHERS,
                new TreeMap<>(versions)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + ":" + entry.getValue())
                                .collect(Collectors.joining(",")));
    }

    /** Returns the enrichers that looked at an asset, with their versions. */
    static Map<String, Integer> versions(Asset asset) {
        return Arrays.stream(asset.attributes().getOrDefault(ENRICHERS, "").split(","))
                .filter(entry -> entry.contains(":"))
                .collect(Collectors.toMap(
                        entry -> entry.substring(0, entry.lastIndexOf(':')),
                        entry -> Integer.valueOf(entry.substring(entry.lastIndexOf(':') + 1))));
    }

    /** Returns the version of an enricher that looked at an asset; -1 when it did not. */
    static int versionOf(Asset asset, String enricher) {
        return versions(asset).getOrDefault(enricher, -1);
    }

    static boolean isAway(Asset asset) {
        return asset.attributes().containsKey(AWAY);
    }

    static Asset away(Asset asset, String reason) {
        Map<String, String> attributes = new HashMap<>(asset.attributes());
        attributes.put(AWAY, asset.state() + " " + asset.reason().orElse(""));
        return asset.with(attributes).in(AssetState.RETIRED, Optional.of(reason));
    }

    static Asset back(Asset asset) {
        Map<String, String> attributes = new HashMap<>(asset.attributes());
        String[] before = String.valueOf(attributes.remove(AWAY)).split(" ", 2);
        String reason = before.length > 1 ? before[1] : "";
        return asset.with(attributes)
                .in(AssetState.valueOf(before[0]), reason.isEmpty() ? Optional.empty() : Optional.of(reason));
    }

    static String digest(MediaDescriptor descriptor) {
        List<String> parts = List.of(
                descriptor.collection(),
                descriptor.title(),
                descriptor.type(),
                new TreeSet<>(descriptor.tags()).toString(),
                descriptor.version(),
                new TreeMap<>(descriptor.attributes()).toString()
                        + (descriptor.given().equals(Given.NOTHING) ? "" : descriptor.given()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package org.retrovue.catalog.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was left out in a look because another asset is read from the same place. Nothing is wrong with that, but somebody who listed it looks for it:
 * it is logged once, and noted among the facts of the asset that stands. One thread.
 */
final class SecondOffers {

    private static final Logger LOG = LoggerFactory.getLogger(SecondOffers.class);

    private final Map<AssetId, Set<AssetId>> leftOut = new HashMap<>();
    private final Set<AssetId> told = new HashSet<>();

    void begin() {
        leftOut.clear();
    }

    void leaveOut(AssetId id, AssetId standing) {
        leftOut.computeIfAbsent(standing, key -> new TreeSet<>()).add(id);
        if (told.add(id)) {
            LOG.info("\"{}\" is left out: \"{}\" is read from the same place", id, standing);
        }
    }

    /** Notes what was left out since the beginning of the look, and takes away what is over. */
    void note(Register register) {
        told.retainAll(leftOut.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        for (Asset asset : register.all()) {
            String also = leftOut.getOrDefault(asset.id(), Set.of()).stream()
                    .map(AssetId::value)
                    .collect(Collectors.joining("\n"));
            if (!also.equals(asset.attributes().getOrDefault(Notes.ALSO, ""))) {
                register.update(asset, current -> noted(current, also));
            }
        }
    }

    private static Asset noted(Asset asset, String also) {
        Map<String, String> attributes = new HashMap<>(asset.attributes());
        if (also.isEmpty()) {
            attributes.remove(Notes.ALSO);
        } else {
            attributes.put(Notes.ALSO, also);
        }
        return asset.with(attributes);
    }
}

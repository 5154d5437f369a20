package org.retrovue.catalog.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.source.SourceId;
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
    private Set<SourceId> unread = Set.of();

    /** Begins a look at some sources. What one that cannot be read offered twice before stays noted. */
    void begin(Set<SourceId> sources) {
        leftOut.clear();
        unread = new HashSet<>(sources);
    }

    void read(SourceId source) {
        unread.remove(source);
    }

    void leaveOut(AssetId id, AssetId standing) {
        leftOut.computeIfAbsent(standing, key -> new TreeSet<>()).add(id);
        if (told.add(id)) {
            LOG.info("\"{}\" is left out: \"{}\" is read from the same place", id, standing);
        }
    }

    /** Notes what was left out since the beginning of the look, and takes away what is over. */
    void note(Register register) {
        Set<AssetId> all = leftOut.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        told.removeIf(id -> !all.contains(id) && !isUnread(id));
        for (Asset asset : register.all()) {
            String before = asset.attributes().getOrDefault(Notes.ALSO, "");
            Set<AssetId> now = leftOut.getOrDefault(asset.id(), Set.of());
            if (before.isEmpty() && now.isEmpty()) {
                continue;
            }
            String also = also(before, now);
            if (!also.equals(before)) {
                register.update(asset, current -> noted(current, also));
            }
        }
    }

    private String also(String before, Set<AssetId> now) {
        Set<AssetId> ids = new TreeSet<>(now);
        before.lines().map(AssetId::of).filter(this::isUnread).forEach(ids::add);
        return ids.stream().map(AssetId::value).collect(Collectors.joining("\n"));
    }

    private boolean isUnread(AssetId id) {
        return unread.contains(SourceId.of(Sources.sourceOf(id)));
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

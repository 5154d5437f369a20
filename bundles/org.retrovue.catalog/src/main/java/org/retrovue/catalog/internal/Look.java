package org.retrovue.catalog.internal;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.clock.MonotonicClock;
import org.retrovue.api.source.MediaDescriptor;
import org.retrovue.api.source.MediaSource;
import org.retrovue.api.source.ScanContext;
import org.retrovue.api.source.SourceId;
import org.retrovue.api.source.SourceUnavailableException;

/** Compares what the sources offer with what is known, and finds what has to be looked at. One thread. */
final class Look {

    static final String GONE = "file is gone";

    /** A source whose bundle is being replaced is away for a moment; its assets go on meanwhile. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Register register;
    private final Enrichers enrichers;
    private final Sightings sightings;
    private final Map<AssetId, MediaDescriptor> descriptors;
    private final MasterClock clock;
    private final MonotonicClock monotonic;
    private final Map<String, Long> awaySince = new HashMap<>();
    private final Map<AssetId, String> digests = new HashMap<>();
    private final SecondOffers second = new SecondOffers();

    Look(
            Register register,
            Enrichers enrichers,
            Sightings sightings,
            Map<AssetId, MediaDescriptor> descriptors,
            MasterClock clock,
            MonotonicClock monotonic) {
        this.register = register;
        this.enrichers = enrichers;
        this.sightings = sightings;
        this.descriptors = descriptors;
        this.clock = clock;
        this.monotonic = monotonic;
    }

    /**
     * Looks at all sources.
     *
     * @param sources by id
     * @param context says when to stop
     * @param work gets what has to be looked at
     * @param problems gets what could not be read
     */
    void at(Map<SourceId, MediaSource> sources, ScanContext context, Consumer<AssetId> work, List<String> problems) {
        second.begin(sources.keySet());
        Map<String, List<Asset>> known = new HashMap<>();
        for (Asset asset : register.all()) {
            known.computeIfAbsent(Sources.sourceOf(asset.id()), source -> new ArrayList<>())
                    .add(asset);
        }
        sources.forEach((id, source) -> {
            awaySince.remove(id.value());
            at(source, id, known.getOrDefault(id.value(), List.of()), context, work, problems);
        });
        known.forEach((source, assets) -> {
            if (!sources.containsKey(SourceId.of(source))) {
                missing(source, assets);
            }
        });
        if (!context.cancelled()) {
            second.note(register);
        }
    }

    private void missing(String source, List<Asset> assets) {
        long since = awaySince.computeIfAbsent(source, id -> monotonic.nanos());
        if (monotonic.nanos() - since > PATIENCE.toNanos()) {
            assets.forEach(asset -> away(asset, "its source \"" + source + "\" is not there"));
        }
    }

    private void at(
            MediaSource source,
            SourceId id,
            List<Asset> known,
            ScanContext context,
            Consumer<AssetId> work,
            List<String> problems) {
        List<MediaDescriptor> found = new ArrayList<>();
        try {
            source.scan(context, found::add);
        } catch (SourceUnavailableException e) {
            problems.add(String.valueOf(e.getMessage()));
            return;
        } catch (RuntimeException | LinkageError e) {
            problems.add("source " + id + ": it failed: " + e);
            return;
        }
        if (context.cancelled()) {
            return;
        }
        second.read(id);
        Set<AssetId> seen = new HashSet<>();
        for (MediaDescriptor descriptor : found) {
            try {
                AssetId asset = AssetId.of(id + ":" + descriptor.key());
                if (seen.add(asset)) {
                    compare(source, asset, descriptor, work);
                }
            } catch (IllegalArgumentException e) {
                problems.add("source " + id + ": left out \"" + descriptor.key() + "\": " + e.getMessage());
            } catch (SourceUnavailableException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        known.stream().filter(asset -> !seen.contains(asset.id())).forEach(asset -> away(asset, GONE));
    }

    private void compare(MediaSource source, AssetId id, MediaDescriptor descriptor, Consumer<AssetId> work)
            throws SourceUnavailableException {
        Optional<Asset> known = register.find(id);
        if (known.isEmpty() || !known.get().version().equals(descriptor.version())) {
            begin(source, id, descriptor, known);
            return;
        }
        String digest = digest(id, descriptor, descriptors.put(id, descriptor));
        Asset asset = Told.anew(Notes.isAway(known.get()) ? Notes.back(known.get()) : known.get(), descriptor, digest);
        register.put(asset);
        if (sightings.isQuiet(id, monotonic.nanos()) && isDue(asset, descriptor, digest)) {
            work.accept(id);
        }
    }

    /** Of a large library, hardly anything is told otherwise than in the look before. */
    private String digest(AssetId id, MediaDescriptor descriptor, @Nullable MediaDescriptor before) {
        @Nullable String known = descriptor.equals(before) ? digests.get(id) : null;
        if (known != null) {
            return known;
        }
        String digest = Notes.digest(descriptor);
        digests.put(id, digest);
        return digest;
    }

    private boolean isDue(Asset asset, MediaDescriptor descriptor, String digest) {
        return enrichers.canDecide()
                && descriptor.given().readable()
                && (asset.state() == AssetState.NEW
                        || asset.state() == AssetState.ENRICHING
                        || !Notes.describes(asset, digest)
                        || enrichers.haveMoreToSay(asset));
    }

    /** What was known of another version does not count: the asset is not scheduled until it was looked at. */
    private void begin(MediaSource source, AssetId id, MediaDescriptor descriptor, Optional<Asset> known)
            throws SourceUnavailableException {
        URI location = source.locate(descriptor.key());
        Optional<AssetId> other = known.isEmpty() ? register.otherAt(location, id) : Optional.empty();
        if (other.isPresent()) {
            second.leaveOut(id, other.get());
            return;
        }
        descriptors.put(id, descriptor);
        digests.remove(id);
        Finding finding =
                new Finding(id, descriptor, location, known.map(Asset::added).orElseGet(clock::now));
        if (!descriptor.given().readable()) {
            register.put(finding.unread());
            return;
        }
        sightings.saw(id, monotonic.nanos());
        register.put(finding.asset(AssetState.NEW, Optional.empty()));
    }

    private void away(Asset asset, String reason) {
        sightings.forget(asset.id());
        if (!Notes.isAway(asset)) {
            register.update(asset, current -> Notes.isAway(current) ? current : Notes.away(current, reason));
        }
    }
}

package org.retrovue.playout.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.BlockPlans;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.Schedules;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Finds out which events a channel, a collection or an asset will be shown by. Any thread. */
@Component(service = ConditionTargets.class)
public final class ConditionTargets {
    private static final Duration AHEAD = Duration.ofDays(2);
    /** Assets of these types fill breaks: they air whole, from their start. */
    private static final Set<String> SPOTS = Set.of(
            "commercial", "ad", "psa", "promo", "trailer", "teaser", "bumper", "stinger", "station-id", "filler");

    /** An event that a channel will show, from a frame on. */
    record Part(Channel channel, Event event, long from) {}

    /** What a name means. */
    record Target(String what, List<Part> parts) {}

    private final Schedules schedules;
    private final BlockPlans plans;
    private final Catalog catalog;
    private final MasterClock clock;

    /**
     * Made by the container.
     *
     * @param schedules has the channels
     * @param plans knows what airs
     * @param catalog has the assets
     * @param clock tells what is over
     */
    @Activate
    public ConditionTargets(
            @Reference Schedules schedules,
            @Reference BlockPlans plans,
            @Reference Catalog catalog,
            @Reference MasterClock clock) {
        this.schedules = schedules;
        this.plans = plans;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Finds it.
     *
     * @throws IllegalArgumentException when there is no such thing
     */
    Target of(String name) {
        Optional<Channel> channel = schedules.channels().stream()
                .filter(one -> one.id().value().equals(name) || one.number().equals(name))
                .findFirst();
        if (channel.isPresent()) {
            return new Target("channel " + channel.get().id(), lockedOn(channel.get()));
        }
        List<Asset> collection = catalog.snapshot().assets().stream()
                .filter(asset -> asset.collection().equalsIgnoreCase(name) && asset.state() == AssetState.READY)
                .toList();
        if (!collection.isEmpty()) {
            return new Target("collection " + collection.get(0).collection(), everywhere(collection));
        }
        List<Asset> asset = catalog.snapshot().assets().stream()
                .filter(one -> one.id().value().equals(name))
                .toList();
        if (asset.isEmpty()) {
            throw new IllegalArgumentException("there is no channel, collection or asset \"" + name
                    + "\"; retrovue:channels and retrovue:assets list them");
        }
        if (asset.get(0).state() != AssetState.READY) {
            throw new IllegalArgumentException("asset " + name + " cannot be shown: "
                    + asset.get(0).reason().orElse("it is " + asset.get(0).state()));
        }
        return new Target("asset " + name, everywhere(asset));
    }

    /** Returns a channel with its renditions, each as a channel of that format. */
    private static List<Channel> formats(Channel channel) {
        List<Channel> all = new ArrayList<>();
        all.add(channel);
        for (ChannelFormat rendition : channel.renditions()) {
            all.add(channel.in(rendition));
        }
        return all;
    }

    private List<Part> lockedOn(Channel channel) {
        Instant now = clock.now();
        FrameRate rate = channel.format().rate();
        long first = rate.frameAt(now);
        List<Event> events = new ArrayList<>();
        for (BlockPlan plan : plans.covering(channel.id(), new FrameRange(first, rate.frameAt(now.plus(AHEAD))))) {
            plan.events().stream()
                    .filter(event ->
                            event.kind() != EventKind.LIVE && event.frames().end() > first)
                    .forEach(events::add);
        }
        events.addAll(plans.locked(channel.id(), now, now.plus(AHEAD)));
        List<Part> parts = new ArrayList<>();
        for (Channel format : formats(channel)) {
            events.forEach(event -> parts.add(new Part(format, event, first)));
        }
        return parts;
    }

    private List<Part> everywhere(List<Asset> assets) {
        List<Part> parts = new ArrayList<>();
        for (Channel channel : showing(assets)) {
            for (Asset asset : assets) {
                List<Event> events =
                        isSpot(asset, channel) ? whole(channel, asset) : plans.rehearsal(channel.id(), asset.id());
                for (Channel format : formats(channel)) {
                    events.forEach(event ->
                            parts.add(new Part(format, event, event.frames().start())));
                }
            }
        }
        return parts;
    }

    /** Returns the channels that have assets of the same collections in their guide or their breaks; all, where none has. */
    private List<Channel> showing(List<Asset> assets) {
        Set<String> collections = Set.copyOf(assets.stream()
                .map(asset -> asset.collection().toLowerCase(Locale.ROOT))
                .distinct()
                .toList());
        List<Channel> all = schedules.channels();
        List<Channel> showing = all.stream()
                .filter(channel ->
                        assets.stream().anyMatch(asset -> fills(asset, channel)) || shows(channel, collections))
                .toList();
        return showing.isEmpty() ? all : showing;
    }

    private boolean shows(Channel channel, Set<String> collections) {
        Instant now = clock.now();
        return schedules.entries(channel.id(), now, now.plus(AHEAD)).stream()
                .map(ScheduleEntry::asset)
                .flatMap(Optional::stream)
                .map(catalog.snapshot()::asset)
                .flatMap(Optional::stream)
                .anyMatch(asset -> collections.contains(asset.collection().toLowerCase(Locale.ROOT)));
    }

    private static boolean isSpot(Asset asset, Channel channel) {
        return SPOTS.contains(asset.type().toLowerCase(Locale.ROOT).replace('_', '-')) || fills(asset, channel);
    }

    private static boolean fills(Asset asset, Channel channel) {
        return !channel.filler().isEmpty()
                && AssetQuery.ofCollection(channel.filler()).matches(asset);
    }

    private static List<Event> whole(Channel channel, Asset asset) {
        long frames = channel.format().rate().framesToCover(asset.duration());
        return frames == 0
                ? List.of()
                : List.of(new Event(
                        "whole-" + asset.id(),
                        EventKind.FILLER,
                        "asset",
                        new FrameRange(0, frames),
                        Optional.of(Event.AssetRef.of(asset)),
                        Rational.ZERO,
                        0,
                        0,
                        Map.of()));
    }
}

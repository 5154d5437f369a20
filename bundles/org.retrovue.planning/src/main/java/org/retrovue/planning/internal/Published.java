package org.retrovue.planning.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;

/** Locked blocks and block plans as readers see them: what was published, before it what the store still has. Any thread. */
final class Published {
    /** Boundaries are rounded to frames. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private final HorizonManager manager;
    private final Catalog catalog;
    private final Segmenter segmenter;

    Published(HorizonManager manager, Catalog catalog, Segmenter segmenter) {
        this.manager = manager;
        this.catalog = catalog;
        this.segmenter = segmenter;
    }

    List<LogEntry> log(ChannelId channel, Instant from, Instant to) {
        return manager.view(channel)
                .map(view -> {
                    List<LogEntry> found = new ArrayList<>();
                    Instant split = view.since().isBefore(to) ? view.since() : to;
                    if (from.isBefore(split)) {
                        manager.archive(channel).ifPresent(archive -> archive.log(from, split).stream()
                                .map(Kept::value)
                                .filter(entry -> !entry.end().isAfter(split))
                                .forEach(found::add));
                    }
                    view.log().covering(from, to).stream()
                            .filter(entry ->
                                    found.stream().noneMatch(known -> known.id().equals(entry.id())))
                            .forEach(found::add);
                    return List.copyOf(found);
                })
                .orElse(List.of());
    }

    List<BlockPlan> covering(ChannelId channel, FrameRange frames) {
        return manager.view(channel).map(view -> covering(view, frames)).orElse(List.of());
    }

    private List<BlockPlan> covering(PlannedView view, FrameRange frames) {
        FrameRate rate = view.channel().format().rate();
        Instant from = rate.startOf(frames.start()).minus(ROUNDING);
        Instant to = rate.startOf(frames.end()).plus(ROUNDING);
        List<BlockPlan> candidates = new ArrayList<>();
        if (from.isBefore(view.since())) {
            manager.archive(view.channel().id())
                    .ifPresent(archive -> archive.plans(from, view.since().isBefore(to) ? view.since() : to)
                            .forEach(plan -> candidates.add(plan.value())));
        }
        candidates.addAll(view.plans().covering(from, to));
        List<BlockPlan> found = new ArrayList<>();
        long at = Long.MIN_VALUE;
        for (BlockPlan plan : candidates) {
            if (plan.rate().equals(rate)
                    && plan.frames().overlaps(frames)
                    && plan.frames().start() >= at) {
                found.add(plan);
                at = plan.frames().end();
            }
        }
        return List.copyOf(found);
    }

    List<Event> locked(ChannelId channel, Instant from, Instant to) {
        return manager.view(channel)
                .map(view -> view.log().covering(from, to).stream()
                        .filter(entry -> view.plans()
                                .covering(entry.start(), entry.end())
                                .isEmpty())
                        .flatMap(entry -> Rehearsal.content(view.channel(), entry, catalog.snapshot()).stream())
                        .toList())
                .orElse(List.of());
    }

    List<Event> rehearsal(ChannelId channel, AssetId id) {
        CatalogSnapshot snapshot = catalog.snapshot();
        return manager.view(channel)
                .flatMap(view -> snapshot.asset(id)
                        .filter(asset -> asset.state() == AssetState.READY)
                        .map(asset -> Rehearsal.content(
                                view.channel(), Rehearsal.block(view.channel(), asset, snapshot, segmenter), snapshot)))
                .orElse(List.of());
    }
}

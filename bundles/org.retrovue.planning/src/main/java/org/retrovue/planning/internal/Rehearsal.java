package org.retrovue.planning.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.traffic.Break;
import org.retrovue.api.traffic.BreakFiller;
import org.retrovue.api.traffic.PlayHistory;
import org.retrovue.time.Rational;

/** Plans blocks with their breaks left empty, to know early what they will show. Pure. */
final class Rehearsal {
    private Rehearsal() {}

    /** Returns the content of a block, as its plan will have it. */
    static List<Event> content(Channel channel, LogEntry entry, CatalogSnapshot catalog) {
        return new BlockPlanner(channel, entry, catalog, Rehearsal::leaveEmpty, History.EMPTY)
                .plan().plan().events().stream()
                        .filter(event -> event.kind() == EventKind.CONTENT || event.kind() == EventKind.PRESENTATION)
                        .toList();
    }

    /** Returns the block of an asset that takes as many cells of the grid as it needs. */
    static LogEntry block(Channel channel, Asset asset, CatalogSnapshot catalog, Segmenter segmenter) {
        long cell = channel.grid().toSeconds();
        long cells = Math.max(1, asset.duration().dividedBy(Rational.of(cell)).ceil());
        Duration slot = Duration.ofSeconds(cells * cell);
        ScheduleEntry entry = new ScheduleEntry(
                "rehearsal",
                ScheduleEntry.Kind.PROGRAMME,
                Instant.EPOCH,
                Instant.EPOCH.plus(slot),
                asset.title(),
                "",
                Optional.of(asset.id()),
                "");
        return segmenter.segment(entry, channel, catalog);
    }

    private static BreakFiller.Filling leaveEmpty(Break gap, CatalogSnapshot catalog, PlayHistory history, long seed) {
        return new BreakFiller.Filling(List.of(Event.black(gap.id(), gap.frames())), List.of());
    }
}

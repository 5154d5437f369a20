package org.retrovue.planning.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.LogEntry.ItemKind;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.api.plan.Seeds;

/** Finds something else for a locked block whose asset is not ready any more. The block's boundaries stay. Pure. */
final class Substitutes {
    private Substitutes() {}

    /** Tells whether a block's programme cannot be shown. */
    static boolean needed(LogEntry entry, CatalogSnapshot catalog) {
        return entry.items().stream()
                .filter(item -> item.kind() == ItemKind.CONTENT)
                .flatMap(item -> item.asset().stream())
                .anyMatch(asset -> !ready(asset, catalog));
    }

    /** Tells whether a block that was fed would be fed otherwise now: an asset is gone or changed, or it is back. */
    static boolean outdated(BlockPlan plan, LogEntry entry, CatalogSnapshot catalog) {
        boolean broken = plan.events().stream()
                .flatMap(event -> event.asset().stream())
                .anyMatch(shown -> !current(shown, catalog));
        boolean programme = entry.items().stream().anyMatch(item -> item.asset().isPresent());
        boolean slate = plan.events().stream().anyMatch(event -> event.kind() == EventKind.SLATE);
        return broken || (programme && slate);
    }

    private static boolean current(Event.AssetRef shown, CatalogSnapshot catalog) {
        return ready(shown.id(), catalog)
                && catalog.asset(shown.id())
                        .map(Asset::contentId)
                        .filter(shown.contentId()::equals)
                        .isPresent();
    }

    private static boolean ready(AssetId asset, CatalogSnapshot catalog) {
        return catalog.asset(asset)
                .filter(found -> found.state() == AssetState.READY)
                .isPresent();
    }

    /**
     * Makes the block with another programme: what the day would show there if it were made now, else any of its programmes that fits.
     *
     * @param day the block's day, made anew from the present catalogue
     * @return nothing where the day has no programme that fits
     */
    static Optional<ScheduleEntry> block(LogEntry entry, ScheduleDay day, CatalogSnapshot catalog) {
        Duration room = Duration.between(entry.start(), entry.end());
        List<ScheduleEntry> fitting = day.entries().stream()
                .filter(each -> each.kind() == Kind.PROGRAMME)
                .filter(each ->
                        each.asset().filter(asset -> ready(asset, catalog)).isPresent())
                .filter(each -> Duration.between(each.start(), each.end()).compareTo(room) <= 0)
                .toList();
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        int lot = (int) Math.floorMod(Seeds.of(entry.id(), "substitute"), (long) fitting.size());
        ScheduleEntry chosen = fitting.stream()
                .filter(each -> each.start().equals(entry.start()))
                .findFirst()
                .orElse(fitting.get(lot));
        return Optional.of(new ScheduleEntry(
                entry.id(),
                Kind.PROGRAMME,
                entry.start(),
                entry.end(),
                chosen.title(),
                chosen.subtitle(),
                chosen.asset(),
                chosen.reason(),
                chosen.parts(),
                entry.exact(),
                chosen.packaging(),
                chosen.origin(),
                Optional.empty()));
    }
}

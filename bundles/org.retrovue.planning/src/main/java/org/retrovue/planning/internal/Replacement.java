package org.retrovue.planning.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.OverrideOrder;
import org.retrovue.api.plan.OverrideRefusedException;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.time.Rational;

/** Shows another asset in a block, dressed as the block is; its times stay. */
final class Replacement {
    private final Locked locked;
    private final OverrideOrder.Replace order;

    Replacement(Locked locked, OverrideOrder.Replace order) {
        this.locked = locked;
        this.order = order;
    }

    Filed plan() throws OverrideRefusedException {
        ScheduleEntry entry = locked.entry(order.at());
        Optional<LogEntry> known = locked.block(order.at());
        LogEntry block = known.orElseGet(() -> locked.divided(entry));
        if (block.start().isBefore(locked.safe())) {
            throw new OverrideRefusedException(block.title() + " at " + locked.spoken(block.start())
                    + " is on the air, or was offered to viewers already");
        }
        if (!entry.start().equals(block.start()) || !entry.end().equals(block.end())) {
            throw new OverrideRefusedException(block.title() + " at " + locked.spoken(block.start()) + " is part of "
                    + entry.title() + ", which was extended: take that order back first");
        }
        Asset asset = asset(block);
        Redressing dressed = new Redressing(entry.parts(), asset, locked.catalog(), slot(block));
        ScheduleEntry shown = new ScheduleEntry(
                        entry.id(),
                        ScheduleEntry.Kind.PROGRAMME,
                        entry.start(),
                        entry.end(),
                        asset.title(),
                        "",
                        Optional.of(asset.id()),
                        "an operator put it here",
                        dressed.parts(),
                        entry.exact(),
                        entry.packaging(),
                        entry.origin(),
                        entry.overrun())
                .because("put here by an operator instead of " + block.title());
        String what = block.title() + " at " + locked.spoken(block.start()) + " is replaced by " + asset.title()
                + (dressed.isComplete() ? "" : ", without all that dressed it");
        return locked.filed(
                order, what, known.stream().toList(), List.of(locked.divided(shown)), List.of(entry), List.of(shown));
    }

    private Asset asset(LogEntry block) throws OverrideRefusedException {
        Optional<Asset> asset = locked.catalog().asset(order.asset());
        if (asset.isEmpty() || asset.get().state() != AssetState.READY) {
            throw new OverrideRefusedException(order.asset()
                    + asset.flatMap(Asset::reason)
                            .map(reason -> " cannot air: " + reason)
                            .orElse(" is not in the catalogue, or not ready"));
        }
        if (asset.get().duration().compareTo(slot(block)) > 0) {
            throw new OverrideRefusedException(asset.get().title() + " is longer ("
                    + Spoken.time(asset.get().duration()) + ") than the block ("
                    + Spoken.time(slot(block)) + ")");
        }
        return asset.get();
    }

    private static Rational slot(LogEntry block) {
        return Rational.seconds(Duration.between(block.start(), block.end()));
    }
}

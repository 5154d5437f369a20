package org.retrovue.planning.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.plan.OverrideOrder;
import org.retrovue.api.plan.OverrideRecord;
import org.retrovue.api.plan.OverrideRefusedException;

/** The operators' orders of one channel. For one thread; {@link #all} may be read by any. */
final class OrderBook {
    private static final Comparator<Filed> LATEST_FIRST = Comparator.comparing(
                    (Filed filed) -> filed.record().at())
            .thenComparing(filed -> filed.record().id())
            .reversed();

    private final Archive archive;
    private volatile List<Filed> orders = List.of();

    OrderBook(Archive archive) {
        this.archive = archive;
    }

    void restore(Instant from, Instant to) {
        orders = archive.values(Archive.OVERRIDE, from, to, OverrideJson::read).stream()
                .flatMap(Optional::stream)
                .sorted(LATEST_FIRST)
                .toList();
    }

    /** Returns the latest first. */
    List<OverrideRecord> all() {
        return orders.stream().map(Filed::record).toList();
    }

    /** Returns by how much an entry was extended, as far as it was not taken back. */
    Duration extended(String entry) {
        return orders.stream()
                .filter(filed -> filed.record().takenBack().isEmpty())
                .filter(filed -> filed.entriesBefore().get(0).id().equals(entry))
                .map(filed -> filed.record().order())
                .filter(OverrideOrder.Extend.class::isInstance)
                .map(order -> ((OverrideOrder.Extend) order).by())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Gives an order its id. */
    Filed named(Filed filed, String who, String why) {
        OverrideRecord known = filed.record();
        String id = "o-" + EntryIds.of(known.at());
        for (int i = 2; find(id).isPresent(); i++) {
            id = "o-" + EntryIds.of(known.at()) + "-" + i;
        }
        return filed.with(known.filed(id, who, why));
    }

    private Optional<Filed> find(String id) {
        return orders.stream().filter(filed -> filed.record().id().equals(id)).findFirst();
    }

    /** Returns an order that can still be taken back. */
    Filed toTakeBack(String id) throws OverrideRefusedException {
        Filed filed = find(id).orElseThrow(() -> new OverrideRefusedException("there is no order " + id));
        if (filed.record().takenBack().isPresent()) {
            throw new OverrideRefusedException("order " + id + " was taken back by "
                    + filed.record().takenBack().get());
        }
        for (Filed other : orders) {
            boolean later = other != filed
                    && other.record().takenBack().isEmpty()
                    && !other.record().at().isBefore(filed.record().at())
                    && orders.indexOf(other) < orders.indexOf(filed);
            boolean shared =
                    other.from().isBefore(filed.endAfter()) && filed.from().isBefore(other.endAfter());
            if (later && (shared || filed.isUnder(other))) {
                throw new OverrideRefusedException(
                        "order " + other.record().id() + " builds on it: take that back first");
            }
        }
        return filed;
    }

    /** Takes a new order, or another version of a known one. */
    void put(Filed filed) {
        List<Filed> all = new ArrayList<>(orders);
        all.removeIf(each -> each.record().id().equals(filed.record().id()));
        all.add(filed);
        all.sort(LATEST_FIRST);
        orders = List.copyOf(all);
    }
}

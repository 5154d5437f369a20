package org.retrovue.planning.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.LogEntry.Item;
import org.retrovue.api.plan.LogEntry.ItemKind;
import org.retrovue.api.plan.OverrideOrder;
import org.retrovue.api.plan.OverrideRefusedException;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.time.Rational;

/**
 * Lets a block last longer. One that is locked stays as it was offered, and a block of its own goes on with it; one that is not is made anew, longer. What follows begins later and keeps its end as far as its breaks can give way; what they cannot
 * is pushed on to the next.
 */
final class Extension {
    private static final Duration LONGEST = Duration.ofHours(4);

    private final Locked locked;
    private final OverrideOrder.Extend order;
    private final Duration already;
    private final List<LogEntry> before = new ArrayList<>();
    private final List<LogEntry> after = new ArrayList<>();
    private final List<ScheduleEntry> entriesBefore = new ArrayList<>();
    private final List<ScheduleEntry> entriesAfter = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param already by how much the same entry was extended before
     */
    Extension(Locked locked, OverrideOrder.Extend order, Duration already) {
        this.locked = locked;
        this.order = order;
        this.already = already;
    }

    Filed plan() throws OverrideRefusedException {
        ScheduleEntry entry = locked.entry(order.at());
        Optional<LogEntry> block = locked.block(order.at());
        LogEntry last = block.map(known -> lastOf(entry, known)).orElseGet(() -> locked.divided(entry));
        requireAllowed(entry, last);
        Instant end = last.end().plus(order.by());
        ScheduleEntry longer =
                entry.at(entry.start(), end).because("extended by " + Locked.minutes(order.by()) + " by an operator");
        if (block.isEmpty()) {
            requireFree(entry);
            after.add(locked.divided(longer));
        } else {
            after.add(goesOn(last, end));
        }
        entriesBefore.add(entry);
        entriesAfter.add(longer);
        Instant pushed = push(last.end(), end);
        requireNothingExact(last.end(), pushed);
        String what = entry.title() + " at " + locked.spoken(entry.start()) + " lasts " + Locked.minutes(order.by())
                + " longer";
        return locked.filed(order, what, before, after, entriesBefore, entriesAfter);
    }

    /** What is not locked yet is locked by the order, as a whole. */
    private void requireFree(ScheduleEntry entry) throws OverrideRefusedException {
        if (entry.kind() == ScheduleEntry.Kind.MISSING) {
            throw new OverrideRefusedException("nothing can be shown at " + locked.spoken(entry.start())
                    + " that could last longer: " + entry.reason());
        }
        if (entry.start().isBefore(locked.safe())) {
            throw new OverrideRefusedException(entry.title() + " at " + locked.spoken(entry.start())
                    + " began, and was offered to viewers, without being locked");
        }
    }

    /** An entry that was extended before has several blocks. */
    private LogEntry lastOf(ScheduleEntry entry, LogEntry block) {
        LogEntry last = block;
        for (LogEntry each : locked.blocks()) {
            if (!each.start().isBefore(block.start()) && !each.end().isAfter(entry.end())) {
                last = each;
            }
        }
        return last;
    }

    private void requireAllowed(ScheduleEntry entry, LogEntry last) throws OverrideRefusedException {
        Duration by = order.by();
        if (by.compareTo(Duration.ofMinutes(1)) < 0 || by.toSecondsPart() != 0 || by.toNanosPart() != 0) {
            throw new OverrideRefusedException("a block is extended by whole minutes, one or more, not " + by);
        }
        Duration most = entry.overrun().orElse(LONGEST).minus(already);
        if (by.compareTo(most) > 0) {
            throw new OverrideRefusedException(entry.title() + " may be extended by "
                    + Locked.minutes(most.isNegative() ? Duration.ZERO : most) + " more at most");
        }
        if (last.end().isBefore(locked.safe())) {
            throw new OverrideRefusedException(entry.title() + " ends at " + locked.spoken(last.end())
                    + ": what follows was offered to viewers already");
        }
    }

    /** What is left of the programme where it was cut off, then a break. */
    private LogEntry goesOn(LogEntry last, Instant end) {
        Rational time = Rational.seconds(order.by());
        List<Item> items = new ArrayList<>();
        Item item = last.items().get(last.items().size() - 1);
        Rational left = left(item);
        if (left.signum() > 0) {
            Rational shown = left.compareTo(time) > 0 ? time : left;
            items.add(new Item(
                    ItemKind.CONTENT, item.asset(), item.sourceStart().plus(item.duration()), shown, false, false, ""));
            time = time.minus(shown);
        }
        if (time.signum() > 0) {
            String rule = "extended by an operator";
            items.add(new Item(ItemKind.FILLER, Optional.empty(), Rational.ZERO, time, false, false, rule));
        }
        String id = last.id() + "-x";
        return new LogEntry(id, last.end(), end, last.title(), items, true, last.packaging());
    }

    private Rational left(Item item) {
        if (item.kind() != ItemKind.CONTENT) {
            return Rational.ZERO;
        }
        return item.asset()
                .flatMap(locked.catalog()::asset)
                .map(Asset::duration)
                .map(whole -> whole.minus(item.sourceStart().plus(item.duration())))
                .orElse(Rational.ZERO);
    }

    /** Returns where the last block that gives way ends. */
    private Instant push(Instant from, Instant until) throws OverrideRefusedException {
        Instant at = until;
        for (LogEntry block : locked.following(from)) {
            if (!block.start().isBefore(at)) {
                break;
            }
            before.add(block);
            ScheduleEntry entry = locked.entry(block.start());
            entriesBefore.add(entry);
            Instant end = latest(block.end(), wholeSecond(at.plus(run(entry).toDuration())));
            if (end.isAfter(at)) {
                ScheduleEntry later =
                        entry.at(at, end).because("begins later because an operator extended what was before");
                entriesAfter.add(later);
                after.add(locked.divided(later));
                at = end;
            }
        }
        return at;
    }

    /** Returns how long what an entry shows takes; time left over takes none. */
    private Rational run(ScheduleEntry entry) {
        return entry.parts().stream()
                .flatMap(part -> locked.catalog().asset(part.asset()).stream())
                .map(Asset::duration)
                .reduce(Rational.ZERO, Rational::plus);
    }

    private static Instant wholeSecond(Instant at) {
        return at.getNano() == 0 ? at : Instant.ofEpochSecond(at.getEpochSecond() + 1);
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private void requireNothingExact(Instant from, Instant until) throws OverrideRefusedException {
        for (ScheduleEntry entry : locked.entries()) {
            if (entry.exact() && !entry.start().isBefore(from) && entry.start().isBefore(until)) {
                throw new OverrideRefusedException(entry.title() + " begins at exactly " + locked.spoken(entry.start())
                        + ": extend by less, or take its \"exact\" away in the channel file");
            }
        }
    }
}

package org.retrovue.dsl.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.retrovue.dsl.internal.DayWindows.Window;
import org.retrovue.dsl.internal.Plan.Block;
import org.retrovue.time.BroadcastDay;

/**
 * Where a sequence stands at the start of a day: calendar arithmetic from a fixed Monday on, so that no counter can be lost or doubled.
 *
 * <p>Goes through the days since the anchor and counts what each of them shows; days that begin alike are counted once.
 */
final class Progress {
    private static final LocalDate ANCHOR = LocalDate.of(2026, 1, 5);
    private static final int LONGEST = 7300; // days: after twenty years a sequence starts anew
    private static final long USUAL_DAY = 86400;

    private Progress() {}

    /**
     * A sequence at the start of a day.
     *
     * @param position what comes next
     * @param carry seconds of the day that what was shown before still takes
     */
    record State(long position, long carry) {}

    static State at(Plan plan, Block block, Order order, BroadcastDay day) {
        long days = Math.floorMod(ChronoUnit.DAYS.between(ANCHOR, day.date()), LONGEST);
        BroadcastDay from = new BroadcastDay(day.date().minusDays(days), day.zone(), day.dayStart());
        long cycle = order.cycle();
        Map<State, State> known = new HashMap<>();
        State state = new State(0, 0);
        for (BroadcastDay each = from; each.date().isBefore(day.date()); each = each.next()) {
            boolean usual = cycle > 0 && each.length().toSeconds() == USUAL_DAY;
            State next = usual ? known.get(state) : null;
            if (next == null) {
                next = after(plan, block, order, each, state);
                next = cycle > 0 ? new State(next.position % cycle, next.carry) : next;
                if (usual) {
                    known.put(state, next);
                }
            }
            state = next;
        }
        return state;
    }

    private static State after(Plan plan, Block block, Order order, BroadcastDay day, State before) {
        long position = before.position;
        Instant at = day.start().plusSeconds(before.carry);
        long carry = 0;
        for (Window window : windows(plan, block, day)) {
            long start = Math.max(at.getEpochSecond(), window.start().getEpochSecond());
            Packer packer = new Packer(order, position, start);
            packer.fill(
                    window.end().getEpochSecond(), window.until().getEpochSecond(), (item, from, to, outOfTurn) -> {});
            position = packer.position();
            carry = Math.max(carry, packer.at() - day.end().getEpochSecond());
        }
        return new State(position, carry);
    }

    private static List<Window> windows(Plan plan, Block block, BroadcastDay day) {
        return DayWindows.of(plan, day).stream()
                .filter(window -> window.block().filter(block::equals).isPresent())
                .toList();
    }
}

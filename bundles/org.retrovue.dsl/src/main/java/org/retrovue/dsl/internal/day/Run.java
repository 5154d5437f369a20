package org.retrovue.dsl.internal.day;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.plan.Airings;
import org.retrovue.dsl.internal.plan.Block;

/**
 * Blocks that go on with each other's sequence, and where it stands on any day: calendar arithmetic from the anchor on, so that no counter can be lost or doubled.
 * Remembers where it stood on a few days, so that the day after a known one is one step; any thread.
 */
final class Run {
    private static final int LONGEST = 7300; // days: after twenty years a sequence starts anew
    private static final int KNOWN = 40;

    private final Calendar calendar;
    private final List<Member> members;
    private final Map<Block, Supply> supplies = new IdentityHashMap<>();
    private final LocalDate anchor;
    private final int nodes;
    private final boolean goesOn;
    private final TreeMap<LocalDate, Standing> known = new TreeMap<>();

    /** A block of the run, with what it shows. */
    record Member(int rank, Block block, Supply supply) {}

    /**
     * Where a run stands before an occurrence.
     *
     * @param places of its supplies
     * @param carry seconds that what was shown before still takes of the occurrence
     */
    record Standing(long[] places, long carry) {}

    /**
     * Makes a run.
     *
     * @param members in order of their start
     * @param nodes how many places its supplies have
     */
    Run(Calendar calendar, List<Member> members, int nodes) {
        this.calendar = calendar;
        this.members = List.copyOf(members);
        this.nodes = nodes;
        this.goesOn = members.stream().anyMatch(member -> member.supply().goesOn());
        members.forEach(member -> supplies.put(member.block(), member.supply()));
        this.anchor = members.stream()
                .map(member -> member.block().progression().anchor())
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    boolean holds(Block block) {
        return supplies.containsKey(block);
    }

    Supply supply(Block block) {
        Supply supply = supplies.get(block);
        if (supply == null) {
            throw new IllegalStateException("the block of " + block.place() + " is of another run");
        }
        return supply;
    }

    /** Tells whether the block's sequence has begun by a date. */
    static boolean begun(Block block, LocalDate date) {
        return !date.isBefore(block.progression().anchor());
    }

    /** Returns where the run stands before its block of a date. */
    Standing before(Block block, LocalDate date) {
        if (!goesOn) {
            return new Standing(new long[nodes], 0);
        }
        Standing standing = at(date);
        for (Member member : members) {
            if (member.block() == block) {
                return standing;
            }
            standing = after(member, date, standing);
        }
        return standing;
    }

    private synchronized Standing at(LocalDate date) {
        Map.@Nullable Entry<LocalDate, Standing> from = known.floorEntry(date);
        LocalDate begin = begin(date);
        LocalDate each = from == null || from.getKey().isBefore(begin) ? begin : from.getKey();
        Standing standing =
                from == null || from.getKey().isBefore(begin) ? new Standing(new long[nodes], 0) : from.getValue();
        for (; each.isBefore(date); each = each.plusDays(1)) {
            for (Member member : members) {
                standing = after(member, each, standing);
            }
        }
        known.put(date, standing);
        if (known.size() > KNOWN) {
            known.pollFirstEntry();
        }
        return standing;
    }

    private LocalDate begin(LocalDate date) {
        long days = Math.floorMod(ChronoUnit.DAYS.between(anchor, date), LONGEST);
        return date.isBefore(anchor) ? date : date.minusDays(days);
    }

    private Standing after(Member member, LocalDate date, Standing before) {
        Block block = member.block();
        if (!calendar.happens(member.rank(), date) || !begun(block, date)) {
            return before;
        }
        Occurrence occurrence = calendar.occurrence(member.rank(), block, date);
        Layout.Frame frame = Layout.Frame.of(occurrence, occurrence.start() + before.carry());
        OptionalLong even = member.supply().even();
        long[] places;
        long end;
        if (even.isPresent()) {
            long length = even.getAsLong();
            long room = Math.max(0, frame.end() - frame.start());
            long most = frame.runsOn() || frame.bleed() ? -Math.floorDiv(-room, length) : room / length;
            long showings = frame.once() ? Math.min(1, most) : most;
            places = before.places().clone();
            member.supply().skip(places, showings);
            end = frame.start() + showings * length;
        } else {
            Layout layout = Layout.inTurn(
                    member.supply(), frame, new Cursor(before.places()), calendar.chance(occurrence, 0, Airings.NONE));
            places = layout.after().places;
            end = layout.end();
        }
        return new Standing(places, occurrence.runsOn() ? Math.max(0, end - occurrence.end()) : 0);
    }
}

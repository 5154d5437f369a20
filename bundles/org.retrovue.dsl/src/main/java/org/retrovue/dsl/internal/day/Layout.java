package org.retrovue.dsl.internal.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.retrovue.dsl.internal.day.Supply.Ask;
import org.retrovue.dsl.internal.plan.Block;
import org.retrovue.dsl.internal.plan.Block.Action;
import org.retrovue.time.Rational;

/**
 * What an occurrence of a block shows, one after the other, over its full length.
 *
 * @param base from where its cells are counted, seconds of the epoch
 * @param slots in order, without overlap
 * @param after where the block stands at its end
 */
record Layout(long base, List<Slot> slots, Cursor after) {
    private static final int MOST_LOOKED_AT = 2000;

    /** A showing in its place. */
    record Slot(long start, long end, Showing showing, boolean outOfTurn) {}

    /**
     * Where to lay out.
     *
     * @param start when the first showing starts
     * @param end nothing starts at or after it
     * @param runsOn whether any showing may run past the end, because the same block goes on there
     * @param bleed whether a showing that says nothing of it may run past the end
     * @param once whether one showing is all
     * @param exact whether a showing takes whole seconds rather than cells
     * @param whole the length of the block on an ordinary day: what is longer never fits, and would hold its sequence up for ever
     */
    record Frame(long start, long end, boolean runsOn, boolean bleed, boolean once, boolean exact, long whole) {
        /** Returns the frame of an occurrence whose first showing starts at a time. */
        static Frame of(Occurrence occurrence, long start) {
            Block block = occurrence.block();
            boolean once = block.action() instanceof Action.Once || block.action() instanceof Action.Live;
            boolean natural = block.length() == 0; // as long as what it shows takes
            return new Frame(
                    start,
                    natural ? start + 1 : occurrence.end(),
                    occurrence.runsOn() || natural,
                    block.bleed(),
                    once || natural,
                    natural && block.exact(),
                    Math.max(block.length(), occurrence.end() - occurrence.start()));
        }

        /** Returns the frame of one that was pushed: the only showing of a block is not lost for that, but pushes on. */
        Frame pushed() {
            return new Frame(start, end, runsOn || once, bleed, once, exact, whole);
        }
    }

    /** Lays out all that is in its turn: what comes after an occurrence depends on nothing else. */
    static Layout inTurn(Supply supply, Frame frame, Cursor from, Chance chance) {
        List<Slot> slots = new ArrayList<>();
        Cursor cursor = from;
        long at = frame.start;
        while (at < frame.end && !(frame.once && !slots.isEmpty())) {
            Cursor tried = cursor.copy();
            Optional<Showing> next = next(supply, frame, new Ask(tried, chance, at, Ask.ANY_ROOM));
            if (next.isEmpty()) {
                break;
            }
            long end = at + length(next.get(), frame.exact);
            if (end > frame.end && !mayRunOver(next.get(), frame)) {
                break;
            }
            cursor = tried;
            slots.add(new Slot(at, end, next.get(), false));
            at = end;
        }
        return new Layout(frame.start, List.copyOf(slots), cursor);
    }

    /** Lays out what is in its turn and then, out of turn and not counted, what fits into what is left. */
    static Layout of(Supply supply, Frame frame, Cursor from, Chance chance) {
        Layout inTurn = inTurn(supply, frame, from, chance);
        if (frame.once || inTurn.end() >= frame.end) {
            return inTurn;
        }
        List<Slot> slots = new ArrayList<>(inTurn.slots);
        Cursor scout = inTurn.after.copy();
        next(supply, frame, new Ask(scout, chance, inTurn.end(), Ask.ANY_ROOM)); // it does not fit
        long at = inTurn.end();
        Optional<Showing> next = outOfTurn(supply, scout, chance, at, frame.end - at, last(slots));
        while (next.isPresent()) {
            slots.add(new Slot(at, at + next.get().seconds(), next.get(), true));
            at += next.get().seconds();
            next = at < frame.end
                    ? outOfTurn(supply, scout, chance, at, frame.end - at, last(slots))
                    : Optional.empty();
        }
        return new Layout(frame.start, List.copyOf(slots), inTurn.after);
    }

    /** Gives what is next; what could never be shown in this block is passed over. */
    static Optional<Showing> next(Supply supply, Frame frame, Ask ask) {
        Optional<Showing> next = supply.next(ask);
        if (next.filter(showing -> neverFits(showing, frame)).isEmpty()
                || supply.shortest().compareTo(Rational.of(frame.whole)) > 0) {
            return next;
        }
        long most = Math.min(MOST_LOOKED_AT, supply.variety());
        long passed = 0;
        while (passed < most
                && next.filter(showing -> neverFits(showing, frame)).isPresent()) {
            next = supply.next(ask);
            passed++;
        }
        String note = passed + " passed over because they are longer than the block";
        return next.map(showing -> showing.with(note));
    }

    private static boolean neverFits(Showing showing, Frame frame) {
        return !mayRunOver(showing, frame) && length(showing, frame.exact) > frame.whole;
    }

    private static boolean mayRunOver(Showing showing, Frame frame) {
        return frame.runsOn || showing.bleed().orElse(frame.bleed);
    }

    private static long length(Showing showing, boolean exact) {
        return exact ? Math.max(1, showing.runtime().ceil()) : showing.seconds();
    }

    private static @Nullable Showing last(List<Slot> slots) {
        return slots.isEmpty() ? null : slots.get(slots.size() - 1).showing;
    }

    /**
     * Finds the next showing that fits and is not what was just on.
     *
     * @param scout moves on over what was looked at
     */
    static Optional<Showing> outOfTurn(
            Supply supply, Cursor scout, Chance chance, long at, long room, @Nullable Showing last) {
        Rational fits = Rational.of(room);
        if (supply.shortest().compareTo(fits) > 0) {
            return Optional.empty();
        }
        Optional<Showing> same = Optional.empty();
        long looks = Math.min(MOST_LOOKED_AT, supply.variety());
        for (long i = 0; i < looks; i++) {
            Optional<Showing> next = supply.next(new Ask(scout, chance, at, fits));
            if (next.isEmpty()) {
                break;
            }
            if (next.get().seconds() <= room) {
                if (last == null || !sameAsset(next.get(), last)) {
                    return next;
                }
                same = same.isPresent() ? same : next;
            }
        }
        return same;
    }

    private static boolean sameAsset(Showing a, Showing b) {
        return a.main().asset().id().equals(b.main().asset().id());
    }

    /** Returns when the last showing ends; the start where there is none. */
    long end() {
        return slots.isEmpty() ? base : slots.get(slots.size() - 1).end;
    }
}

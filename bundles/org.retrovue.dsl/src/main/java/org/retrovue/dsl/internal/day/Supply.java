package org.retrovue.dsl.internal.day;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.retrovue.time.Rational;

/** What gives one showing after the other: a content of the plan with what the catalogue has for it. Immutable but for remembered draws; any thread. */
interface Supply {
    /**
     * Gives the next showing and moves the cursor on.
     *
     * @param ask where and when, and how much room there is
     * @return nothing where there is nothing to give
     */
    Optional<Showing> next(Ask ask);

    /** Tells whether it goes on from one occurrence to the next. */
    boolean goesOn();

    /** Returns the seconds of the grid that every showing takes, when all take as many. */
    OptionalLong even();

    /** Moves places on by some showings; only for what is even. */
    void skip(long[] places, long showings);

    /** Returns the length of the shortest showing; zero when there is nothing. */
    Rational shortest();

    /** Returns how many showings must be looked at to have seen everything, within reason. */
    long variety();

    /** Tells whether a showing may run past its block's end, whatever the block says. */
    boolean mayBleed();

    /** Says what is missing where there is nothing to give. */
    String wanted();

    /** Says what of several is missing although the others have something to give. */
    default List<String> lacking() {
        return List.of();
    }

    /** Returns how many assets there are to choose from. */
    int stock();

    /**
     * A wish for a showing.
     *
     * @param at when it would start, seconds
     * @param room chance draws only what fits into it, seconds; {@link #ANY_ROOM} for anything
     */
    record Ask(Cursor cursor, Chance chance, long at, Rational room) {
        /** No bound. */
        static final Rational ANY_ROOM = Rational.of(Long.MAX_VALUE / 1_000_000_000L);

        Ask of(Cursor other) {
            return new Ask(other, chance, at, room);
        }

        Ask within(Rational other) {
            return new Ask(cursor, chance, at, other);
        }

        boolean anyRoom() {
            return room.equals(ANY_ROOM);
        }
    }
}

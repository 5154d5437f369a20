package org.retrovue.dsl.internal;

import org.jspecify.annotations.Nullable;
import org.retrovue.dsl.internal.Order.Item;

/** Puts programmes into a window, one after the other, until nothing fits any more. Times are seconds on any one scale. */
final class Packer {
    private final Order order;
    private long position;
    private long at;

    /** Is told what was placed. */
    @FunctionalInterface
    interface Taker {
        void place(Item item, long start, long end, boolean outOfTurn);
    }

    Packer(Order order, long position, long at) {
        this.order = order;
        this.position = position;
        this.at = at;
    }

    /** Returns the position of what comes next. */
    long position() {
        return position;
    }

    /** Returns when what was placed last ends. */
    long at() {
        return at;
    }

    /**
     * Fills a window.
     *
     * @param end nothing starts at or after it
     * @param until nothing ends after it
     */
    void fill(long end, long until, Taker taker) {
        long ahead = position;
        Item last = null;
        while (at < end) {
            Item next = order.at(position);
            boolean inTurn = at + next.slot() <= until;
            if (!inTurn) {
                ahead = firstFitting(Math.max(ahead, position) + 1, until - at, last);
                if (ahead < 0) {
                    return;
                }
                next = order.at(ahead);
            } else {
                position++;
            }
            taker.place(next, at, at + next.slot(), !inTurn);
            at += next.slot();
            last = next;
        }
    }

    /** Returns the next position whose item fits and is not what was just shown; -1 when there is none. */
    private long firstFitting(long from, long room, @Nullable Item last) {
        long same = -1;
        for (long p = from; p < from + order.lookAhead(); p++) {
            Item item = order.at(p);
            if (item.slot() <= room) {
                if (last == null || !item.asset().id().equals(last.asset().id())) {
                    return p;
                }
                same = same < 0 ? p : same;
            }
        }
        return same;
    }
}

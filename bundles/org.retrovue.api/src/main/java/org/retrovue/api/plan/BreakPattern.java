package org.retrovue.api.plan;

import java.time.Duration;
import org.retrovue.time.Rational;

/**
 * Where breaks may come in a programme. How long they are follows from the slot.
 *
 * @param style what kinds of places count
 * @param every how much programme there is for each computed break; above zero
 * @param least the fewest computed breaks, as far as there is room
 * @param most the most breaks within a programme
 * @param quiet the part of the programme at its start without a computed break, 0 to 1
 */
public record BreakPattern(Style style, Duration every, int least, int most, Rational quiet) {
    /** Breaks inside programmes, as a network has them: at least two, one for every eight minutes, none in the first fifth. */
    public static final BreakPattern NETWORK =
            new BreakPattern(Style.INSIDE, Duration.ofMinutes(8), 2, 100, Rational.of(1, 5));

    /** Breaks between programmes alone, as a film channel has them. */
    public static final BreakPattern BETWEEN =
            new BreakPattern(Style.BETWEEN, Duration.ofMinutes(8), 0, 100, Rational.of(1, 5));

    /** No break but what is left of the slot, at its end. */
    public static final BreakPattern NONE =
            new BreakPattern(Style.NONE, Duration.ofMinutes(8), 0, 0, Rational.of(1, 5));

    /** What kinds of places count. */
    public enum Style {
        /** Chapters first, then seams between items, computed points only where there is neither. */
        INSIDE,
        /** Chapters and seams, never computed points. */
        MARKED,
        /** Seams between items and the end, never within an item. */
        BETWEEN,
        /** The end alone. */
        NONE
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException that says which is out of range
     */
    public BreakPattern {
        if (every.isNegative() || every.isZero() || least < 0 || most < least) {
            throw new IllegalArgumentException("a break every " + every + ", at least " + least + ", at most " + most);
        }
        if (quiet.signum() < 0 || quiet.compareTo(Rational.ONE) > 0) {
            throw new IllegalArgumentException("the quiet part is 0 to 1, not " + quiet);
        }
    }
}

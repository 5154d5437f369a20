package org.retrovue.media.engine.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.retrovue.time.Rational;

/** Finds the exact times of frames behind the rounded ones of a container. */
final class RateFinder {
    private static final List<Rational> USUAL = List.of(
            Rational.of(25),
            Rational.of(30000, 1001),
            Rational.of(24000, 1001),
            Rational.of(24),
            Rational.of(30),
            Rational.of(50),
            Rational.of(60000, 1001),
            Rational.of(60),
            Rational.of(15),
            Rational.of(15000, 1001),
            Rational.of(12),
            Rational.of(12000, 1001),
            Rational.of(10),
            Rational.of(20),
            Rational.of(48),
            Rational.of(5),
            Rational.of(1),
            Rational.of(100),
            Rational.of(120000, 1001),
            Rational.of(120));

    /** With fewer frames the multiples of some rate could be met by chance. */
    private static final int FEWEST_FOR_GAPS = 8;

    private RateFinder() {}

    /**
     * Finds exact times.
     *
     * @param ticks of each frame in order of presentation, strictly rising, the first zero
     * @param tick seconds
     * @param last how long the last frame is shown, in ticks
     * @param told rates that the file claims, the more trusted first
     */
    static FrameTimes find(long[] ticks, Rational tick, long last, List<Rational> told) {
        List<Rational> candidates = candidates(ticks, tick, last, told);
        for (Rational rate : candidates) {
            if (isConstant(ticks, tick, rate)) {
                return new FrameTimes(Rational.ONE.dividedBy(rate), ticks.length, null, ticks.length);
            }
        }
        for (Rational rate : candidates) {
            long[] multiples = multiples(ticks, tick, rate);
            if (multiples != null) {
                long end = multiples[multiples.length - 1] + 1;
                return new FrameTimes(Rational.ONE.dividedBy(rate), ticks.length, multiples, end);
            }
        }
        return new FrameTimes(tick, ticks.length, ticks, ticks[ticks.length - 1] + Math.max(1, last));
    }

    private static List<Rational> candidates(long[] ticks, Rational tick, long last, List<Rational> told) {
        Set<Rational> result = new LinkedHashSet<>();
        List<Rational> hints = new ArrayList<>(told);
        if (ticks.length > 1) {
            hints.add(Rational.of(ticks.length - 1L).dividedBy(tick.times(ticks[ticks.length - 1])));
        } else if (last > 0) {
            hints.add(Rational.ONE.dividedBy(tick.times(last)));
        }
        for (Rational hint : hints) {
            if (USUAL.contains(hint)) {
                result.add(hint);
            }
        }
        for (Rational hint : hints) {
            USUAL.stream().filter(usual -> isNear(hint, usual)).forEach(result::add);
        }
        for (Rational hint : told) {
            if (hint.num() < 10_000_000 && hint.den() < 10_000_000) {
                result.add(hint);
            }
        }
        result.addAll(USUAL);
        return List.copyOf(result);
    }

    private static boolean isNear(Rational hint, Rational usual) {
        return hint.compareTo(usual.times(Rational.of(1999, 2000))) > 0
                && hint.compareTo(usual.times(Rational.of(2001, 2000))) < 0;
    }

    private static boolean isConstant(long[] ticks, Rational tick, Rational rate) {
        Rational perFrame = Rational.ONE.dividedBy(rate.times(tick)); // ticks a frame
        if (perFrame.compareTo(Rational.ONE) < 0) {
            return false;
        }
        for (int k = 0; k < ticks.length; k++) {
            // |ticks[k] - k * perFrame| <= 1, without rounding
            long off = Math.abs(ticks[k] * perFrame.den() - k * perFrame.num());
            if (off > perFrame.den()) {
                return false;
            }
        }
        return true;
    }

    private static long @Nullable [] multiples(long[] ticks, Rational tick, Rational rate) {
        Rational perFrame = Rational.ONE.dividedBy(rate.times(tick));
        if (ticks.length < FEWEST_FOR_GAPS || perFrame.compareTo(Rational.of(8)) < 0) {
            return null;
        }
        long[] result = new long[ticks.length];
        for (int k = 0; k < ticks.length; k++) {
            long scaled = ticks[k] * perFrame.den();
            result[k] = Math.floorDiv(2 * scaled + perFrame.num(), 2 * perFrame.num());
            boolean near = Math.abs(scaled - result[k] * perFrame.num()) <= perFrame.den();
            if (!near || k > 0 && result[k] <= result[k - 1]) {
                return null;
            }
        }
        return result;
    }
}

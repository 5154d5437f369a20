package org.retrovue.planning.internal;

import java.util.ArrayList;
import java.util.List;
import org.retrovue.time.Rational;

/** Divides the time for breaks, exactly. */
final class Shares {
    private Shares() {}

    /** Later breaks are longer; the remainder goes to the last. Whole milliseconds but for it. */
    static List<Rational> rising(Rational time, int count) {
        List<Rational> lengths = new ArrayList<>();
        Rational left = time;
        long all = 0;
        for (int i = 0; i < count; i++) {
            all += weight(i, count);
        }
        for (int i = 0; i < count - 1; i++) {
            Rational length = milliseconds(time.times(weight(i, count)).dividedBy(Rational.of(all)));
            lengths.add(length);
            left = left.minus(length);
        }
        lengths.add(left);
        return lengths;
    }

    private static long weight(int i, int count) {
        return count + i + 1L;
    }

    /** Rounds seconds down to whole milliseconds. */
    static Rational milliseconds(Rational seconds) {
        return Rational.of(seconds.times(1000).floor(), 1000);
    }
}

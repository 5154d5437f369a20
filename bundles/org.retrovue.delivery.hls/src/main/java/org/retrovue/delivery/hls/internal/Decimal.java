package org.retrovue.delivery.hls.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.retrovue.time.Rational;

/** Writes seconds as players read them. */
final class Decimal {

    private static final int MOST_DIGITS = 6;

    private Decimal() {}

    /**
     * Returns a decimal number with a point and at least three digits after it: exact where six digits suffice (as for all whole segments of the house rates), rounded half up to a microsecond
     * otherwise.
     */
    static String of(Rational seconds) {
        BigDecimal number = BigDecimal.valueOf(seconds.num())
                .divide(BigDecimal.valueOf(seconds.den()), MOST_DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return (number.scale() < 3 ? number.setScale(3) : number).toPlainString();
    }
}

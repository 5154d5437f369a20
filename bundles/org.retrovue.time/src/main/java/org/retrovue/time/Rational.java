package org.retrovue.time;

import java.math.BigInteger;
import java.time.Duration;

/**
 * An exact fraction, always reduced, with a denominator above zero. Used for seconds inside a medium and for ratios; never rounded.
 *
 * @param num numerator, carries the sign
 * @param den denominator, above zero
 */
public record Rational(long num, long den) implements Comparable<Rational> {
    /** Zero. */
    public static final Rational ZERO = new Rational(0, 1);
    /** One. */
    public static final Rational ONE = new Rational(1, 1);

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /**
     * Reduces the fraction.
     *
     * @throws IllegalArgumentException when the denominator is zero
     * @throws ArithmeticException when a part does not fit a long
     */
    public Rational {
        if (den == 0) {
            throw new IllegalArgumentException("a fraction needs a denominator other than zero: " + num + "/" + den);
        }
        long divisor = gcd(num, den);
        if (den < 0) {
            divisor = -divisor;
        }
        num /= divisor;
        den /= divisor;
    }

    /**
     * Makes a fraction.
     *
     * @param num numerator
     * @param den denominator, not zero
     * @return num / den, reduced
     */
    public static Rational of(long num, long den) {
        return new Rational(num, den);
    }

    /**
     * Makes a whole number.
     *
     * @param whole the number
     * @return whole / 1
     */
    public static Rational of(long whole) {
        return new Rational(whole, 1);
    }

    /**
     * Turns a duration into seconds, exactly.
     *
     * @param duration any duration of less than 292 years
     * @return its seconds
     */
    public static Rational seconds(Duration duration) {
        return new Rational(duration.toNanos(), NANOS_PER_SECOND);
    }

    /**
     * Reads "30000/1001" or "25".
     *
     * @param text a whole number or two with a slash between
     * @return the fraction
     * @throws IllegalArgumentException that quotes the text when it is neither
     */
    public static Rational parse(String text) {
        try {
            int slash = text.indexOf('/');
            return slash < 0
                    ? of(Long.parseLong(text.strip()))
                    : of(
                            Long.parseLong(text.substring(0, slash).strip()),
                            Long.parseLong(text.substring(slash + 1).strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a fraction such as 30000/1001: \"" + text + "\"", e);
        }
    }

    /**
     * Adds.
     *
     * @param other what to add
     * @return the exact sum
     * @throws ArithmeticException when it does not fit
     */
    public Rational plus(Rational other) {
        long divisor = gcd(den, other.den);
        long left = Math.multiplyExact(num, other.den / divisor);
        long right = Math.multiplyExact(other.num, den / divisor);
        return new Rational(Math.addExact(left, right), Math.multiplyExact(den / divisor, other.den));
    }

    /**
     * Subtracts.
     *
     * @param other what to take away
     * @return the exact difference
     * @throws ArithmeticException when it does not fit
     */
    public Rational minus(Rational other) {
        return plus(new Rational(Math.negateExact(other.num), other.den));
    }

    /**
     * Multiplies.
     *
     * @param other the factor
     * @return the exact product
     * @throws ArithmeticException when it does not fit
     */
    public Rational times(Rational other) {
        long a = gcd(num, other.den);
        long b = gcd(other.num, den);
        return new Rational(Math.multiplyExact(num / a, other.num / b), Math.multiplyExact(den / b, other.den / a));
    }

    /**
     * Multiplies by a whole number.
     *
     * @param factor the factor
     * @return the exact product
     */
    public Rational times(long factor) {
        return times(of(factor));
    }

    /**
     * Divides.
     *
     * @param other the divisor, not zero
     * @return the exact quotient
     */
    public Rational dividedBy(Rational other) {
        return times(new Rational(other.den, other.num));
    }

    /**
     * Rounds down.
     *
     * @return the largest whole number not above this
     */
    public long floor() {
        return Math.floorDiv(num, den);
    }

    /**
     * Rounds up.
     *
     * @return the smallest whole number not below this
     */
    public long ceil() {
        return Math.negateExact(Math.floorDiv(Math.negateExact(num), den));
    }

    /**
     * Reads this as seconds.
     *
     * @return the duration, rounded down to a nanosecond
     */
    public Duration toDuration() {
        long whole = floor();
        Rational rest = minus(of(whole));
        return Duration.ofSeconds(whole, rest.times(NANOS_PER_SECOND).floor());
    }

    /**
     * Tells the sign.
     *
     * @return -1, 0 or 1
     */
    public int signum() {
        return Long.signum(num);
    }

    @Override
    public int compareTo(Rational other) {
        if (den == other.den) {
            return Long.compare(num, other.num);
        }
        long high = Math.multiplyHigh(num, other.den);
        long otherHigh = Math.multiplyHigh(other.num, den);
        return high != otherHigh
                ? Long.compare(high, otherHigh)
                : Long.compareUnsigned(num * other.den, other.num * den);
    }

    /** Returns "num/den", or the number alone when it is whole. */
    @Override
    public String toString() {
        return den == 1 ? Long.toString(num) : num + "/" + den;
    }

    /** Returns floor(a * b / c) without overflow in between; c above zero. */
    static long mulDivFloor(long a, long b, long c) {
        if (Math.multiplyHigh(a, b) == (a * b) >> 63) {
            return Math.floorDiv(a * b, c);
        }
        long divisor = gcd(b, c);
        long factor = b / divisor;
        long by = c / divisor;
        if (Math.multiplyHigh(a, factor) == (a * factor) >> 63) {
            return Math.floorDiv(a * factor, by);
        }
        BigInteger[] parts =
                BigInteger.valueOf(a).multiply(BigInteger.valueOf(factor)).divideAndRemainder(BigInteger.valueOf(by));
        long quotient = parts[0].longValueExact();
        return parts[1].signum() < 0 ? quotient - 1 : quotient;
    }

    private static long gcd(long a, long b) {
        long x = Math.abs(a);
        long y = Math.abs(b);
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x == 0 ? 1 : x;
    }
}

package org.retrovue.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Random;
import org.junit.Test;

public final class RationalTest {
    private final Random random = new Random(7);

    @Test
    public void sumsAndProductsAreExactAndReduced() {
        assertThat(Rational.of(1, 3).plus(Rational.of(1, 6))).isEqualTo(Rational.of(1, 2));
        assertThat(Rational.of(1001, 30000).times(30)).isEqualTo(Rational.of(1001, 1000));
        assertThat(Rational.of(3, 4).dividedBy(Rational.of(-3, 8))).isEqualTo(Rational.of(-2));
        assertThat(Rational.of(5, -10)).hasToString("-1/2");
    }

    @Test
    public void floorAndCeilEnclose() {
        for (int i = 0; i < 10_000; i++) {
            Rational value = Rational.of(random.nextLong() >> 20, 1 + random.nextInt(1_000_000));

            assertThat(Rational.of(value.floor())).isLessThanOrEqualTo(value);
            assertThat(Rational.of(value.ceil())).isGreaterThanOrEqualTo(value);
            assertThat(value.ceil() - value.floor()).isEqualTo(value.den() == 1 ? 0 : 1);
        }
    }

    @Test
    public void orderIsThatOfTheNumbersAlsoWhereProductsOverflow() {
        for (int i = 0; i < 10_000; i++) {
            Rational a = Rational.of(random.nextLong() >> 4, 1 + (random.nextLong() >>> 4));
            Rational b = Rational.of(random.nextLong() >> 4, 1 + (random.nextLong() >>> 4));

            int expected = BigInteger.valueOf(a.num())
                    .multiply(BigInteger.valueOf(b.den()))
                    .compareTo(BigInteger.valueOf(b.num()).multiply(BigInteger.valueOf(a.den())));

            assertThat(Integer.signum(a.compareTo(b))).isEqualTo(expected);
        }
    }

    @Test
    public void overflowIsSaidNotHidden() {
        Rational large = Rational.of(Long.MAX_VALUE, 1);

        assertThatThrownBy(() -> large.plus(Rational.ONE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> large.times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    public void durationsRoundDownToANanosecond() {
        assertThat(Rational.of(1, 3).toDuration()).isEqualTo(Duration.ofNanos(333_333_333));
        assertThat(Rational.of(-1, 3).toDuration()).isEqualTo(Duration.ofNanos(-333_333_334));
        assertThat(Rational.seconds(Duration.ofMillis(1500))).isEqualTo(Rational.of(3, 2));
    }

    @Test
    public void textsAreReadAndQuoted() {
        assertThat(Rational.parse(" 30000/1001 ")).isEqualTo(Rational.of(30000, 1001));
        assertThatThrownBy(() -> Rational.parse("1.5")).hasMessageContaining("\"1.5\"");
        assertThatThrownBy(() -> Rational.parse("1/0")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void streamClockRollsOver() {
        assertThat(Pts.wrap(Pts.MODULUS + 5)).isEqualTo(5);
        assertThat(Pts.wrap(-1)).isEqualTo(Pts.MODULUS - 1);
        assertThat(Pts.distance(Pts.MODULUS - 10, 5)).isEqualTo(15);
        assertThat(Pts.distance(5, Pts.MODULUS - 10)).isEqualTo(-15);
    }

    @Test
    public void rangesTile() {
        FrameRange range = new FrameRange(10, 20);

        assertThat(range.contains(10)).isTrue();
        assertThat(range.contains(20)).isFalse();
        assertThat(range.overlaps(new FrameRange(20, 30))).isFalse();
        assertThat(range.intersect(new FrameRange(15, 30))).isEqualTo(new FrameRange(15, 20));
        assertThat(range.intersect(new FrameRange(25, 30)).isEmpty()).isTrue();
        assertThatThrownBy(() -> new FrameRange(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}

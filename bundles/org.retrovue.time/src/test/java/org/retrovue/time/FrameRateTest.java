package org.retrovue.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.Test;

/** TIME-1 to TIME-5 of docs/contracts/time.md, against whole-number arithmetic without limits. */
public final class FrameRateTest {
    private static final long NANOS = 1_000_000_000L;
    private static final int TRIES = 2_000;

    private final Random random = new Random(20261121);

    @Test
    public void boundaryFallsOnTheFirstFrameThatStartsAtOrAfterIt() {
        forEveryRate((rate, instant) -> {
            long frame = rate.frameAtOrAfter(instant);

            assertThat(exactNanos(rate, frame)).isGreaterThanOrEqualTo(nanosTimesRate(rate, instant));
            assertThat(exactNanos(rate, frame - 1)).isLessThan(nanosTimesRate(rate, instant));
        });
    }

    @Test
    public void frameOnTheScreenStartedAtOrBeforeTheInstant() {
        forEveryRate((rate, instant) -> {
            long frame = rate.frameAt(instant);

            assertThat(exactNanos(rate, frame)).isLessThanOrEqualTo(nanosTimesRate(rate, instant));
            assertThat(exactNanos(rate, frame + 1)).isGreaterThan(nanosTimesRate(rate, instant));
        });
    }

    @Test
    public void startIsNeverLateAndLessThanANanosecondEarly() {
        forEveryRate((rate, instant) -> {
            long frame = rate.frameAt(instant);

            Instant start = rate.startOf(frame);

            assertThat(nanosTimesRate(rate, start)).isLessThanOrEqualTo(exactNanos(rate, frame));
            assertThat(nanosTimesRate(rate, start.plusNanos(1))).isGreaterThan(exactNanos(rate, frame));
        });
    }

    @Test
    public void streamTimesAndSamplesAreFloorsOfTheFrameNumber() {
        forEveryRate((rate, instant) -> {
            long frame = rate.frameAt(instant);

            assertThat(rate.pts(frame)).isEqualTo(floor(frame, 90_000L * rate.den(), rate.num()));
            assertThat(rate.firstSample(frame)).isEqualTo(floor(frame, 48_000L * rate.den(), rate.num()));
        });
    }

    @Test
    public void fiveNtscFramesAre8008Samples() {
        long frame = 52_975_456_545L / 5 * 5;

        assertThat(FrameRate.NTSC.firstSample(frame + 5) - FrameRate.NTSC.firstSample(frame))
                .isEqualTo(8008);
        assertThat(FrameRate.NTSC.pts(frame + 1) - FrameRate.NTSC.pts(frame)).isEqualTo(3003);
    }

    @Test
    public void lengthsAreDifferencesOfBoundariesSoAYearDoesNotDrift() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (FrameRate rate : FrameRate.HOUSE_RATES) {
            long frames = 0;
            for (int day = 0; day < 365; day++) {
                Instant from = start.plus(Duration.ofDays(day));
                frames += rate.frameAtOrAfter(from.plus(Duration.ofDays(1))) - rate.frameAtOrAfter(from);
            }

            assertThat(frames)
                    .isEqualTo(rate.frameAtOrAfter(start.plus(Duration.ofDays(365))) - rate.frameAtOrAfter(start));
        }
    }

    @Test
    public void framesThatCoverALengthAllStartBeforeItsEnd() {
        for (FrameRate rate : FrameRate.HOUSE_RATES) {
            for (int i = 0; i < TRIES; i++) {
                Rational length = Rational.of(1 + random.nextInt(10_000_000), 1 + random.nextInt(90_000));

                long frames = rate.framesToCover(length);

                assertThat(rate.seconds(frames - 1)).isLessThan(length);
                assertThat(rate.seconds(frames)).isGreaterThanOrEqualTo(length);
            }
        }
    }

    @Test
    public void nominalGopIsAboutASecond() {
        assertThat(FrameRate.HOUSE_RATES)
                .extracting(FrameRate::gopFrames)
                .containsExactly(24, 24, 25, 30, 30, 50, 60, 60);
        assertThat(FrameRate.NTSC.segmentFrames()).isEqualTo(60);
    }

    @Test
    public void usualShortFormsMeanTheExactRates() {
        assertThat(FrameRate.parse("29.97")).isEqualTo(FrameRate.NTSC);
        assertThat(FrameRate.parse("23.976")).isEqualTo(FrameRate.FILM_NTSC);
        assertThat(FrameRate.parse("60000/1001")).isEqualTo(FrameRate.NTSC_DOUBLE);
        assertThat(FrameRate.parse("50/2")).isEqualTo(FrameRate.PAL);
    }

    @Test
    public void whatIsNoRateIsQuoted() {
        assertThatThrownBy(() -> FrameRate.parse("fast")).hasMessageContaining("\"fast\"");
        assertThatThrownBy(() -> FrameRate.parse("0")).hasMessageContaining("\"0\"");
        assertThatThrownBy(() -> FrameRate.parse("-25")).hasMessageContaining("\"-25\"");
        assertThatThrownBy(() -> FrameRate.of(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private interface Check {
        void of(FrameRate rate, Instant instant);
    }

    private void forEveryRate(Check check) {
        for (FrameRate rate : FrameRate.HOUSE_RATES) {
            for (int i = 0; i < TRIES; i++) {
                // 1900 to 2100, so before the epoch too
                check.of(
                        rate,
                        Instant.ofEpochSecond(
                                random.nextLong(-2_208_988_800L, 4_102_444_800L), random.nextInt(1_000_000_000)));
            }
            check.of(rate, Instant.EPOCH);
        }
    }

    /** Frame start in nanoseconds, times num: whole. */
    private static BigInteger exactNanos(FrameRate rate, long frame) {
        return BigInteger.valueOf(frame)
                .multiply(BigInteger.valueOf(rate.den()))
                .multiply(BigInteger.valueOf(NANOS));
    }

    private static BigInteger nanosTimesRate(FrameRate rate, Instant instant) {
        return BigInteger.valueOf(instant.getEpochSecond())
                .multiply(BigInteger.valueOf(NANOS))
                .add(BigInteger.valueOf(instant.getNano()))
                .multiply(BigInteger.valueOf(rate.num()));
    }

    private static long floor(long a, long b, long c) {
        BigInteger[] parts =
                BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).divideAndRemainder(BigInteger.valueOf(c));
        return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
    }
}

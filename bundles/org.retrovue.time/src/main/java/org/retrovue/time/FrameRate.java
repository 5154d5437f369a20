package org.retrovue.time;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A frame rate as an exact fraction, and the arithmetic of the channel timeline: frames are counted from the Unix epoch, frame n starts at n * den / num seconds.
 *
 * <p>Every result is derived from the frame number by one division, so nothing drifts. 29.97 is written 30000/1001.
 *
 * @param num frames in {@code den} seconds, above zero
 * @param den above zero
 * @see "docs/contracts/time.md"
 */
public record FrameRate(int num, int den) {
    /** 24000/1001, film on NTSC. */
    public static final FrameRate FILM_NTSC = new FrameRate(24000, 1001);
    /** 24. */
    public static final FrameRate FILM = new FrameRate(24, 1);
    /** 25. */
    public static final FrameRate PAL = new FrameRate(25, 1);
    /** 30000/1001. */
    public static final FrameRate NTSC = new FrameRate(30000, 1001);
    /** 30. */
    public static final FrameRate FPS_30 = new FrameRate(30, 1);
    /** 50. */
    public static final FrameRate PAL_DOUBLE = new FrameRate(50, 1);
    /** 60000/1001. */
    public static final FrameRate NTSC_DOUBLE = new FrameRate(60000, 1001);
    /** 60. */
    public static final FrameRate FPS_60 = new FrameRate(60, 1);
    /** The rates that a house format may have. */
    public static final List<FrameRate> HOUSE_RATES =
            List.of(FILM_NTSC, FILM, PAL, NTSC, FPS_30, PAL_DOUBLE, NTSC_DOUBLE, FPS_60);

    /** Ticks of the MPEG system clock's 90 kHz part in one second. */
    public static final long PTS_HZ = 90_000;
    /** Sound samples in one second of house sound. */
    public static final long SAMPLE_HZ = 48_000;

    private static final long NANOS = 1_000_000_000L;

    /**
     * Reduces the fraction.
     *
     * @throws IllegalArgumentException when a part is not above zero
     */
    public FrameRate {
        if (num <= 0 || den <= 0) {
            throw new IllegalArgumentException("a frame rate is above zero: " + num + "/" + den);
        }
        Rational reduced = new Rational(num, den);
        num = (int) reduced.num();
        den = (int) reduced.den();
    }

    /**
     * Makes a rate.
     *
     * @param num frames
     * @param den in so many seconds
     * @return the rate
     */
    public static FrameRate of(int num, int den) {
        return new FrameRate(num, den);
    }

    /**
     * Reads "30000/1001" or "25"; also the usual short forms 23.976, 29.97 and 59.94, which mean the exact NTSC rates.
     *
     * @param text the rate
     * @return the rate
     * @throws IllegalArgumentException that quotes the text when it is no rate
     */
    public static FrameRate parse(String text) {
        return switch (text.strip()) {
            case "23.976", "23.98" -> FILM_NTSC;
            case "29.97" -> NTSC;
            case "59.94" -> NTSC_DOUBLE;
            default -> exact(text);
        };
    }

    private static FrameRate exact(String text) {
        Rational value = Rational.parse(text);
        if (value.signum() <= 0 || value.num() > Integer.MAX_VALUE || value.den() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("not a frame rate such as 30000/1001: \"" + text + "\"");
        }
        return new FrameRate((int) value.num(), (int) value.den());
    }

    /**
     * Returns frames per second as a fraction.
     *
     * @return num / den
     */
    public Rational perSecond() {
        return Rational.of(num, den);
    }

    /**
     * Returns the seconds from frame zero to the start of a frame, exactly; for a length, the seconds that so many frames last.
     *
     * @param frames a frame number or a count
     * @return frames * den / num
     */
    public Rational seconds(long frames) {
        long divisor = gcd(frames, num);
        return Rational.of(Math.multiplyExact(frames / divisor, den), num / divisor);
    }

    /**
     * Returns the first frame that starts at or after an instant: where a boundary on the wall clock falls (contract FENCE-001).
     *
     * @param instant any instant within 292 years of the epoch
     * @return ceil(instant * num / den)
     */
    public long frameAtOrAfter(Instant instant) {
        return -floorFrames(Math.negateExact(nanos(instant)));
    }

    /**
     * Returns the frame that is on the screen at an instant.
     *
     * @param instant any instant within 292 years of the epoch
     * @return floor(instant * num / den)
     */
    public long frameAt(Instant instant) {
        return floorFrames(nanos(instant));
    }

    /**
     * Returns when a frame starts.
     *
     * @param frame counted from the epoch
     * @return the start, rounded down to a nanosecond: never late
     */
    public Instant startOf(long frame) {
        long nanos = Rational.mulDivFloor(frame, Math.multiplyExact(NANOS, (long) den), num);
        return Instant.EPOCH.plusNanos(nanos);
    }

    /**
     * Returns how many frames it takes to show a length of time whole: every frame of the result starts before its end.
     *
     * @param seconds zero or more
     * @return ceil(seconds * num / den)
     */
    public long framesToCover(Rational seconds) {
        return seconds.times(perSecond()).ceil();
    }

    /**
     * Returns how many whole frames fit into a duration.
     *
     * @param duration zero or more
     * @return floor(duration * num / den)
     */
    public long framesWithin(Duration duration) {
        return floorFrames(duration.toNanos());
    }

    /**
     * Returns a frame's presentation time in 90 kHz ticks from the epoch, before it is cut to 33 bits ({@link Pts#wrap}).
     *
     * @param frame counted from the epoch
     * @return floor(frame * 90000 * den / num)
     */
    public long pts(long frame) {
        return Rational.mulDivFloor(frame, PTS_HZ * den, num);
    }

    /**
     * Returns the first sound sample that belongs to a frame, on the absolute 48 kHz grid that starts at the epoch.
     *
     * @param frame counted from the epoch
     * @return floor(frame * 48000 * den / num)
     */
    public long firstSample(long frame) {
        return Rational.mulDivFloor(frame, SAMPLE_HZ * den, num);
    }

    /**
     * Returns how many frames a nominal GOP has: those of about one second (30 at 30000/1001, 24 at 24000/1001).
     *
     * @return num / den, rounded to the nearest whole number, at least one
     */
    public int gopFrames() {
        return Math.max(1, (int) ((2L * num + den) / (2L * den)));
    }

    /**
     * Returns how many frames a segment's stretch of the channel grid has: two nominal GOPs.
     *
     * @return twice {@link #gopFrames()}
     */
    public int segmentFrames() {
        return 2 * gopFrames();
    }

    /** Returns "num/den", also for whole rates: "25/1". */
    @Override
    public String toString() {
        return num + "/" + den;
    }

    private long floorFrames(long nanos) {
        return Rational.mulDivFloor(nanos, num, Math.multiplyExact(NANOS, (long) den));
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
    }

    private static long gcd(long a, long b) {
        long x = Math.abs(a);
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x == 0 ? 1 : x;
    }
}

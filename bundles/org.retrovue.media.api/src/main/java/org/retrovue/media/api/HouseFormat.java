package org.retrovue.media.api;

import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/**
 * What a channel's picture and sound look like on the wire. Every GOP of one house format can follow every other. Sound is always 48 kHz stereo AAC.
 *
 * @param width luma width in pixels, even, 128 to 1920
 * @param height luma height in pixels, even, 96 to 1088
 * @param pixelAspect width of a pixel over its height; 1 for square pixels
 * @param rate one of {@link FrameRate#HOUSE_RATES}
 * @param quality constant rate factor of H.264, 10 (large, excellent) to 40 (small, poor); 21 is usual
 * @param preset x264 preset, such as "veryfast"
 * @param crop whether pictures of another shape fill the frame and lose their edges, instead of being shown whole between bars
 * @param peak bit rate that no stretch of pictures exceeds, in 1000 bits a second; 0 for no limit
 */
public record HouseFormat(
        int width,
        int height,
        Rational pixelAspect,
        FrameRate rate,
        int quality,
        String preset,
        boolean crop,
        int peak) {
    /** Sound samples a second. */
    public static final int SAMPLE_RATE = 48_000;
    /** Sound channels: left, right. */
    public static final int CHANNELS = 2;
    /** Samples of one channel in one AAC frame; AAC frame k covers samples [1024 k, 1024 (k + 1)) of the absolute grid. */
    public static final int AAC_FRAME = 1024;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException that names the value that cannot be
     */
    public HouseFormat {
        check(width >= 128 && width <= 1920 && width % 2 == 0, "width is even, 128 to 1920: " + width);
        check(height >= 96 && height <= 1088 && height % 2 == 0, "height is even, 96 to 1088: " + height);
        check(pixelAspect.signum() > 0, "pixel aspect is above zero: " + pixelAspect);
        check(FrameRate.HOUSE_RATES.contains(rate), "rate is one of " + FrameRate.HOUSE_RATES + ": " + rate);
        check(quality >= 10 && quality <= 40, "quality is 10 to 40: " + quality);
        check(peak == 0 || peak >= 100 && peak <= 50_000, "peak is 100 to 50000 kbit/s, or 0: " + peak);
    }

    /**
     * Makes a format that shows pictures whole and has no limit of its bit rate.
     *
     * @param width luma width in pixels
     * @param height luma height in pixels
     * @param pixelAspect width of a pixel over its height
     * @param rate a house rate
     * @param quality constant rate factor
     * @param preset x264 preset
     */
    public HouseFormat(int width, int height, Rational pixelAspect, FrameRate rate, int quality, String preset) {
        this(width, height, pixelAspect, rate, quality, preset, false, 0);
    }

    /**
     * Names everything that changes encoded bytes, as far as the format decides it. Playout adds the engine's build.
     *
     * @return a short text, the same on any machine
     */
    public String fingerprint() {
        return width + "x" + height + " sar " + pixelAspect + " @ " + rate + " crf " + quality + " " + preset
                + (crop ? " crop" : "") + (peak == 0 ? "" : " peak " + peak);
    }

    /**
     * Makes the same format at another effort of the encoder.
     *
     * @param other x264 preset
     * @return the format
     */
    public HouseFormat withPreset(String other) {
        return new HouseFormat(width, height, pixelAspect, rate, quality, other, crop, peak);
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("house format: " + rule);
        }
    }
}

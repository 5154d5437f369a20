package org.retrovue.api.channel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/**
 * The house format of a channel as its file names it.
 *
 * @param name a house name such as "ntsc-480p", or "custom"
 * @param width pixels, even
 * @param height pixels, even
 * @param pixelAspect width of a pixel over its height
 * @param rate a house rate
 * @param quality constant rate factor, 10 to 40
 * @param preset x264 preset
 * @param crop whether pictures of another shape fill the frame and lose their edges, instead of being shown whole between bars
 * @param peak bit rate that no stretch of pictures exceeds, in 1000 bits a second; 0 for no limit
 */
public record ChannelFormat(
        String name,
        int width,
        int height,
        Rational pixelAspect,
        FrameRate rate,
        int quality,
        String preset,
        boolean crop,
        int peak) {
    /** The named formats, in the order in which people should see them. */
    public static final Map<String, ChannelFormat> NAMED = named();

    /** What a channel has whose file says nothing. */
    public static final ChannelFormat DEFAULT = format("ntsc-720p", 1280, 720, FrameRate.NTSC);

    /**
     * Makes a format that shows pictures whole and has no limit of its bit rate.
     *
     * @param name a house name, or "custom"
     * @param width pixels, even
     * @param height pixels, even
     * @param pixelAspect width of a pixel over its height
     * @param rate a house rate
     * @param quality constant rate factor
     * @param preset x264 preset
     */
    public ChannelFormat(
            String name, int width, int height, Rational pixelAspect, FrameRate rate, int quality, String preset) {
        this(name, width, height, pixelAspect, rate, quality, preset, false, 0);
    }

    /**
     * Returns the lowest peak that makes sense: a hundredth of a bit for each pixel. Whatever is shown can be pressed so far.
     *
     * @param width pixels
     * @param height pixels
     * @param rate frames a second
     * @return in 1000 bits a second, 100 or more; rounded up
     */
    public static int leastPeak(int width, int height, FrameRate rate) {
        long pixels = (long) width * height * rate.num() / rate.den();
        return (int) Math.max(100, (pixels + 99_999) / 100_000);
    }

    /**
     * Tells formats of one rate apart in an address: two have the same key only if their pictures are the same. So what was kept under an address stays true when a channel's file changes.
     *
     * @return such as "640x360-q26-veryfast-1200k": lower-case letters, digits and dashes
     */
    public String key() {
        return width + "x" + height + "-q" + quality + "-" + preset + (peak == 0 ? "" : "-" + peak + "k")
                + (pixelAspect.equals(Rational.ONE) ? "" : "-p" + pixelAspect.num() + "-" + pixelAspect.den())
                + (crop ? "-crop" : "");
    }

    private static Map<String, ChannelFormat> named() {
        Map<String, ChannelFormat> all = new LinkedHashMap<>();
        for (ChannelFormat format : new ChannelFormat[] {
            format("ntsc-360p", 640, 360, FrameRate.NTSC),
            format("ntsc-480p", 854, 480, FrameRate.NTSC),
            format("ntsc-720p", 1280, 720, FrameRate.NTSC),
            format("ntsc-1080p", 1920, 1080, FrameRate.NTSC),
            format("ntsc-720p60", 1280, 720, FrameRate.NTSC_DOUBLE),
            format("pal-360p", 640, 360, FrameRate.PAL),
            format("pal-576p", 1024, 576, FrameRate.PAL),
            format("pal-720p", 1280, 720, FrameRate.PAL),
            format("pal-1080p", 1920, 1080, FrameRate.PAL),
            format("pal-720p50", 1280, 720, FrameRate.PAL_DOUBLE),
            format("film-720p", 1280, 720, FrameRate.FILM_NTSC),
            format("film-1080p", 1920, 1080, FrameRate.FILM_NTSC),
            format("web-720p30", 1280, 720, FrameRate.FPS_30),
            format("web-720p60", 1280, 720, FrameRate.FPS_60)
        }) {
            all.put(format.name(), format);
        }
        return Collections.unmodifiableMap(all);
    }

    private static ChannelFormat format(String name, int width, int height, FrameRate rate) {
        return new ChannelFormat(name, width, height, Rational.ONE, rate, 21, "veryfast");
    }
}

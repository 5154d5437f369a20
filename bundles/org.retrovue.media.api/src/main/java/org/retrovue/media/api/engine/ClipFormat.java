package org.retrovue.media.api.engine;

import java.util.List;
import org.retrovue.media.api.probe.MediaReport;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/**
 * What a recorded file is like. Nothing here need be a house format: files may have any size and rate.
 *
 * @param width luma width in pixels, even
 * @param height luma height in pixels, even
 * @param pixelAspect width of a pixel over its height; 1 for square pixels
 * @param rate frames a second
 * @param quality constant rate factor of H.264, 10 (large, excellent) to 40 (small, poor)
 * @param preset x264 preset, such as "ultrafast"
 * @param soundCodec an encoder of FFmpeg: "aac", "mp2", "ac3", "flac", ...
 * @param sampleRate sound samples a second
 * @param channels sound channels, 1 or more
 * @param chapters in order; a chapter lasts until the next one
 */
public record ClipFormat(
        int width,
        int height,
        Rational pixelAspect,
        FrameRate rate,
        int quality,
        String preset,
        String soundCodec,
        int sampleRate,
        int channels,
        List<MediaReport.Chapter> chapters) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException that names the value that cannot be
     */
    public ClipFormat {
        check(width > 0 && width % 2 == 0, "width is even: " + width);
        check(height > 0 && height % 2 == 0, "height is even: " + height);
        check(pixelAspect.signum() > 0, "pixel aspect is above zero: " + pixelAspect);
        check(quality >= 10 && quality <= 40, "quality is 10 to 40: " + quality);
        check(sampleRate > 0, "sample rate is above zero: " + sampleRate);
        check(channels > 0, "channels are one or more: " + channels);
        chapters = List.copyOf(chapters);
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("clip format: " + rule);
        }
    }
}

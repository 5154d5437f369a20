package org.retrovue.demo.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.retrovue.demo.internal.stage.Scene;
import org.retrovue.media.api.engine.ClipFormat;
import org.retrovue.media.api.probe.MediaReport;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/**
 * A file of the example station.
 *
 * @param path below the media folder
 * @param shape its raster, rate and sound
 * @param tune its music
 * @param parts what is seen, one after the other
 */
record Clip(String path, Shape shape, Tune tune, List<Part> parts) {
    private static final int QUALITY = 26;

    Clip {
        parts = List.copyOf(parts);
    }

    /** Makes the scene of a part for a raster. Called on the thread that draws it, because some hold much. */
    @FunctionalInterface
    interface Staging {
        Scene on(int width, int height);
    }

    /**
     * A stretch of a clip.
     *
     * @param chapter title of the chapter that begins here, if one does
     * @param seconds how long
     * @param cels pictures drawn in a second; those between are repeated
     * @param staging what is seen
     */
    record Part(@Nullable String chapter, int seconds, int cels, Staging staging) {}

    /**
     * A kind of file.
     *
     * @param width pixels
     * @param height pixels
     * @param pixelAspect width of a pixel over its height
     * @param rate frames a second
     * @param sound FFmpeg's name of the sound encoder
     * @param sampleRate samples a second
     * @param channels 1 or 2
     */
    record Shape(
            int width, int height, Rational pixelAspect, FrameRate rate, String sound, int sampleRate, int channels) {}

    long frames() {
        return shape.rate().framesToCover(Rational.of(seconds()));
    }

    int seconds() {
        return parts.stream().mapToInt(Part::seconds).sum();
    }

    ClipFormat format() {
        List<MediaReport.Chapter> chapters = new ArrayList<>();
        int start = 0;
        for (Part part : parts) {
            if (part.chapter() != null) {
                // A chapter begins with a frame, as it does on a disc.
                Rational at = shape.rate().seconds(shape.rate().framesToCover(Rational.of(start)));
                chapters.add(new MediaReport.Chapter(at, part.chapter()));
            }
            start += part.seconds();
        }
        return new ClipFormat(
                shape.width(),
                shape.height(),
                shape.pixelAspect(),
                shape.rate(),
                QUALITY,
                "ultrafast",
                shape.sound(),
                shape.sampleRate(),
                shape.channels(),
                chapters);
    }
}

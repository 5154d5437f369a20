package org.retrovue.distribution.onair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.retrovue.tck.framecode.ClipMaker;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Clips of all kinds whose every frame says what it is: the rates and codecs that people have, with odd lengths. */
final class CodedClips {
    private final Map<String, Clip> byName = new HashMap<>();
    private final Path media;

    /** What a clip holds. */
    record Clip(int asset, FrameRate rate, int frames, int dropEvery) {
        /** Returns the code of the latest picture that is not after a source time. */
        int shownAt(Rational time) {
            long frame = Math.min(
                    frames - 1, Math.max(0, time.times(rate.perSecond()).floor()));
            while (dropEvery > 0 && (frame + 1) % dropEvery == 0) {
                frame--;
            }
            return (int) frame;
        }

        Rational length() {
            return rate.seconds(frames);
        }
    }

    private CodedClips(Path media) {
        this.media = media;
    }

    static CodedClips makeIn(Path media) throws IOException {
        CodedClips clips = new CodedClips(media);
        Rational half = Rational.of(64, 45);
        clips.make("shows/01 film.mkv", 1, FrameRate.FILM_NTSC, 223, c -> c.sampleRate(44_100)
                .chapter(Rational.ZERO, "One")
                .chapter(Rational.of(31, 10), "Two"));
        clips.make("shows/02 pal.mpg", 2, FrameRate.PAL, 187, c -> c.codec("mpeg2")
                .size(720, 576)
                .pixelAspect(half));
        clips.make("shows/03 square.mp4", 3, FrameRate.NTSC, 281, c -> c.size(640, 480)
                .gop(120));
        clips.make("shows/04 ntsc.ts", 4, FrameRate.NTSC, 241, c -> c.codec("mpeg2")
                .container("mpegts"));
        clips.make("shows/05 sixty.mp4", 5, FrameRate.FPS_60, 443, c -> c.chapter(Rational.ZERO, "One")
                .chapter(Rational.of(5, 2), "Two")
                .chapter(Rational.of(5), "Three"));
        clips.make("shows/06 cinema.mkv", 6, FrameRate.FILM_NTSC, 201, c -> c.codec("mpeg2")
                .audioCodec("ac3")
                .channels(6));
        clips.make("shows/07 variable.mkv", 7, FrameRate.PAL, 224, c -> c.dropEvery(4));
        clips.make("shows/08 long.mp4", 8, FrameRate.PAL, 373, c -> c.channels(1));
        clips.make("ads/11 one.mp4", 11, FrameRate.NTSC, 30, c -> c);
        clips.make("ads/12 half.mp4", 12, FrameRate.PAL, 13, c -> c);
        clips.make("ads/13 quick.mkv", 13, FrameRate.FPS_60, 41, c -> c);
        clips.make("ads/14 film.mpg", 14, FrameRate.FILM_NTSC, 47, c -> c.codec("mpeg2"));
        return clips;
    }

    private interface Wish {
        ClipMaker apply(ClipMaker maker);
    }

    private void make(String name, int asset, FrameRate rate, int frames, Wish wish) throws IOException {
        Path file = media.resolve(name);
        Files.createDirectories(file.getParent());
        ClipMaker maker = wish.apply(
                ClipMaker.clip(file).asset(asset).rate(rate).frames(frames).size(640, 360));
        maker.make();
        byName.put(file.getFileName().toString(), new Clip(asset, rate, frames, asset == 7 ? 4 : 0));
    }

    Clip of(Path file) {
        Clip clip = byName.get(file.getFileName().toString());
        if (clip == null) {
            throw new AssertionError("an event names a file that is no clip: " + file);
        }
        return clip;
    }

    int count() {
        return byName.size();
    }
}

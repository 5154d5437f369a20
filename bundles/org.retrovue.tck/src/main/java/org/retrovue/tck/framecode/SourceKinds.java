package org.retrovue.tck.framecode;

import static org.retrovue.tck.framecode.SourceKind.even;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.retrovue.tck.framecode.SourceKind.Cue;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Makes files as they come: every usual rate, codec, container and oddity, each at least two and a half seconds long. */
public final class SourceKinds {
    private static final String[] ONE_TIME_BASE = {"-video_track_timescale", "90000"};
    private static final String PAL_OPEN_GOP = "open-gop=1:keyint=15:min-keyint=15:bframes=3";

    private final Path folder;
    private final Map<String, Recipe> recipes = new LinkedHashMap<>();
    private final int usual;
    private final int pictures;

    /** How a kind is made: with an asset number of its own, and the next one if it needs two. */
    interface Recipe {
        SourceKind make(String name, int asset) throws IOException;
    }

    /**
     * Prepares the recipes.
     *
     * @param folder where the files are made
     */
    public SourceKinds(Path folder) {
        this.folder = folder;
        rates();
        codecs();
        sounds();
        shapes();
        times();
        usual = recipes.size();
        RareKinds rare = new RareKinds(this);
        rare.pictures();
        pictures = recipes.size();
        rare.sounds();
    }

    void put(String name, Recipe recipe) {
        recipes.put(name, recipe);
    }

    /**
     * Lists the usual kinds.
     *
     * @return their names, always in the same order
     */
    public List<String> names() {
        return List.copyOf(recipes.keySet()).subList(0, usual);
    }

    /**
     * Lists kinds that are rarer, for their pictures.
     *
     * @return their names, always in the same order
     */
    public List<String> rarePictures() {
        return List.copyOf(recipes.keySet()).subList(usual, pictures);
    }

    /**
     * Lists kinds that are rarer, for their sound.
     *
     * @return their names, always in the same order
     */
    public List<String> rareSounds() {
        return List.copyOf(recipes.keySet()).subList(pictures, recipes.size());
    }

    /**
     * Makes a file of a kind.
     *
     * @param name one of {@link #names}, {@link #rarePictures} or {@link #rareSounds}
     * @return the file, with what it shows; it lasts 2.6 seconds or a little more
     * @throws IOException with what the encoder said when it cannot be made
     * @throws IllegalArgumentException when there is no such kind
     */
    public SourceKind make(String name) throws IOException {
        int asset = 100 + 2 * List.copyOf(recipes.keySet()).indexOf(name);
        Recipe recipe = recipes.get(name);
        if (recipe == null) {
            throw new IllegalArgumentException(name);
        }
        return recipe.make(name, asset);
    }

    private void rates() {
        plain("24000/1001, H.264 in MP4", "mp4", FrameRate.FILM_NTSC, clip -> clip);
        plain(
                "25, H.264 with open GOPs in Matroska",
                "mkv",
                FrameRate.PAL,
                clip -> clip.extra("-x264-params", PAL_OPEN_GOP));
        plain("30000/1001, H.264 in MPEG-TS", "ts", FrameRate.NTSC, clip -> clip);
        plain("50, H.264 in Matroska", "mkv", FrameRate.PAL_DOUBLE, clip -> clip);
        plain("60, H.264 in MP4", "mp4", FrameRate.FPS_60, clip -> clip);
        recipes.put("variable: every third of 30000/1001 left out", (name, asset) -> {
            Path file = clip(asset, "mkv", FrameRate.NTSC).dropEvery(3).make();
            List<Cue> cues = even(Rational.ZERO, asset, FrameRate.NTSC, 0, count(FrameRate.NTSC));
            cues.removeIf(cue -> cue.frame() % 3 == 2);
            return new SourceKind(name, file, cues, Map.of(asset, file));
        });
    }

    private void codecs() {
        plain("25, MPEG-2 in a program stream", "mpg", FrameRate.PAL, clip -> clip.codec("mpeg2"));
        plain("24000/1001, HEVC of 10 bits", "mkv", FrameRate.FILM_NTSC, clip -> clip.codec("hevc")
                .extra("-pix_fmt", "yuv420p10le"));
        plain("30000/1001, VP9 and Opus in WebM", "webm", FrameRate.NTSC, clip -> clip.codec("vp9"));
        plain("25, VP8 and Vorbis in WebM", "webm", FrameRate.PAL, clip -> clip.codec("vp8"));
        plain("25, MPEG-4 with B-frames and MP3 in AVI", "avi", FrameRate.PAL, clip -> clip.codec("mpeg4")
                .audioCodec("mp3")
                .sampleRate(44_100)
                .extra("-bf", "2"));
        plain("30000/1001, ProRes and PCM in QuickTime", "mov", FrameRate.NTSC, clip -> clip.codec("prores"));
        plain("25 interlaced, MPEG-2 in MPEG-TS", "ts", FrameRate.PAL, clip -> clip.codec("mpeg2")
                .interlaced());
        plain("30000/1001 interlaced, H.264 in MPEG-TS", "ts", FrameRate.NTSC, ClipMaker::interlaced);
    }

    private void sounds() {
        plain("AC-3 5.1", "mkv", FrameRate.PAL, clip -> clip.audioCodec("ac3").channels(6));
        plain("mono AAC of 44100 Hz", "mp4", FrameRate.FILM_NTSC, clip -> clip.sampleRate(44_100)
                .channels(1));
        recipes.put("no sound", (name, asset) -> {
            Path file = clip(asset, "mp4", FrameRate.PAL).withoutSound().make();
            return new SourceKind(name, file, cues(asset, FrameRate.PAL), Map.of());
        });
        recipes.put("two sound tracks: the first is heard", (name, asset) -> {
            Path film = clip(asset, "mkv", FrameRate.PAL).make();
            Path other = clip(asset + 1, "mkv", FrameRate.PAL).make();
            Path both = place(asset, "both.mkv");
            ffmpeg("-i", film, "-i", other, "-map", "0", "-map", "1:a", "-c", "copy", both);
            return new SourceKind(name, both, cues(asset, FrameRate.PAL), Map.of(asset, both));
        });
        recipes.put(
                "sound that starts 0.7 s late", (name, asset) -> mapped(name, asset, "late.mkv", "-itsoffset", "0.7"));
        recipes.put("sound that ends after 1.5 s", (name, asset) -> mapped(name, asset, "short.mkv", "-t", "1.5"));
    }

    private void shapes() {
        plain("anamorphic", "mkv", FrameRate.PAL, clip -> clip.size(352, 288).pixelAspect(Rational.of(16, 11)));
        plain("4:3", "mp4", FrameRate.NTSC, clip -> clip.size(320, 240));
        recipes.put("odd sides: 321x181", (name, asset) -> {
            Path film = clip(asset, "mkv", FrameRate.PAL).make();
            Path odd = place(asset, "odd.mkv");
            ffmpeg("-i", film, "-vf", "scale=321:181", "-pix_fmt", "yuv444p", "-c:v", "ffv1", "-c:a", "copy", odd);
            return new SourceKind(name, odd, cues(asset, FrameRate.PAL), Map.of(asset, odd));
        });
        recipes.put("turned by a quarter", (name, asset) -> {
            Path film = clip(asset, "mkv", FrameRate.PAL).size(360, 640).make();
            Path lying = place(asset, "lying.mkv");
            ffmpeg("-i", film, "-vf", "transpose=1", "-c:v", "ffv1", "-c:a", "copy", lying);
            Path turned = place(asset, "turned.mov");
            ffmpeg("-display_rotation", "90", "-i", lying, "-c", "copy", "-tag:v", "FFV1", turned);
            return new SourceKind(name, turned, cues(asset, FrameRate.PAL), Map.of(asset, turned));
        });
        recipes.put("size that changes midway", (name, asset) -> joined(name, asset, 480, 270, "1.68"));
    }

    private void times() {
        recipes.put("joined recordings: timestamps jump", (name, asset) -> joined(name, asset, 320, 180, "50000"));
        recipes.put("joined films: 25, then 30000/1001", (name, asset) -> {
            Path one = clip(asset, "mp4", FrameRate.PAL)
                    .frames(30)
                    .withoutSound()
                    .extra(ONE_TIME_BASE)
                    .make();
            Path two = clip(asset + 1, "mp4", FrameRate.NTSC)
                    .withoutSound()
                    .extra(ONE_TIME_BASE)
                    .make();
            Path list = Files.writeString(place(asset, "list"), "file '" + one + "'\nfile '" + two + "'\n");
            Path both = place(asset, "both.mkv");
            ffmpeg("-f", "concat", "-safe", "0", "-i", list, "-c", "copy", both);
            List<Cue> cues = even(Rational.ZERO, asset, FrameRate.PAL, 0, 30);
            for (Cue cue : even(Rational.of(6, 5), asset + 1, FrameRate.NTSC, 0, count(FrameRate.NTSC))) {
                // no one rate holds: the container's milliseconds count
                long millis = cue.time().times(1000).plus(Rational.of(1, 2)).floor();
                cues.add(new Cue(Rational.of(millis, 1000), cue.asset(), cue.frame(), cue.sourceTime()));
            }
            return new SourceKind(name, both, cues, Map.of());
        });
        recipes.put("edit list that begins within a GOP", (name, asset) -> {
            Path film = clip(asset, "mp4", FrameRate.PAL).frames(110).gop(20).make();
            Path cut = place(asset, "cut.mp4");
            ffmpeg("-ss", "1.2", "-i", film, "-c", "copy", cut);
            return new SourceKind(name, cut, even(Rational.ZERO, asset, FrameRate.PAL, 30, 80), Map.of(asset, cut));
        });
        recipes.put("edit list: pictures begin 0.4 s after the sound", (name, asset) -> {
            Path film = clip(asset, "mp4", FrameRate.FILM_NTSC).make();
            Path late = place(asset, "late.mp4");
            ffmpeg("-itsoffset", "0.4", "-i", film, "-i", film, "-map", "0:v", "-map", "1:a", "-c", "copy", late);
            return new SourceKind(name, late, cues(asset, FrameRate.FILM_NTSC), Map.of(asset, late));
        });
        recipes.put("timestamps that begin at 95443.5 s", (name, asset) -> {
            Path file = clip(asset, "ts", FrameRate.PAL)
                    .extra("-output_ts_offset", "95443.5")
                    .make();
            return new SourceKind(name, file, cues(asset, FrameRate.PAL), Map.of(asset, file));
        });
    }

    /** Changes a clip before it is made. */
    interface Change {
        ClipMaker to(ClipMaker clip);
    }

    void plain(String title, String container, FrameRate rate, Change change) {
        recipes.put(title, (name, asset) -> {
            Path file = change.to(clip(asset, container, rate)).make();
            return new SourceKind(name, file, cues(asset, rate), Map.of(asset, file));
        });
    }

    /** Pictures of a film, with its sound under other input options. */
    private SourceKind mapped(String name, int asset, String file, String... options) throws IOException {
        Path film = clip(asset, "mkv", FrameRate.PAL).make();
        Path mapped = place(asset, file);
        List<Object> arguments = new ArrayList<>(List.of("-i", film));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("-i", film, "-map", "0:v", "-map", "1:a", "-c", "copy", mapped));
        ffmpeg(arguments.toArray());
        return new SourceKind(name, mapped, cues(asset, FrameRate.PAL), Map.of(asset, mapped));
    }

    /** Two recordings, one behind the other. */
    SourceKind joined(String name, int asset, int width, int height, String offset) throws IOException {
        return joined(name, asset, width, height, offset, Rational.ONE);
    }

    SourceKind joined(String name, int asset, int width, int height, String offset, Rational pixel) throws IOException {
        Path one = clip(asset, "ts", FrameRate.PAL).frames(40).make();
        Path two = clip(asset + 1, "ts", FrameRate.PAL)
                .size(width, height)
                .pixelAspect(pixel)
                .extra("-output_ts_offset", offset)
                .make();
        Path both = place(asset, "both.ts");
        Files.write(both, Files.readAllBytes(one));
        Files.write(both, Files.readAllBytes(two), StandardOpenOption.APPEND);
        List<Cue> cues = even(Rational.ZERO, asset, FrameRate.PAL, 0, 40);
        cues.addAll(even(Rational.of(8, 5), asset + 1, FrameRate.PAL, 0, count(FrameRate.PAL)));
        return new SourceKind(name, both, cues, Map.of(asset, one, asset + 1, two));
    }

    ClipMaker clip(int asset, String container, FrameRate rate) {
        return ClipMaker.clip(place(asset, "clip." + container))
                .asset(asset)
                .rate(rate)
                .frames(count(rate))
                .size(320, 180)
                .gop(24)
                .background("gray");
    }

    static List<Cue> cues(int asset, FrameRate rate) {
        return even(Rational.ZERO, asset, rate, 0, count(rate));
    }

    static int count(FrameRate rate) {
        return (int) rate.perSecond().times(Rational.of(13, 5)).ceil();
    }

    Path place(int asset, String name) {
        return folder.resolve(asset + "-" + name);
    }

    static void ffmpeg(Object... arguments) throws IOException {
        FfmpegProgram.make(60, arguments);
    }
}

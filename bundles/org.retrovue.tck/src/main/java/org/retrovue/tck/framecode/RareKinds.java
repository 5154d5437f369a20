package org.retrovue.tck.framecode;

import static org.retrovue.tck.framecode.SourceKinds.count;
import static org.retrovue.tck.framecode.SourceKinds.cues;
import static org.retrovue.tck.framecode.SourceKinds.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.retrovue.tck.framecode.SourceKind.Cue;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Recipes of files that are rarer, or show one property alone. */
final class RareKinds {
    private static final String WIDE = "colorprim=bt2020:colormatrix=bt2020nc:range=limited:transfer=";

    private final SourceKinds kinds;

    RareKinds(SourceKinds kinds) {
        this.kinds = kinds;
    }

    void pictures() {
        fields("25 interlaced, top field first, two moments in a picture", 320, 180, Rational.ONE, FrameRate.PAL, true);
        fields("25 interlaced, bottom field first", 320, 180, Rational.ONE, FrameRate.PAL, false);
        fields("30000/1001 interlaced, top field first", 320, 180, Rational.ONE, FrameRate.NTSC, true);
        fields("30000/1001 interlaced, bottom field first", 320, 180, Rational.ONE, FrameRate.NTSC, false);
        fields("480i, anamorphic 4:3", 352, 480, Rational.of(20, 11), FrameRate.NTSC, false);
        fields("576i, anamorphic 16:9", 352, 576, Rational.of(32, 11), FrameRate.PAL, true);
        telecine();
        wide("24000/1001, HDR10: HEVC in PQ", "smpte2084");
        wide("25, HLG: HEVC", "arib-std-b67");
        kinds.plain("25, AV1 in Matroska", "mkv", FrameRate.PAL, clip -> clip.codec("av1"));
        kinds.plain("24, VP9 in MP4", "mp4", FrameRate.FILM, clip -> clip.codec("vp9"));
        kinds.plain("30, Motion JPEG of full range in QuickTime", "mov", FrameRate.FPS_30, clip -> clip.codec("mjpeg"));
        kinds.plain("60000/1001, H.264 in MPEG-TS", "ts", FrameRate.NTSC_DOUBLE, clip -> clip);
        turned("turned by half", "-display_rotation:v:0", "180", "hflip,vflip", 320, 180);
        turned("turned by three quarters", "-display_rotation:v:0", "-90", "transpose=2", 320, 320);
        kinds.put(
                "shape of the pixel that changes midway",
                (name, asset) -> kinds.joined(name, asset, 240, 180, "1.68", Rational.of(4, 3)));
    }

    /** Pictures of two fields, each of which shows a moment of its own. */
    private void fields(String title, int width, int height, Rational pixel, FrameRate rate, boolean topFirst) {
        kinds.put(title, (name, asset) -> {
            FrameRate twice = FrameRate.of(2 * rate.num(), rate.den());
            // what changes with every field is a standing comb to any deinterlacer: each code lasts three fields
            Path film = film(asset, FrameRate.of(2 * rate.num(), 3 * rate.den()), width, height, pixel)
                    .withoutSound()
                    .make();
            Path camera = kinds.place(asset, "camera.ts");
            Path heard = kinds.clip(asset, "mp4", rate).make();
            String order = topFirst ? "top" : "bottom";
            tape(
                    film,
                    heard,
                    "fps=" + twice + ",tinterlace=interleave_" + order + ",setfield=" + (topFirst ? "tff" : "bff"),
                    camera);
            int fields = 2 * count(rate);
            List<Cue> each = shown(asset, twice, fields, 1, field -> field / 3);
            List<Cue> whole = shown(asset, twice, fields, 2, field -> field / 3);
            return new SourceKind(name, camera, whole, Map.of(asset, heard), each, List.of());
        });
    }

    /** A film whose pictures are spread over two and three fields in turn. */
    private void telecine() {
        kinds.put("24000/1001 as 30000/1001 by pulldown 2:3", (name, asset) -> {
            Path film = film(asset, FrameRate.FILM_NTSC, 320, 180, Rational.ONE)
                    .withoutSound()
                    .make();
            Path heard = kinds.clip(asset, "mp4", FrameRate.FILM_NTSC).make();
            Path tape = kinds.place(asset, "tape.ts");
            tape(film, heard, "telecine=pattern=23:first_field=top,setfield=tff", tape);
            int fields = 2 * count(FrameRate.NTSC);
            // pictures 0, 1, 2, 3 of the film last 2, 3, 2, 3 fields
            LongUnaryOperator picture =
                    field -> field / 10 * 4 + new int[] {0, 0, 1, 1, 1, 2, 2, 3, 3, 3}[(int) (field % 10)];
            List<Cue> each = shown(asset, FrameRate.NTSC_DOUBLE, fields, 1, picture);
            List<Cue> whole = shown(asset, FrameRate.NTSC_DOUBLE, fields, 2, picture);
            return new SourceKind(name, tape, whole, Map.of(asset, heard), each, List.of());
        });
    }

    /** Records a film's pictures, made into fields by a filter, and another's sound. */
    private static void tape(Path film, Path heard, String filter, Path into) throws IOException {
        ffmpeg(
                "-i",
                film,
                "-i",
                heard,
                "-map",
                "0:v",
                "-map",
                "1:a",
                "-vf",
                filter,
                "-flags",
                "+ilme+ildct",
                "-c:v",
                "mpeg2video",
                "-q:v",
                "2",
                "-g",
                12,
                "-bf",
                2,
                "-c:a",
                "copy",
                into);
    }

    private ClipMaker film(int asset, FrameRate rate, int width, int height, Rational pixel) {
        return kinds.clip(asset, "mkv", rate)
                .frames(count(rate) + 2)
                .size(width, height)
                .pixelAspect(pixel)
                .crf(8);
    }

    /** Lists what every field, or every second one, shows. */
    private static List<Cue> shown(int asset, FrameRate twice, int fields, int step, LongUnaryOperator picture) {
        List<Cue> cues = new ArrayList<>();
        for (int field = 0; field < fields; field += step) {
            Rational time = twice.seconds(field);
            cues.add(new Cue(time, asset, (int) picture.applyAsLong(field), time));
        }
        return cues;
    }

    private void wide(String title, String transfer) {
        FrameRate rate = title.startsWith("25") ? FrameRate.PAL : FrameRate.FILM_NTSC;
        kinds.plain(title, "mkv", rate, clip -> clip.codec("hevc")
                .extra("-pix_fmt", "yuv420p10le", "-x265-params", "log-level=error:" + WIDE + transfer));
    }

    /** A film that is stored turned, and says so. */
    private void turned(String title, String option, String angle, String stored, int width, int height) {
        kinds.put(title, (name, asset) -> {
            Path film =
                    kinds.clip(asset, "mkv", FrameRate.PAL).size(width, height).make();
            Path lying = kinds.place(asset, "lying.mkv");
            ffmpeg("-i", film, "-vf", stored, "-c:v", "ffv1", "-c:a", "copy", lying);
            Path turned = kinds.place(asset, "turned.mov");
            ffmpeg(option, angle, "-i", lying, "-c", "copy", "-tag:v", "FFV1", turned);
            return new SourceKind(name, turned, cues(asset, FrameRate.PAL), Map.of(asset, turned));
        });
    }

    void sounds() {
        for (int rate : new int[] {11_025, 22_050, 32_000, 44_100, 88_200, 96_000, 192_000}) {
            sound("PCM of " + rate + " Hz", "mov", clip -> clip.audioCodec("pcm")
                    .sampleRate(rate));
        }
        sound(
                "FLAC of 96000 Hz and 24 bits, 7.1",
                "mkv",
                clip -> clip.audioCodec("flac").sampleRate(96_000).channels(8).extra("-sample_fmt", "s32"));
        sound("FLAC, 2.1", "mkv", clip -> clip.audioCodec("flac").channels(3));
        sound("FLAC, 4.0", "mkv", clip -> clip.audioCodec("flac").channels(4));
        sound("FLAC, 6.1", "mkv", clip -> clip.audioCodec("flac").channels(7));
        sound("PCM, 7.1", "mov", clip -> clip.audioCodec("pcm").channels(8));
        sound("AAC, 7.1", "mp4", clip -> clip.audioCodec("aac").channels(8).extra("-b:a", "512k"));
        sound("Opus, 7.1", "mkv", clip -> clip.audioCodec("opus").channels(8));
        sound("AC-3 of 32000 Hz, 5.1", "mkv", clip -> clip.audioCodec("ac3")
                .sampleRate(32_000)
                .channels(6));
        language("English and German tracks: no wish", 0);
        language("English and German tracks: French or German is wished for", 1, "fr", "de");
        language("English and German tracks: German or English is wished for", 1, "ger", "en");
    }

    private void sound(String title, String container, SourceKinds.Change change) {
        kinds.plain(title, container, FrameRate.PAL, change);
    }

    private void language(String title, int heard, String... wishes) {
        kinds.put(title, (name, asset) -> {
            Path english = kinds.clip(asset, "mkv", FrameRate.PAL).make();
            Path german = kinds.clip(asset + 1, "mkv", FrameRate.PAL).make();
            Path both = kinds.place(asset, "both.mkv");
            ffmpeg(
                    "-i",
                    english,
                    "-i",
                    german,
                    "-map",
                    "0",
                    "-map",
                    "1:a",
                    "-c",
                    "copy",
                    "-metadata:s:a:0",
                    "language=eng",
                    "-metadata:s:a:1",
                    "language=ger",
                    both);
            Map<Integer, Path> own = Map.of(asset + heard, heard == 0 ? english : german);
            return new SourceKind(name, both, cues(asset, FrameRate.PAL), own, List.of(), List.of(wishes));
        });
    }
}

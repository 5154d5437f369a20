package org.retrovue.media.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.Test;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.media.api.probe.MediaReport;
import org.retrovue.tck.framecode.ClipMaker;
import org.retrovue.tck.framecode.FfmpegProgram;
import org.retrovue.tck.framecode.FrameCode;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Media as they come: odd shapes are shown right, broken ones refused with a reason. */
public final class OddMediaTest extends WithEngine {
    private static final HouseFormat HOUSE = new HouseFormat(640, 360, Rational.ONE, FrameRate.PAL, 23, "ultrafast");

    private Path place(String name) {
        return folder.getRoot().toPath().resolve(name);
    }

    private void refused(Path file, String... reasons) {
        assertThatThrownBy(() -> engine.examine(file))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining(file.getFileName().toString())
                .satisfies(e -> assertThat(List.of(reasons)).allMatch(String.valueOf(e.getMessage())::contains));
    }

    @Test
    public void brokenFilesAreRefusedWithTheReason() throws Exception {
        Path good = ClipMaker.clip(place("good.mp4")).frames(75).size(160, 90).make();
        byte[] bytes = Files.readAllBytes(good);
        refused(place("missing.mp4"), "is not there");
        refused(Files.createDirectory(place("folder.mp4")), "not a file");
        refused(Files.createFile(place("empty.mp4")), "empty");
        refused(Files.writeString(place("text.mp4"), "hello, I am no film\n".repeat(100)));
        refused(Files.write(place("half.mp4"), Arrays.copyOf(bytes, bytes.length / 2)), "truncated");
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        refused(Files.write(place("noise.ts"), noise));
        refused(Files.writeString(place("list.m3u8"), "#EXTM3U\n#EXTINF:2,\n/etc/passwd\n#EXT-X-ENDLIST\n"));
        refused(Files.writeString(place("list.txt"), "ffconcat version 1.0\nfile good.mp4\n"));
        Path song = place("song.m4a");
        FfmpegProgram.make(120, "-i", good, "-vn", "-c:a", "copy", song);
        refused(song, "no pictures, only sound");
    }

    @Test
    public void aDamagedStreamPlaysAsFarAsItGoes() throws Exception {
        for (String container : new String[] {"ts", "mkv"}) {
            Path good = ClipMaker.clip(place("good." + container))
                    .frames(250)
                    .size(160, 90)
                    .make();
            byte[] bytes = Files.readAllBytes(good);
            Path cut = Files.write(place("cut." + container), Arrays.copyOf(bytes, bytes.length * 2 / 3));
            Random random = new Random(3);
            for (int i = 0; i < 30; i++) {
                bytes[5_000 + random.nextInt(bytes.length - 5_000)] ^= (byte) (1 << random.nextInt(8));
            }
            Path flipped = Files.write(place("flipped." + container), bytes);

            for (Path file : List.of(cut, flipped)) {
                MediaReport report = engine.examine(file);
                long frames = report.video().orElseThrow().frames();
                assertThat(frames).as(file.toString()).isBetween(100L, 300L);
                assertThat(report.duration()).isLessThan(Rational.of(12));
                assertThat(digests(file, report, 0, 100)).isEqualTo(digests(file, report, 0, 100));
                float[] sound = new float[2 * 48_000];
                try (AssetReader reader = engine.open(file, report.contentId(), HOUSE)) {
                    reader.sound(100_000, 48_000, sound);
                }
            }
        }
    }

    private List<Long> digests(Path file, MediaReport report, long first, int count) throws Exception {
        List<Long> digests = new ArrayList<>();
        try (AssetReader reader = engine.open(file, report.contentId(), HOUSE)) {
            reader.pictures(Rational.ZERO, FrameRate.PAL, first, count, (n, p) -> digests.add(Pictures.digest(p)));
        }
        return digests;
    }

    @Test
    public void aJumpInTimestampsIsNoPause() throws Exception {
        Path one = ClipMaker.clip(place("one.ts")).frames(100).size(160, 90).make();
        Path two = ClipMaker.clip(place("two.ts"))
                .frames(100)
                .size(160, 90)
                .extra("-output_ts_offset", "50000")
                .make();
        Path joined = place("joined.ts");
        Files.write(joined, Files.readAllBytes(one));
        Files.write(joined, Files.readAllBytes(two), java.nio.file.StandardOpenOption.APPEND);
        Files.write(joined, Files.readAllBytes(one), java.nio.file.StandardOpenOption.APPEND);

        MediaReport report = engine.examine(joined);

        assertThat(report.video().orElseThrow().frames()).isBetween(296L, 300L);
        assertThat(report.duration()).isBetween(Rational.of(118, 10), Rational.of(122, 10));
        assertThat(report.notes()).anyMatch(note -> note.contains("jump"));
        assertThat(frameAt(joined, report, Rational.of(5))).isBetween(24, 26);
    }

    private int frameAt(Path file, MediaReport report, Rational time) throws Exception {
        int[] found = {-1};
        try (AssetReader reader = engine.open(file, report.contentId(), HOUSE)) {
            reader.pictures(time, FrameRate.PAL, 0, 1, (n, p) -> found[0] = code(p));
        }
        return found[0];
    }

    private static int code(Picture picture) {
        return FrameCode.read(picture.y(), picture.lumaStride(), picture.width(), picture.height())
                .map(FrameCode.Reading::frame)
                .orElse(-1);
    }

    @Test
    public void shapesKeepTheirAspectBetweenBlackBars() throws Exception {
        record Shape(String name, int width, int height, Rational pixel, int left, int top) {}
        List<Shape> shapes = List.of(
                new Shape("wide", 640, 360, Rational.ONE, 0, 0),
                new Shape("four-three", 640, 480, Rational.ONE, 80, 0),
                new Shape("dvd-wide", 720, 480, Rational.of(32, 27), 0, 0),
                new Shape("dvd", 720, 480, Rational.of(8, 9), 80, 0),
                new Shape("scope", 640, 268, Rational.ONE, 0, 46),
                new Shape("large", 1920, 1080, Rational.ONE, 0, 0));
        for (Shape shape : shapes) {
            Path file = ClipMaker.clip(place(shape.name() + ".mkv"))
                    .frames(5)
                    .size(shape.width(), shape.height())
                    .pixelAspect(shape.pixel())
                    .withoutSound()
                    .background("gray")
                    .make();
            MediaReport report = engine.examine(file);
            try (AssetReader reader = engine.open(file, report.contentId(), HOUSE)) {
                reader.pictures(Rational.ZERO, FrameRate.PAL, 3, 1, (n, picture) -> {
                    assertThat(code(picture)).as(shape.name()).isEqualTo(3);
                    int middle = picture.lumaStride() * 300;
                    if (shape.left() > 0) {
                        assertThat(picture.y().get(middle + shape.left() - 2) & 255)
                                .as(shape.name())
                                .isEqualTo(16);
                        assertThat(picture.y().get(middle + 640 - shape.left() + 1) & 255)
                                .isEqualTo(16);
                        assertThat(picture.y().get(middle + shape.left() + 4) & 255)
                                .isGreaterThan(100);
                    }
                    if (shape.top() > 0) {
                        int above = picture.lumaStride() * (shape.top() - 2) + 20;
                        int below = picture.lumaStride() * (shape.top() + 4) + 20;
                        assertThat(picture.y().get(above) & 255)
                                .as(shape.name())
                                .isEqualTo(16);
                        assertThat(picture.y().get(below) & 255).isGreaterThan(100);
                    }
                });
            }
        }
    }

    @Test
    public void croppedPicturesKeepTheirAspectAndLoseTheirEdges() throws Exception {
        HouseFormat house = new HouseFormat(320, 180, Rational.ONE, FrameRate.PAL, 23, "ultrafast", true, 0);
        HouseFormat anamorphic =
                new HouseFormat(352, 288, Rational.of(16, 11), FrameRate.PAL, 23, "ultrafast", true, 0);
        // name, stored size, pixel aspect, turned by, share of the picture's width and height that is seen
        record Shape(String name, int width, int height, Rational pixel, int turn, double across, double down) {}
        List<Shape> shapes = List.of(
                new Shape("same", 320, 180, Rational.ONE, 0, 1, 1),
                new Shape("four-three", 320, 240, Rational.ONE, 0, 1, 0.75),
                new Shape("scope", 480, 200, Rational.ONE, 0, 0.7407, 1),
                new Shape("dvd", 360, 240, Rational.of(8, 9), 0, 1, 0.75),
                new Shape("dvd-wide", 352, 288, Rational.of(16, 11), 0, 1, 1),
                new Shape("upright", 240, 320, Rational.ONE, 0, 1, 0.421875),
                new Shape("turned", 240, 320, Rational.ONE, 90, 1, 0.75),
                new Shape("on its head", 320, 240, Rational.ONE, 180, 1, 0.75));
        for (Shape shape : shapes) {
            Path film = rings(shape.name(), shape.width(), shape.height(), shape.pixel(), shape.turn());
            for (HouseFormat format : List.of(house, anamorphic)) {
                // for the eye both are 16:9
                Optional<String> wrong = Optional.empty();
                try (AssetReader reader = engine.open(film, engine.examine(film).contentId(), format)) {
                    double[] seen = new double[2];
                    reader.pictures(Rational.ZERO, FrameRate.PAL, 1, 1, (n, picture) -> {
                        seen[0] = gradient(picture, true);
                        seen[1] = gradient(picture, false);
                    });
                    if (Math.abs(seen[0] - shape.across()) > 0.03 || Math.abs(seen[1] - shape.down()) > 0.03) {
                        wrong = Optional.of(seen[0] + " across and " + seen[1] + " down");
                    }
                }
                assertThat(wrong).as("%s in %s", shape.name(), format).isEmpty();
            }
        }
    }

    /** Makes pictures whose luma grows from left to right and whose Cb grows from top to bottom, as they are seen. */
    private Path rings(String name, int width, int height, Rational pixel, int turn) throws Exception {
        boolean lies = turn == 90;
        String size = "s=" + (lies ? height : width) + "x" + (lies ? width : height);
        String filter = "geq=lum='16+219*(X+0.5)/W':cb='16+224*(Y+0.5)/H':cr=128,format=yuv420p";
        String stored = lies ? ",transpose=1" : turn == 180 ? ",hflip,vflip" : "";
        Path film = place(name + ".mov");
        Path plain = place(name + "-plain.mov");
        String sar = ",setsar=" + pixel.num() + "/" + pixel.den();
        FfmpegProgram.make(
                120,
                "-f",
                "lavfi",
                "-i",
                "color=gray:" + size + ":r=25:d=0.2,format=yuv420p," + filter + stored + sar,
                "-c:v",
                "ffv1",
                "-tag:v",
                "FFV1",
                plain);
        FfmpegProgram.make(120, "-display_rotation", turn, "-i", plain, "-c", "copy", "-tag:v", "FFV1", film);
        return film;
    }

    /** Returns what share of the source's width (told by luma) or height (told by Cb) is seen. */
    private static double gradient(Picture picture, boolean across) {
        int half = picture.width() / 2;
        int middle = picture.height() / 2;
        if (across) {
            int row = middle * picture.lumaStride();
            int first = picture.y().get(row + 4) & 255;
            int last = picture.y().get(row + picture.width() - 5) & 255;
            return (last - first) / 219d * picture.width() / (picture.width() - 9);
        }
        int first = picture.u().get(2 * picture.chromaStride() + half / 2) & 255;
        int last = picture.u().get((middle - 3) * picture.chromaStride() + half / 2) & 255;
        return (last - first) / 224d * middle / (middle - 5);
    }

    @Test
    public void deepOddAndFullRangePicturesAreTaken() throws Exception {
        Path plain =
                ClipMaker.clip(place("plain.mkv")).frames(40).size(320, 180).make();
        List<List<String>> kinds = List.of(
                List.of("-c:v", "libx265", "-x265-params", "log-level=none", "-pix_fmt", "yuv420p10le"),
                List.of("-c:v", "libx264", "-pix_fmt", "yuv444p"),
                List.of("-c:v", "mjpeg", "-pix_fmt", "yuvj422p"),
                List.of("-c:v", "ffv1", "-pix_fmt", "bgr0"),
                List.of("-c:v", "png", "-pix_fmt", "rgb24"),
                List.of("-c:v", "ffv1", "-vf", "scale=321:181", "-pix_fmt", "yuv444p"),
                List.of("-c:v", "mpeg2video", "-flags", "+ilme+ildct", "-top", "1"),
                List.of("-c:v", "libx264", "-x264-params", "tff=1"),
                List.of("-c:v", "libx264", "-pix_fmt", "gray"));
        for (int i = 0; i < kinds.size(); i++) {
            Path file = place("kind" + i + ".mkv");
            List<Object> arguments = new ArrayList<>(List.of("-i", plain));
            arguments.addAll(kinds.get(i));
            arguments.addAll(List.of("-c:a", "copy", file));
            FfmpegProgram.make(120, arguments.toArray());
            MediaReport report = engine.examine(file);
            for (int frame : new int[] {0, 17, 39}) {
                assertThat(frameAt(file, report, Rational.of(frame, 25)))
                        .as("%s", kinds.get(i))
                        .isEqualTo(frame);
            }
        }
    }

    @Test
    public void aTurnedFilmStandsUpright() throws Exception {
        Path lying = place("lying.mkv");
        Path upright = ClipMaker.clip(place("upright.mkv"))
                .frames(10)
                .size(360, 640)
                .withoutSound()
                .make();
        for (int[] turn : new int[][] {{90, 1}, {-90, 2}}) {
            // the picture is stored turned one way, and the display matrix turns it back
            FfmpegProgram.make(120, "-i", upright, "-vf", "transpose=" + turn[1], "-c:v", "ffv1", lying);
            Path marked = place("marked" + turn[1] + ".mov");
            FfmpegProgram.make(120, "-display_rotation", turn[0], "-i", lying, "-c", "copy", "-tag:v", "FFV1", marked);
            MediaReport report = engine.examine(marked);
            Optional<FrameCode.Reading> none = Optional.empty();
            try (AssetReader reader = engine.open(marked, report.contentId(), HOUSE)) {
                reader.pictures(Rational.ZERO, FrameRate.PAL, 4, 1, (n, picture) -> {
                    assertThat(picture.y().get(picture.lumaStride() * 100 + 20) & 255)
                            .isEqualTo(16);
                    assertThat(FrameCode.read(picture.y(), picture.lumaStride(), 640, 360))
                            .as("turned by %d", turn[0])
                            .isNotEqualTo(none)
                            .hasValueSatisfying(code -> assertThat(code.frame()).isEqualTo(4));
                });
            }
        }
    }

    @Test
    public void coloursAreThoseOfTheHouseMatrix() throws Exception {
        // pure red, green and a skin tone, told in BT.709, full range and RGB, come out in BT.601 as the standard has
        // it
        int[][] colours = {{255, 0, 0}, {0, 200, 0}, {224, 172, 105}};
        String[][] codings = {
            {"scale=out_color_matrix=bt709:out_range=tv,format=yuv420p", "bt709", "tv"},
            {"scale=out_color_matrix=bt709:out_range=pc,format=yuv420p", "bt709", "pc"},
            {"scale=out_color_matrix=bt601:out_range=tv,format=yuv420p", "smpte170m", "tv"},
            {"scale=out_color_matrix=bt601:out_range=pc,format=yuv420p", "smpte170m", "pc"},
            {"scale=out_color_matrix=bt709:out_range=pc,format=yuv420p10le", "bt709", "pc"},
            {"scale=out_color_matrix=bt2020:out_range=tv,format=yuv444p10le", "bt2020nc", "tv"},
        };
        for (int[] rgb : colours) {
            double y = 16 + (65.481 * rgb[0] + 128.553 * rgb[1] + 24.966 * rgb[2]) / 255;
            double cb = 128 + (-37.797 * rgb[0] - 74.203 * rgb[1] + 112.0 * rgb[2]) / 255;
            double cr = 128 + (112.0 * rgb[0] - 93.786 * rgb[1] - 18.214 * rgb[2]) / 255;
            String colour = String.format("color=0x%02x%02x%02x:s=320x180:r=25:d=0.2", rgb[0], rgb[1], rgb[2]);
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < codings.length; i++) {
                String[] coding = codings[i];
                Path file = place("colour" + rgb[0] + "-" + i + ".mkv");
                FfmpegProgram.make(
                        120,
                        "-f",
                        "lavfi",
                        "-i",
                        colour + ",format=gbrp",
                        "-vf",
                        coding[0] + ",setparams=color_primaries=bt709",
                        "-colorspace",
                        coding[1],
                        "-color_range",
                        coding[2],
                        "-c:v",
                        "ffv1",
                        file);
                files.add(file);
            }
            Path plain = place("colour" + rgb[0] + "-rgb.mkv");
            FfmpegProgram.make(120, "-f", "lavfi", "-i", colour + ",format=bgr0", "-c:v", "ffv1", plain);
            files.add(plain);
            for (Path file : files) {
                MediaReport report = engine.examine(file);
                try (AssetReader reader = engine.open(file, report.contentId(), HOUSE)) {
                    reader.pictures(Rational.ZERO, FrameRate.PAL, 0, 1, (n, picture) -> {
                        int at = picture.lumaStride() * 180 + 320;
                        int chroma = picture.chromaStride() * 90 + 160;
                        assertThat((double) (picture.y().get(at) & 255))
                                .as("Y of %s", file)
                                .isCloseTo(y, within(2.5));
                        assertThat((double) (picture.u().get(chroma) & 255))
                                .as("Cb of %s", file)
                                .isCloseTo(cb, within(2.5));
                        assertThat((double) (picture.v().get(chroma) & 255))
                                .as("Cr of %s", file)
                                .isCloseTo(cr, within(2.5));
                    });
                }
            }
        }
    }

    @Test
    public void aLostOrDamagedIndexIsMadeAgain() throws Exception {
        Path file = ClipMaker.clip(place("film.mkv")).frames(50).size(160, 90).make();
        Path cache = folder.newFolder().toPath();
        String contentId;
        try (FfmpegEngine first = new FfmpegEngine(cache, () -> 0L)) {
            contentId = first.examine(file).contentId();
        }
        List<Path> kept;
        try (var files = Files.list(cache.resolve("index"))) {
            kept = files.toList();
        }
        assertThat(kept).hasSize(1);
        byte[] index = Files.readAllBytes(kept.get(0));
        byte[] half = Arrays.copyOf(index, index.length / 2);
        for (byte[] damage : new byte[][] {{}, half, "nonsense".getBytes("UTF-8"), ofAnotherVersion(index)}) {
            Files.write(kept.get(0), damage);
            try (FfmpegEngine again = new FfmpegEngine(cache, () -> 0L)) {
                again.open(file, contentId, HOUSE).close();
            }
            assertThat(Files.readAllBytes(kept.get(0))).isEqualTo(index);
        }
        try (FfmpegEngine last = new FfmpegEngine(cache, () -> 0L)) {
            last.open(file, contentId, HOUSE).close();
            Files.delete(file);
            assertThatThrownBy(() -> last.open(file, contentId, HOUSE)).hasMessageContaining("is not there");
        }
    }

    private static byte[] ofAnotherVersion(byte[] index) throws Exception {
        byte[] plain;
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(index))) {
            plain = in.readAllBytes();
        }
        plain[Integer.BYTES + 3]++; // the mark, then the version
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    @Test
    public void anIndexOfAnotherFileIsMadeAgain() throws Exception {
        Path film = ClipMaker.clip(place("film.mkv")).frames(50).size(160, 90).make();
        Path other = ClipMaker.clip(place("other.mkv"))
                .asset(2)
                .frames(30)
                .size(160, 90)
                .make();
        Path cache = folder.newFolder().toPath();
        String contentId;
        AssetIndex foreign;
        Path kept;
        try (FfmpegEngine first = new FfmpegEngine(cache, () -> 0L)) {
            contentId = first.examine(film).contentId();
            try (var files = Files.list(cache.resolve("index"))) {
                kept = files.findFirst().orElseThrow();
            }
            Path elsewhere = folder.newFolder().toPath();
            try (FfmpegEngine second = new FfmpegEngine(elsewhere, () -> 0L)) {
                second.examine(other);
            }
            try (var files = Files.list(elsewhere.resolve("index"))) {
                foreign = AssetIndex.read(files.findFirst().orElseThrow());
            }
        }
        byte[] own = Files.readAllBytes(kept);
        // as it lies there, and one that claims to be of this very file
        AssetIndex claims = AssetIndex.of(foreign.contentId(), FileStamp.of(film), foreign.video(), foreign.tracks());
        for (AssetIndex wrong : List.of(foreign, claims)) {
            wrong.write(kept);
            try (FfmpegEngine again = new FfmpegEngine(cache, () -> 0L);
                    AssetReader reader = again.open(film, contentId, HOUSE)) {
                reader.pictures(Rational.of(1), FrameRate.PAL, 0, 1, (n, picture) -> assertThat(code(picture))
                        .isEqualTo(25));
            }
            assertThat(Files.readAllBytes(kept)).isEqualTo(own);
        }
    }

    @Test
    public void aFilmOfOnePictureAndOneOfThirtyHoursAreTaken() throws Exception {
        Path still = ClipMaker.clip(place("still.mkv"))
                .frames(1)
                .size(160, 90)
                .withoutSound()
                .make();
        assertThat(engine.examine(still).duration()).isEqualTo(Rational.of(1, 25));
        assertThat(frameAt(still, engine.examine(still), Rational.ZERO)).isZero();

        Path endless = place("endless.mkv");
        String source = "color=gray:s=64x64:r=1/5:d=108000";
        FfmpegProgram.make(120, "-f", "lavfi", "-i", source, "-c:v", "mpeg4", "-g", 600, endless);
        MediaReport report = engine.examine(endless);
        assertThat(report.duration()).isEqualTo(Rational.of(108_000));
        try (AssetReader reader = engine.open(endless, report.contentId(), HOUSE)) {
            assertThat(reader.sourceFrame(Rational.of(107_999))).isEqualTo(21_599);
        }
        AssetIndex index =
                new Examination(endless, new Interrupts(() -> 0L)).examine().index();
        index.write(place("endless.idx"));
        assertThat(Files.size(place("endless.idx"))).as("bytes of its index").isLessThan(8 * 21_600);
        assertThat(AssetIndex.read(place("endless.idx")).contentId()).isEqualTo(report.contentId());
    }

    @Test
    public void anOffsetPastTheEndIsRefusedWithTheLength() throws Exception {
        Path film = ClipMaker.clip(place("film.mkv")).frames(50).size(160, 90).make();
        String contentId = engine.examine(film).contentId();
        try (AssetReader reader = engine.open(film, contentId, HOUSE)) {
            assertThatThrownBy(() -> reader.pictures(Rational.of(90_000), FrameRate.PAL, 0, 1, (n, picture) -> {}))
                    .isInstanceOf(MediaException.class)
                    .hasMessageContaining("film.mkv lasts PT2S")
                    .hasMessageContaining("PT25H");
            List<Long> given = new ArrayList<>();
            reader.pictures(Rational.of(2), FrameRate.PAL, 0, 3, (n, picture) -> given.add(n));
            assertThat(given).as("rounded lengths hold the last picture").containsExactly(0L, 1L, 2L);
        }
    }

    @Test
    public void readingGivesUpAtItsDeadline() throws Exception {
        Path file = ClipMaker.clip(place("slow.mkv")).frames(50).size(160, 90).make();
        long[] nanos = {0};
        try (FfmpegEngine slow = new FfmpegEngine(folder.newFolder().toPath(), () -> nanos[0] += 30_000_000_000L)) {
            assertThatThrownBy(() -> slow.examine(file))
                    .isInstanceOf(MediaException.class)
                    .hasMessageContaining("within 20 s");
        }
    }
}

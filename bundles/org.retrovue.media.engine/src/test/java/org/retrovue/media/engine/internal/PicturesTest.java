package org.retrovue.media.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.Test;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.media.api.probe.MediaReport;
import org.retrovue.tck.framecode.ClipMaker;
import org.retrovue.tck.framecode.FfmpegProgram;
import org.retrovue.tck.framecode.FrameCode;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Which source frame an output frame shows, and that it does not depend on the way there. */
public final class PicturesTest extends WithEngine {
    private static final HouseFormat HOUSE = new HouseFormat(320, 180, Rational.ONE, FrameRate.NTSC, 23, "ultrafast");
    private static final int FRAMES = 151;

    private Path place(String name) {
        return folder.getRoot().toPath().resolve(name);
    }

    private static ClipMaker clip(Path file, FrameRate rate) {
        return ClipMaker.clip(file)
                .asset(7)
                .rate(rate)
                .frames(FRAMES)
                .size(320, 180)
                .gop(40);
    }

    /** Reads every frame in order and by random access; returns the digests in order. */
    private List<Long> check(Path file, FrameRate rate, int frames) throws Exception {
        MediaReport report = engine.examine(file);
        assertThat(report.video().orElseThrow().rate()).as("rate of %s", file).contains(rate.perSecond());
        assertThat(report.video().orElseThrow().frames())
                .as("frames of %s", file)
                .isEqualTo(frames);
        assertThat(report.duration()).isEqualTo(rate.seconds(frames));
        List<Long> inOrder = new ArrayList<>();
        try (AssetReader reader = engine.open(file, report.contentId(), HOUSE)) {
            reader.pictures(Rational.ZERO, rate, 0, frames, (n, picture) -> {
                var code = FrameCode.read(picture.y(), picture.lumaStride(), 320, 180);
                assertThat(code).as("frame %d of %s", n, file.getFileName()).isPresent();
                assertThat(code.get().frame()).as("%s", file.getFileName()).isEqualTo((int) n);
                inOrder.add(Pictures.digest(picture));
            });
        }
        Random random = new Random(1);
        Map<Integer, Long> jumps = new TreeMap<>();
        try (AssetReader reader = engine.open(file, report.contentId(), HOUSE)) {
            for (int i = 0; i < 25; i++) {
                int frame = random.nextInt(frames);
                reader.pictures(Rational.ZERO, rate, frame, 1, (n, p) -> jumps.put((int) n, Pictures.digest(p)));
            }
        }
        jumps.forEach((frame, digest) -> assertThat(digest)
                .as("frame %d of %s by a jump", frame, file.getFileName())
                .isEqualTo(inOrder.get(frame)));
        try (AssetReader reader = engine.open(file, report.contentId(), HOUSE)) {
            List<Long> tail = new ArrayList<>();
            reader.pictures(Rational.ZERO, rate, frames - 5, 5, (n, p) -> tail.add(Pictures.digest(p)));
            assertThat(tail).isEqualTo(inOrder.subList(frames - 5, frames));
        }
        return inOrder;
    }

    @Test
    public void everyFrameIsFoundInEveryContainerAtEveryRate() throws Exception {
        FrameRate[] rates = {FrameRate.FILM_NTSC, FrameRate.PAL, FrameRate.NTSC, FrameRate.FPS_60};
        for (FrameRate rate : rates) {
            for (String container : new String[] {"mkv", "mp4", "ts", "avi"}) {
                Path file = place(rate.num() + "." + container);
                check(clip(file, rate).make(), rate, FRAMES);
            }
        }
    }

    @Test
    public void everyFrameIsFoundInEveryCodec() throws Exception {
        check(clip(place("a.mpg"), FrameRate.PAL).codec("mpeg2").make(), FrameRate.PAL, FRAMES);
        check(clip(place("b.ts"), FrameRate.NTSC).codec("mpeg2").make(), FrameRate.NTSC, FRAMES);
        check(clip(place("c.webm"), FrameRate.FILM_NTSC).codec("vp9").make(), FrameRate.FILM_NTSC, FRAMES);
        check(clip(place("d.webm"), FrameRate.PAL).codec("vp8").make(), FrameRate.PAL, FRAMES);
        check(clip(place("e.mkv"), FrameRate.PAL).codec("hevc").make(), FrameRate.PAL, FRAMES);
        check(clip(place("f.mov"), FrameRate.NTSC).codec("prores").make(), FrameRate.NTSC, FRAMES);
        check(
                clip(place("g.avi"), FrameRate.NTSC)
                        .codec("mpeg4")
                        .extra("-bf", "2")
                        .make(),
                FrameRate.NTSC,
                FRAMES);
        check(clip(place("h.mkv"), FrameRate.PAL).codec("ffv1").make(), FrameRate.PAL, FRAMES);
    }

    @Test
    public void interlacedPicturesAreMadeWholeTheSameByAnyWay() throws Exception {
        for (String codec : new String[] {"h264", "mpeg2"}) {
            Path file = clip(place(codec + ".ts"), FrameRate.PAL)
                    .codec(codec)
                    .interlaced()
                    .make();
            check(file, FrameRate.PAL, FRAMES);
            MediaReport report = engine.examine(file);
            assertThat(report.video().orElseThrow().interlaced()).isTrue();
            List<Long> every = new ArrayList<>();
            List<Long> third = new ArrayList<>();
            try (AssetReader reader = engine.open(file, report.contentId(), HOUSE)) {
                reader.pictures(Rational.ZERO, FrameRate.PAL, 0, 60, (n, p) -> every.add(Pictures.digest(p)));
                FrameRate slow = FrameRate.of(25, 3);
                reader.pictures(Rational.ZERO, slow, 0, 20, (n, p) -> third.add(Pictures.digest(p)));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(third.get(i)).isEqualTo(every.get(3 * i));
            }
        }
    }

    @Test
    public void fieldsAreShownOneByOneInAHouseOfTwiceTheRateTheSameByAnyWay() throws Exception {
        FrameRate fields = FrameRate.PAL_DOUBLE;
        HouseFormat fast = new HouseFormat(320, 180, Rational.ONE, fields, 23, "ultrafast");
        // each code lasts three fields: what changes with every field looks like a standing comb to any deinterlacer
        Path film = clip(place("film.mkv"), FrameRate.of(50, 3))
                .frames(36)
                .crf(10)
                .background("gray")
                .make();
        Path camera = place("camera.ts");
        FfmpegProgram.make(
                120,
                "-i",
                film,
                "-vf",
                "fps=50,tinterlace=interleave_top,setfield=tff",
                "-flags",
                "+ilme+ildct",
                "-c:v",
                "mpeg2video",
                "-q:v",
                "3",
                "-g",
                "12",
                "-bf",
                "2",
                camera);
        String contentId = engine.examine(camera).contentId();
        List<Long> inOrder = new ArrayList<>();
        try (AssetReader reader = engine.open(camera, contentId, fast)) {
            reader.pictures(Rational.ZERO, fields, 0, 100, (n, picture) -> {
                assertThat(FrameCode.read(picture.y(), picture.lumaStride(), 320, 180)
                                .orElseThrow()
                                .frame())
                        .as("field %d", n)
                        .isEqualTo((int) n / 3);
                inOrder.add(Pictures.digest(picture));
            });
        }
        Random random = new Random(5);
        try (AssetReader reader = engine.open(camera, contentId, fast)) {
            for (int i = 0; i < 60; i++) {
                int field = i == 0 ? 99 : random.nextInt(100);
                reader.pictures(Rational.ZERO, fields, field, 1, (n, picture) -> assertThat(Pictures.digest(picture))
                        .as("field %d by a jump", n)
                        .isEqualTo(inOrder.get((int) n)));
            }
        }
        for (int field : new int[] {1, 38, 51, 98}) {
            try (AssetReader reader = engine.open(camera, contentId, fast)) {
                reader.pictures(Rational.ZERO, fields, field, 2, (n, picture) -> assertThat(Pictures.digest(picture))
                        .as("field %d of a new reader", n)
                        .isEqualTo(inOrder.get((int) n)));
            }
        }
    }

    @Test
    public void openGopsAndLateStartsAreExact() throws Exception {
        String[] open = {"-x264-params", "open-gop=1:keyint=30:min-keyint=30:bframes=3"};
        for (String container : new String[] {"mkv", "mp4", "ts"}) {
            Path file =
                    clip(place("open." + container), FrameRate.PAL).extra(open).make();
            check(file, FrameRate.PAL, FRAMES);
        }
        Path late = clip(place("late.ts"), FrameRate.PAL)
                .extra("-output_ts_offset", "95443.5")
                .make();
        check(late, FrameRate.PAL, FRAMES);
    }

    @Test
    public void leftOutFramesStayWhereTheyWere() throws Exception {
        FrameRate rate = FrameRate.NTSC;
        for (String container : new String[] {"mkv", "mp4", "ts"}) {
            Path file = clip(place("vfr." + container), rate).dropEvery(5).make();
            MediaReport report = engine.examine(file);
            assertThat(report.video().orElseThrow().rate()).as(container).isEmpty();
            try (AssetReader reader = engine.open(file, report.contentId(), HOUSE)) {
                reader.pictures(Rational.ZERO, rate, 0, 140, (n, picture) -> {
                    int expected = (int) n % 5 == 4 ? (int) n - 1 : (int) n;
                    assertThat(FrameCode.read(picture.y(), picture.lumaStride(), 320, 180)
                                    .orElseThrow()
                                    .frame())
                            .as("%s, output %d", container, n)
                            .isEqualTo(expected);
                });
            }
        }
    }

    @Test
    public void cadencesFollowTheSourceFrameRule() throws Exception {
        for (FrameRate source : new FrameRate[] {FrameRate.FILM_NTSC, FrameRate.PAL, FrameRate.FPS_60}) {
            Path file = clip(place("cadence" + source.num() + ".mkv"), source).make();
            MediaReport report = engine.examine(file);
            Rational start = Rational.of(1001, 30000);
            try (AssetReader reader = engine.open(file, report.contentId(), HOUSE)) {
                reader.pictures(start, FrameRate.NTSC, 0, 60, (n, picture) -> {
                    Rational time = start.plus(FrameRate.NTSC.seconds(n));
                    long expected = time.times(source.perSecond()).floor();
                    assertThat(reader.sourceFrame(time)).isEqualTo(expected);
                    assertThat(FrameCode.read(picture.y(), picture.lumaStride(), 320, 180)
                                    .orElseThrow()
                                    .frame())
                            .as("%s, output %d", source, n)
                            .isEqualTo((int) expected);
                });
            }
        }
    }
}

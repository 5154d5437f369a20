package org.retrovue.tck.framecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.tck.framecode.StreamReport.Second;
import org.retrovue.tck.framecode.StreamReport.Shown;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Clips are made and read back, so that a fault found by the reader is the station's and not the kit's. */
public final class ClipsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void everyFrameAndSecondOfAClipIsReadBack() throws IOException {
        for (FrameRate rate : List.of(FrameRate.FILM_NTSC, FrameRate.PAL, FrameRate.NTSC, FrameRate.FPS_60)) {
            Path clip = ClipMaker.clip(file("clip.mkv"))
                    .asset(500)
                    .rate(rate)
                    .frames(131)
                    .size(320, 180)
                    .make();

            StreamReport report = StreamReader.of(clip).read();

            assertThat(report.complaints()).isEmpty();
            assertThat(report.frames()).extracting(Shown::asset).containsOnly(500);
            assertThat(report.frames())
                    .extracting(Shown::frame)
                    .containsExactlyElementsOf(IntStream.range(0, 131).boxed().toList());
            assertThat(report.uneven()).isEmpty();
            assertThat(report.sound().orElseThrow().beeps())
                    .extracting(Second::second)
                    .contains(0, 1);
            assertThat(report.sound().orElseThrow().lateMicros()).isNotEmpty().allMatch(late -> Math.abs(late) < 2000);
            assertThat(report.sound().orElseThrow().holes()).isEmpty();
        }
    }

    @Test
    public void otherCodecsAndShapesAreReadBack() throws IOException {
        assertReadable(
                ClipMaker.clip(file("a.mpg"))
                        .codec("mpeg2")
                        .interlaced()
                        .size(720, 576)
                        .pixelAspect(Rational.of(64, 45)),
                60);
        assertReadable(ClipMaker.clip(file("b.webm")).codec("vp8").size(320, 240), 60);
        assertReadable(
                ClipMaker.clip(file("c.avi"))
                        .codec("mpeg4")
                        .audioCodec("mp3")
                        .sampleRate(44_100)
                        .channels(1),
                60);
        assertReadable(ClipMaker.clip(file("d.ts")).container("mpegts").gop(12).withoutSound(), 60);
        assertReadable(ClipMaker.clip(file("e.mp4")).dropEvery(3), 40);
        assertReadable(
                ClipMaker.clip(file("f.mkv"))
                        .audioCodec("ac3")
                        .channels(6)
                        .chapter(Rational.ZERO, "One")
                        .chapter(Rational.ONE, "Two"),
                60);
    }

    private void assertReadable(ClipMaker clip, int frames) throws IOException {
        StreamReport report = StreamReader.of(clip.asset(9).frames(60).make()).read();

        assertThat(report.frames()).hasSize(frames).extracting(Shown::asset).containsOnly(9);
    }

    @Test
    public void aJoinWithALostFrameIsSeen() throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.write(Files.readAllBytes(ClipMaker.clip(file("a.ts"))
                .asset(1)
                .frames(50)
                .extra("-muxpreload", "0", "-muxdelay", "0")
                .make()));
        stream.write(Files.readAllBytes(ClipMaker.clip(file("b.ts"))
                .asset(2)
                .frames(50)
                .extra("-output_ts_offset", "2.2")
                .make()));

        StreamReport report = StreamReader.of(stream.toByteArray()).read();

        assertThat(report.joins()).isEqualTo(1);
        assertThat(report.uneven()).singleElement().satisfies(step -> assertThat(step.index())
                .isEqualTo(50));
    }

    @Test
    public void whatHasNoPictureIsRefused() {
        assertThatThrownBy(() ->
                        StreamReader.of(URI.create("file:///no/such/file")).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no picture");
    }

    private Path file(String name) {
        return folder.getRoot().toPath().resolve(name);
    }
}

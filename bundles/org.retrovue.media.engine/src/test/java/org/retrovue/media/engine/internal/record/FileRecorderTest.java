package org.retrovue.media.engine.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.engine.ClipFormat;
import org.retrovue.media.api.engine.Recording;
import org.retrovue.media.api.probe.MediaReport;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

public class FileRecorderTest {
    private static final int FRAMES = 75;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FileRecorder recorder = new FileRecorder();

    @Test
    public void aMatroskaFileHoldsWhatWasGiven() throws Exception {
        Path file = record("clip.mkv", FrameRate.FILM_NTSC, "aac", 2);

        String report = look(file);

        assertThat(report)
                .contains("320x240", "SAR 8:9", "23.98 fps", "h264", "aac", "48000 Hz", "stereo")
                .contains("Chapter #0:0: start 0.000000, end 1.000000", "title           : Act 1")
                .contains("Chapter #0:1: start 1.000000, end 3.128")
                .contains("frame=   " + FRAMES)
                .doesNotContain("rror");
    }

    @Test
    public void anMp4FileHoldsWhatWasGiven() throws Exception {
        Path file = record("clip with ünïcode.mp4", FrameRate.PAL, "aac", 1);

        assertThat(look(file))
                .contains("320x240", "25 fps", "mono", "Act 2", "frame=   " + FRAMES)
                .doesNotContain("rror");
    }

    @Test
    public void encodersOfWholeSamplesAreFedToo() throws Exception {
        for (String codec : new String[] {"mp2", "flac", "ac3"}) {
            assertThat(look(record(codec + ".mkv", FrameRate.NTSC, codec, 2)))
                    .contains("Audio: " + codec, "29.97 fps")
                    .doesNotContain("rror");
        }
    }

    @Test
    public void whatIsNotFinishedLeavesNothing() throws Exception {
        Path file = folder.getRoot().toPath().resolve("gone.mkv");

        try (Recording recording = recorder.begin(file, format(FrameRate.PAL, "aac", 2))) {
            recording.accept(0, grey(0));
            assertThat(file).doesNotExist();
        }

        assertThat(folder.getRoot().list()).isEmpty();
    }

    @Test
    public void refusalsNameTheirReason() {
        Path root = folder.getRoot().toPath();

        assertThatThrownBy(() -> recorder.begin(root.resolve("a.avi"), format(FrameRate.PAL, "aac", 2)))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining(".mkv");
        assertThatThrownBy(() -> recorder.begin(root.resolve("no/such/a.mkv"), format(FrameRate.PAL, "aac", 2)))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("no/such");
        assertThatThrownBy(() -> recorder.begin(root.resolve("a.mkv"), format(FrameRate.PAL, "sax", 2)))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("sax");
        assertThat(folder.getRoot().list()).isEmpty();
    }

    private Path record(String name, FrameRate rate, String codec, int channels) throws MediaException {
        Path file = folder.getRoot().toPath().resolve(name);
        try (Recording recording = recorder.begin(file, format(rate, codec, channels))) {
            long samples = 0;
            for (int i = 0; i < FRAMES; i++) {
                recording.accept(i, grey(i));
                int count = (int) (rate.firstSample(i + 1) - samples);
                float[] pcm = new float[count * channels];
                for (int s = 0; s < pcm.length; s++) {
                    pcm[s] = (float) (0.5 * Math.sin((samples + s / channels) * 0.0576));
                }
                recording.sound(pcm, count);
                samples += count;
            }
            recording.finish();
        }
        return file;
    }

    private static Picture grey(int frame) {
        Picture picture = Picture.allocate(320, 240);
        picture.fill(16 + 2 * frame, 128, 128);
        return picture;
    }

    private static ClipFormat format(FrameRate rate, String codec, int channels) {
        return new ClipFormat(
                320,
                240,
                Rational.of(8, 9),
                rate,
                25,
                "ultrafast",
                codec,
                48_000,
                channels,
                List.of(
                        new MediaReport.Chapter(Rational.ZERO, "Act 1"),
                        new MediaReport.Chapter(Rational.ONE, "Act 2")));
    }

    private static String look(Path file) throws IOException, InterruptedException {
        Path log = Files.createTempFile("look", ".txt");
        Process process = new ProcessBuilder(
                        Loader.load(ffmpeg.class),
                        "-hide_banner",
                        "-i",
                        file.toString(),
                        "-fps_mode",
                        "passthrough",
                        "-f",
                        "null",
                        "-")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(log, StandardCharsets.UTF_8);
        Files.delete(log);
        return text;
    }
}

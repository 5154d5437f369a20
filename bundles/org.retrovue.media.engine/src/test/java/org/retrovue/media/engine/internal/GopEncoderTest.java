package org.retrovue.media.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.engine.EncodedGop;
import org.retrovue.media.api.engine.GopEncoder;
import org.retrovue.tck.framecode.FrameCode;
import org.retrovue.tck.framecode.StreamReader;
import org.retrovue.tck.framecode.StreamReport;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

public final class GopEncoderTest extends WithEngine {
    private static final HouseFormat HOUSE = new HouseFormat(320, 180, Rational.ONE, FrameRate.NTSC, 23, "veryfast");

    private EncodedGop gop(HouseFormat format, int asset, int frames) throws Exception {
        Picture picture = Picture.allocate(format.width(), format.height());
        try (GopEncoder encoder = engine.gopEncoder(format)) {
            for (int i = 0; i < frames; i++) {
                picture.fill(60 + (i * 7 + asset * 31) % 120, 128, 128);
                for (int at = 0; at < picture.lumaStride() * picture.height(); at += 3) {
                    picture.y().put(at, (byte) (at * (i + asset) % 97 + 50));
                }
                FrameCode.paint(picture.y(), picture.lumaStride(), format.width(), format.height(), asset, i);
                encoder.accept(i, picture);
            }
            return encoder.finish();
        }
    }

    private static byte[] bytes(EncodedGop gop) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        gop.units().forEach(unit -> out.writeBytes(unit.bytes()));
        return out.toByteArray();
    }

    /** Everything before the first slice: delimiter, SPS, PPS. */
    private static byte[] head(EncodedGop gop) {
        byte[] unit = gop.units().get(0).bytes();
        for (int i = 0; i + 4 < unit.length; i++) {
            if (unit[i] == 0 && unit[i + 1] == 0 && unit[i + 2] == 1 && (unit[i + 3] & 31) == 5) {
                return Arrays.copyOf(unit, i);
            }
        }
        throw new AssertionError("the first unit is no IDR picture");
    }

    @Test
    public void theSamePicturesGiveTheSameBytesAlsoOnTwoThreadsAtOnce() throws Exception {
        byte[] alone = bytes(gop(HOUSE, 3, 30));
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Callable<byte[]>> tasks = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                tasks.add(() -> bytes(gop(HOUSE, 3, 30)));
            }
            for (Future<byte[]> done : two.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
                assertThat(done.get()).isEqualTo(alone);
            }
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    public void everyGopOfAFormatHasTheSameHeadAndAReorderDelayOfTwo() throws Exception {
        for (String preset : new String[] {"ultrafast", "superfast", "veryfast"}) {
            HouseFormat format = new HouseFormat(320, 180, Rational.ONE, FrameRate.NTSC, 23, preset);
            byte[] head = head(gop(format, 1, 30));
            for (int frames : new int[] {1, 2, 3, 5, 15, 44}) {
                EncodedGop gop = gop(format, frames, frames);

                assertThat(head(gop)).as("%s, %d frames", preset, frames).isEqualTo(head);
                assertThat(gop.units()).extracting(EncodedGop.Unit::display).doesNotHaveDuplicates();
                assertThat(gop.units()).hasSize(frames);
                for (int i = 0; i < frames; i++) {
                    byte[] unit = gop.units().get(i).bytes();
                    assertThat(gop.units().get(i).display()).isGreaterThanOrEqualTo(i - EncodedGop.REORDER_DELAY);
                    assertThat(Arrays.copyOf(unit, 5)).containsExactly(0, 0, 0, 1, 9);
                    assertThat(new String(unit, java.nio.charset.StandardCharsets.ISO_8859_1))
                            .doesNotContain("x264 - core");
                }
            }
        }
    }

    @Test
    public void codecsAreToldAsThePicturesHaveThem() throws Exception {
        Map<String, String> profiles = Map.of("ultrafast", "avc1.4d401f", "veryfast", "avc1.64001f");
        for (Map.Entry<String, String> profile : profiles.entrySet()) {
            HouseFormat format =
                    new HouseFormat(1280, 720, Rational.ONE, FrameRate.NTSC, 23, profile.getKey(), false, 2_000);

            assertThat(engine.codecs(format)).isEqualTo(profile.getValue() + ",mp4a.40.2");
            assertThat(AccessUnits.profileAndLevel(
                            gop(format, 1, 30).units().get(0).bytes()))
                    .isEqualTo(profile.getValue().substring(5));
        }
        HouseFormat small = new HouseFormat(426, 240, Rational.ONE, FrameRate.PAL, 23, "veryfast");
        assertThat(engine.codecs(small)).isEqualTo("avc1.640015,mp4a.40.2");
    }

    @Test
    public void gopsOfSeparateEncodesJoinWithoutAComplaint() throws Exception {
        List<Integer> lengths = List.of(30, 1, 2, 17, 30, 3, 44, 15, 30);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < lengths.size(); i++) {
            stream.writeBytes(bytes(gop(HOUSE, i, lengths.get(i))));
        }
        Path file = folder.getRoot().toPath().resolve("joined.h264");
        Files.write(file, stream.toByteArray());

        StreamReport report = StreamReader.of(file).read();

        assertThat(report.complaints()).isEmpty();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < lengths.size(); i++) {
            for (int frame = 0; frame < lengths.get(i); frame++) {
                expected.add(i + ":" + frame);
            }
        }
        assertThat(report.frames()).extracting(f -> f.asset() + ":" + f.frame()).isEqualTo(expected);
    }

    @Test
    public void everyHouseRasterAndRateOpens() throws Exception {
        int[][] rasters = {{128, 96}, {640, 480}, {854, 480}, {1280, 720}, {1920, 1080}};
        for (int[] raster : rasters) {
            for (FrameRate rate : FrameRate.HOUSE_RATES) {
                HouseFormat format = new HouseFormat(raster[0], raster[1], Rational.ONE, rate, 30, "ultrafast");
                assertThat(gop(format, 1, 2).units()).hasSize(2);
            }
        }
    }
}

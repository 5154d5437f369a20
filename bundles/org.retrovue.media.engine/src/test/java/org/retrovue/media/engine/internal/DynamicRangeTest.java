package org.retrovue.media.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.Test;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.tck.framecode.ClipMaker;
import org.retrovue.tck.framecode.FfmpegProgram;
import org.retrovue.tck.framecode.FrameCode;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Films of high dynamic range and wide colour look right in a house of standard range, the same by any way. */
public final class DynamicRangeTest extends WithEngine {
    private static final HouseFormat HOUSE = new HouseFormat(320, 180, Rational.ONE, FrameRate.PAL, 23, "ultrafast");
    private static final double NEAR = 3;
    private static final double[] GREY = {1, 1, 1};
    /** Red, green and blue of BT.709 in light of BT.2020 (ITU-R BT.2087). */
    private static final double[][] NARROW = {
        {0.6274, 0.0691, 0.0164}, {0.3293, 0.9195, 0.0880}, {0.0433, 0.0114, 0.8956}
    };

    /** How light is told in code values. */
    private interface Curve {
        double code(double nits);
    }

    /** SMPTE ST 2084. */
    private static double pq(double nits) {
        double root = Math.pow(nits / 10_000, 0.1593017578125);
        return Math.pow((0.8359375 + 18.8515625 * root) / (1 + 18.6875 * root), 78.84375);
    }

    private static double bt1886(double nits) {
        return Math.pow(nits / 203, 1 / 2.4);
    }

    /** Makes five pictures of one colour. */
    private Path patch(String transfer, Curve curve, double[] light, double nits) throws Exception {
        double[] code =
                Arrays.stream(light).map(part -> curve.code(part * nits)).toArray();
        return patch(transfer, code);
    }

    private Path patch(String transfer, double[] rgb) throws Exception {
        double y = 0.2627 * rgb[0] + 0.6780 * rgb[1] + 0.0593 * rgb[2];
        short[] values = {
            (short) Math.round(64 + 876 * y),
            (short) Math.round(512 + 896 * (rgb[2] - y) / 1.8814),
            (short) Math.round(512 + 896 * (rgb[0] - y) / 1.4746)
        };
        ByteBuffer raw = ByteBuffer.allocate(5 * 64 * 64 * 3).order(ByteOrder.LITTLE_ENDIAN);
        for (int frame = 0; frame < 5; frame++) {
            for (int sample = 0; sample < 64 * 64 * 3 / 2; sample++) {
                raw.putShort(values[sample < 64 * 64 ? 0 : sample < 64 * 64 * 5 / 4 ? 1 : 2]);
            }
        }
        Path plain = Files.write(folder.newFile().toPath(), raw.array());
        Path film = folder.newFolder().toPath().resolve("patch.mkv");
        List<Object> arguments = new ArrayList<>(List.of("-f", "rawvideo", "-pix_fmt", "yuv420p10le"));
        arguments.addAll(List.of("-video_size", "64x64", "-framerate", 25, "-i", plain));
        String tags = "setparams=range=tv:colorspace=bt2020nc:color_primaries=bt2020:color_trc=" + transfer;
        arguments.addAll(List.of("-vf", tags, "-c:v", "ffv1"));
        arguments.add(film);
        FfmpegProgram.make(120, arguments.toArray());
        return film;
    }

    /** Returns red, green and blue of the middle of the picture in codes of 16 to 235, out of the house's BT.601. */
    private double[] shown(Path film) throws Exception {
        double[] rgb = new double[3];
        try (AssetReader reader = engine.open(film, engine.examine(film).contentId(), HOUSE)) {
            reader.pictures(Rational.ZERO, FrameRate.PAL, 2, 1, (n, picture) -> {
                double y = picture.y().get(90 * picture.lumaStride() + 160) & 255;
                double cb = ((picture.u().get(45 * picture.chromaStride() + 80) & 255) - 128) * 219 / 224d;
                double cr = ((picture.v().get(45 * picture.chromaStride() + 80) & 255) - 128) * 219 / 224d;
                rgb[0] = y + 1.402 * cr;
                rgb[1] = y - 0.344136 * cb - 0.714136 * cr;
                rgb[2] = y + 1.772 * cb;
            });
        }
        return rgb;
    }

    private void assertShown(Path film, double red, double green, double blue) throws Exception {
        double[] rgb = shown(film);
        double[] wanted = {red, green, blue};
        for (int i = 0; i < 3; i++) {
            // near black a step of the code is next to no light
            boolean near = Math.abs(rgb[i] - wanted[i]) <= NEAR || Math.abs(light(rgb[i]) - light(wanted[i])) < 0.002;
            assertThat(near)
                    .as("%s is shown, %s is wanted", Arrays.toString(rgb), Arrays.toString(wanted))
                    .isTrue();
        }
    }

    private static double light(double code) {
        return Math.pow(Math.max(0, code - 16) / 219, 2.4);
    }

    private static double code(double light) {
        return 16 + 219 * Math.pow(light, 1 / 2.4);
    }

    @Test
    public void blackGreyAndWhiteLieWhereTheReportsHaveThem() throws Exception {
        // ITU-R BT.2408, table 1: a grey card has 26 cd/m2, 38 % of PQ and of HLG; diffuse white 203, 58 % and 75 %
        double grey = code(26 / 203d);
        double white = 16 + 219 * 0.906; // a knee at 94 cd/m2 leaves room for what is brighter
        double[][] pq = {{0, 16}, {0.38, grey}, {0.58, white}, {0.7518, 235}, {1, 235}};
        double[][] hlg = {{0, 16}, {0.38, grey}, {0.75, white}, {1, 235}};
        for (double[] step : pq) {
            double[] rgb = {step[0], step[0], step[0]};
            assertShown(patch("smpte2084", rgb), step[1], step[1], step[1]);
        }
        for (double[] step : hlg) {
            double[] rgb = {step[0], step[0], step[0]};
            assertShown(patch("arib-std-b67", rgb), step[1], step[1], step[1]);
        }
    }

    @Test
    public void coloursThatTheHouseHasStayAsTheyAre() throws Exception {
        double some = code(80 / 203d);
        assertShown(patch("smpte2084", DynamicRangeTest::pq, NARROW[0], 80), some, 16, 16);
        assertShown(patch("smpte2084", DynamicRangeTest::pq, NARROW[1], 80), 16, some, 16);
        assertShown(patch("smpte2084", DynamicRangeTest::pq, NARROW[2], 80), 16, 16, some);
        double half = code(0.5);
        assertShown(patch("bt2020-10", DynamicRangeTest::bt1886, GREY, 101.5), half, half, half);
        assertShown(patch("bt2020-10", DynamicRangeTest::bt1886, NARROW[0], 101.5), half, 16, 16);
        assertShown(patch("bt2020-10", DynamicRangeTest::bt1886, NARROW[2], 101.5), 16, 16, half);
    }

    @Test
    public void aBrighterFilmIsCompressedMoreAndADarkOneNotAtAll() {
        assertThat(Light.compressed(203, 10_000)).isLessThan(Light.compressed(203, 1_000));
        assertThat(Light.compressed(10_000, 10_000)).isCloseTo(Light.WHITE, Offset.offset(0.01));
        assertThat(Light.compressed(150, 100)).isEqualTo(150);
    }

    @Test
    public void aFilmIsTheSameFromAnyPlace() throws Exception {
        String tags = "log-level=error:colorprim=bt2020:colormatrix=bt2020nc:transfer=";
        for (String transfer : new String[] {"smpte2084", "arib-std-b67"}) {
            Path film = ClipMaker.clip(folder.getRoot().toPath().resolve(transfer + ".mkv"))
                    .frames(60)
                    .size(320, 180)
                    .gop(20)
                    .codec("hevc")
                    .extra("-pix_fmt", "yuv420p10le", "-x265-params", tags + transfer)
                    .make();
            String contentId = engine.examine(film).contentId();
            List<Long> inOrder = new ArrayList<>();
            try (AssetReader reader = engine.open(film, contentId, HOUSE)) {
                reader.pictures(Rational.ZERO, FrameRate.PAL, 0, 60, (n, picture) -> {
                    assertThat(FrameCode.read(picture.y(), picture.lumaStride(), 320, 180))
                            .hasValueSatisfying(code -> assertThat(code.frame()).isEqualTo((int) n));
                    inOrder.add(Pictures.digest(picture));
                });
            }
            Random random = new Random(2);
            for (int i = 0; i < 12; i++) {
                try (AssetReader reader = engine.open(film, contentId, HOUSE)) {
                    reader.pictures(Rational.ZERO, FrameRate.PAL, random.nextInt(58), 2, (n, picture) -> assertThat(
                                    Pictures.digest(picture))
                            .isEqualTo(inOrder.get((int) n)));
                }
            }
        }
    }
}

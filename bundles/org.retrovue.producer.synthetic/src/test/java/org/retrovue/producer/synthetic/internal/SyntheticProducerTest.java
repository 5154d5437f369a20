package org.retrovue.producer.synthetic.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.producer.Producer;
import org.retrovue.media.api.producer.Production;
import org.retrovue.media.api.producer.ProductionRequest;
import org.retrovue.tck.contract.ProducerContract;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

public class SyntheticProducerTest extends ProducerContract {
    @Override
    protected Producer producer() {
        return new SyntheticProducer();
    }

    @Override
    protected ProductionRequest request() {
        return request(Map.of("pattern", "countdown", "title", "Tonight"));
    }

    @Override
    protected Optional<ProductionRequest> impossibleRequest() {
        return Optional.of(request(Map.of("pattern", "fireworks")));
    }

    private static ProductionRequest request(Map<String, String> parameters) {
        HouseFormat format = new HouseFormat(320, 180, Rational.ONE, FrameRate.NTSC, 25, "veryfast");
        return new ProductionRequest(
                format, new FrameRange(1000, 1090), Optional.empty(), Optional.empty(), Rational.ZERO, parameters);
    }

    @Test
    public void blackIsBlackAndSilent() throws Exception {
        try (Production black = producer().open(request(Map.of("pattern", "black")))) {
            Picture copy = first(black);

            assertThat(copy.y().get(5000)).isEqualTo((byte) 16);
            assertThat(copy.u().get(500)).isEqualTo((byte) 128);
            float[] sound = {1, 1, 1, 1};
            black.sound(7, 2, sound);
            assertThat(sound).containsOnly(0);
        }
    }

    @Test
    public void barsBringATone() throws Exception {
        try (Production bars = producer().open(request(Map.of("pattern", "bars")))) {
            float[] sound = new float[2 * 96];
            bars.sound(48_000, 96, sound);

            assertThat(sound[24]).isEqualTo(0.125f);
            assertThat(sound[2 * 12]).isEqualTo(sound[2 * 60]);
            assertThat(luminances(first(bars))).hasSizeGreaterThan(7);
        }
    }

    @Test
    public void slatesTellTheirTextHoweverLongItIs() throws Exception {
        List<Integer> white = new ArrayList<>();
        for (String text : List.of("", "Nothing here", "Put files into the folder media. ".repeat(40))) {
            try (Production slate = producer().open(request(Map.of("title", "Channel 5", "text", text)))) {
                white.add(bright(first(slate)));
            }
        }

        assertThat(white).isSorted().doesNotHaveDuplicates();
    }

    @Test
    public void otherTextIsAnotherFingerprint() throws Exception {
        assertThat(producer().open(request(Map.of("title", "a", "text", "b"))).fingerprint())
                .isNotEqualTo(producer()
                        .open(request(Map.of("title", "a b", "text", "")))
                        .fingerprint());
    }

    private static Picture first(Production production) throws Exception {
        Picture copy = Picture.allocate(320, 180);
        production.pictures(0, 1, (frame, picture) -> copy.copyFrom(picture));
        return copy;
    }

    private static List<Integer> luminances(Picture picture) {
        return pixels(picture).stream().distinct().toList();
    }

    private static int bright(Picture picture) {
        return (int) pixels(picture).stream().filter(luma -> luma > 150).count();
    }

    private static List<Integer> pixels(Picture picture) {
        ByteBuffer y = picture.y();
        List<Integer> pixels = new ArrayList<>();
        for (int row = 0; row < picture.height(); row++) {
            for (int column = 0; column < picture.width(); column++) {
                pixels.add(y.get(row * picture.lumaStride() + column) & 255);
            }
        }
        return pixels;
    }
}

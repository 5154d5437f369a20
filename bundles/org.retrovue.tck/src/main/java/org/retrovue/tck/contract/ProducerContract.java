package org.retrovue.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.Assume;
import org.junit.Test;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.PictureSink;
import org.retrovue.media.api.producer.Producer;
import org.retrovue.media.api.producer.Production;
import org.retrovue.media.api.producer.ProductionRequest;

/**
 * What every {@link Producer} keeps: random access, above all.
 *
 * @see "docs/contracts/extension-points.md, PRO-1 to PRO-9"
 */
public abstract class ProducerContract {
    private static final int FRAMES = 40;
    private static final int SAMPLES = 48_000;

    /**
     * Makes the producer.
     *
     * @return a new one
     * @throws Exception when it cannot be made
     */
    protected abstract Producer producer() throws Exception;

    /**
     * Makes a request of 60 frames or more that it can answer.
     *
     * @return the same each time
     * @throws Exception when it cannot be made
     */
    protected abstract ProductionRequest request() throws Exception;

    /**
     * Makes a request for something that cannot be shown.
     *
     * @return the request; nothing where it can show everything
     * @throws Exception when it cannot be made
     */
    protected Optional<ProductionRequest> impossibleRequest() throws Exception {
        return Optional.empty();
    }

    private record Shown(long frame, long digest) {}

    private List<Shown> pictures(Production production, long first, int count) throws Exception {
        HouseFormat format = request().format();
        List<Shown> shown = new ArrayList<>();
        production.pictures(first, count, (frame, picture) -> {
            assertThat(picture.width()).isEqualTo(format.width());
            assertThat(picture.height()).isEqualTo(format.height());
            shown.add(new Shown(frame, digest(picture)));
        });
        return shown;
    }

    private static long digest(Picture picture) {
        CRC32C digest = new CRC32C();
        add(digest, picture.y(), picture.lumaStride(), picture.width(), picture.height());
        add(digest, picture.u(), picture.chromaStride(), picture.width() / 2, picture.height() / 2);
        add(digest, picture.v(), picture.chromaStride(), picture.width() / 2, picture.height() / 2);
        return digest.getValue();
    }

    private static void add(CRC32C digest, ByteBuffer plane, int stride, int width, int height) {
        for (int row = 0; row < height; row++) {
            digest.update(plane.slice(row * stride, width));
        }
    }

    private static float[] sound(Production production, long first, int count) throws Exception {
        float[] sound = new float[2 * count];
        Arrays.fill(sound, Float.NaN);
        production.sound(first, count, sound);
        return sound;
    }

    @Test
    public void required_PRO_1_itsNameStays() throws Exception {
        assertThat(producer().id()).isEqualTo(producer().id()).matches("[a-z0-9][a-z0-9.-]*");
    }

    @Test
    public void required_PRO_2_picturesComeOnceInOrderAndInHouseSize() throws Exception {
        try (Production production = producer().open(request())) {
            List<Shown> shown = pictures(production, 3, FRAMES);

            assertThat(shown).hasSize(FRAMES);
            for (int i = 0; i < FRAMES; i++) {
                assertThat(shown.get(i).frame()).isEqualTo(3 + i);
            }
        }
    }

    @Test
    public void required_PRO_3_aPictureDoesNotDependOnWhatWasAskedBefore() throws Exception {
        List<Shown> inOrder;
        try (Production production = producer().open(request())) {
            inOrder = pictures(production, 0, FRAMES);
        }
        try (Production production = producer().open(request())) {
            for (int first : new int[] {30, 0, 17, 16, 39, 5, 5}) {
                int count = Math.min(4, FRAMES - first);

                assertThat(pictures(production, first, count)).isEqualTo(inOrder.subList(first, first + count));
            }
        }
        try (Production production = producer().open(request())) {
            assertThat(pictures(production, FRAMES - 1, 1)).isEqualTo(inOrder.subList(FRAMES - 1, FRAMES));
        }
    }

    @Test
    public void required_PRO_4_soundDoesNotDependOnWhereItIsCut() throws Exception {
        float[] whole;
        try (Production production = producer().open(request())) {
            whole = sound(production, 0, SAMPLES);
        }
        try (Production production = producer().open(request())) {
            for (int[] piece : new int[][] {{40_000, 8_000}, {0, 1024}, {1024, 1024}, {12_345, 6_789}, {47_999, 1}}) {
                assertThat(sound(production, piece[0], piece[1]))
                        .as("samples from %d", piece[0])
                        .isEqualTo(Arrays.copyOfRange(whole, 2 * piece[0], 2 * (piece[0] + piece[1])));
            }
        }
    }

    @Test
    public void required_PRO_5_everySampleIsSetAndSane() throws Exception {
        try (Production production = producer().open(request())) {
            for (float sample : sound(production, 0, SAMPLES)) {
                assertThat(Math.abs(sample)).isLessThan(4);
            }
        }
    }

    @Test
    public void required_PRO_6_itsFingerprintIsTheSameEachTime() throws Exception {
        try (Production one = producer().open(request());
                Production other = producer().open(request())) {
            assertThat(one.fingerprint()).isNotBlank().isEqualTo(other.fingerprint());
            pictures(one, 0, 1);
            assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
        }
    }

    @Test
    public void required_PRO_7_severalProductionsGoOnAtOnce() throws Exception {
        Producer producer = producer();
        ProductionRequest request = request();
        List<List<Shown>> together = Together.ask(() -> {
            try (Production production = producer.open(request)) {
                return pictures(production, 0, 10);
            }
        });

        assertThat(together).allMatch(together.get(0)::equals);
    }

    @Test
    public void required_PRO_8_aSinkThatStopsIsObeyedAndClosingTwiceIsFine() throws Exception {
        MediaException stop = new MediaException("enough");
        List<Long> given = new ArrayList<>();
        PictureSink sink = (frame, picture) -> {
            given.add(frame);
            throw stop;
        };
        Production production = producer().open(request());

        assertThatThrownBy(() -> production.pictures(0, 5, sink)).isSameAs(stop);
        assertThat(given).containsExactly(0L);
        production.close();
        production.close();
    }

    @Test
    public void required_PRO_9_whatCannotBeShownIsRefusedWithAReason() throws Exception {
        Optional<ProductionRequest> impossible = impossibleRequest();
        Assume.assumeTrue("can show everything", impossible.isPresent());
        Producer producer = producer();

        MediaException refusal = catchThrowableOfType(MediaException.class, () -> {
            try (Production production = producer.open(impossible.orElseThrow())) {
                pictures(production, 0, 1);
            }
        });

        assertThat(refusal).as("something impossible was shown").isNotNull();
        assertThat(refusal.getMessage()).isNotBlank();
    }
}

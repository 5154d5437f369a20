package org.retrovue.producer.asset.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.producer.Producer;
import org.retrovue.media.api.producer.Production;
import org.retrovue.media.api.producer.ProductionRequest;
import org.retrovue.media.engine.internal.FfmpegEngine;
import org.retrovue.tck.contract.ProducerContract;
import org.retrovue.tck.framecode.ClipMaker;
import org.retrovue.tck.framecode.FrameCode;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

public final class AssetProducerTest extends ProducerContract {
    private static final HouseFormat HOUSE = new HouseFormat(320, 180, Rational.ONE, FrameRate.NTSC, 23, "ultrafast");
    private static final Rational START = Rational.of(3, 2);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private FfmpegEngine engine;

    @Before
    public void start() throws Exception {
        engine = new FfmpegEngine(folder.newFolder().toPath(), () -> 0L);
    }

    @After
    public void stop() {
        engine.close();
    }

    private Path film() throws Exception {
        Path file = folder.getRoot().toPath().resolve("film.mkv");
        if (!Files.exists(file)) {
            ClipMaker.clip(file)
                    .rate(FrameRate.FILM_NTSC)
                    .frames(120)
                    .size(320, 180)
                    .make();
        }
        return file;
    }

    private static ProductionRequest request(Path file, String contentId) {
        FrameRange frames = new FrameRange(52_975_456_544L, 52_975_456_604L);
        return new ProductionRequest(HOUSE, frames, Optional.of(file.toUri()), Optional.of(contentId), START, Map.of());
    }

    @Override
    protected Producer producer() {
        return new AssetProducer(engine);
    }

    @Override
    protected ProductionRequest request() throws Exception {
        return request(film(), engine.examine(film()).contentId());
    }

    @Override
    protected Optional<ProductionRequest> impossibleRequest() throws Exception {
        return Optional.of(request(folder.getRoot().toPath().resolve("gone.mkv"), "abc"));
    }

    @Test
    public void showsTheLatestSourceFrameThatIsNotAfterTheOutputFrame() throws Exception {
        try (Production production = producer().open(request())) {
            production.pictures(0, 60, (frame, picture) -> {
                Rational time = START.plus(FrameRate.NTSC.seconds(frame));
                int shown = FrameCode.read(picture.y(), picture.lumaStride(), 320, 180)
                        .orElseThrow()
                        .frame();
                assertThat((long) shown)
                        .isEqualTo(time.times(FrameRate.FILM_NTSC.perSecond()).floor());
                assertThat(production.sourceFrame(frame)).hasValue(shown);
            });
        }
    }

    @Test
    public void aFileWhoseContentChangedIsRefused() throws Exception {
        String before = engine.examine(film()).contentId();
        Path other = folder.getRoot().toPath().resolve("other.mkv");
        ClipMaker.clip(other).asset(9).frames(120).size(320, 180).make();
        Files.copy(other, film(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        try (Production production = producer().open(request(film(), before))) {
            assertThatThrownBy(() -> production.pictures(0, 1, (frame, picture) -> {}))
                    .isInstanceOf(MediaException.class)
                    .hasMessageContaining("film.mkv")
                    .hasMessageContaining("no longer");
        }
    }
}

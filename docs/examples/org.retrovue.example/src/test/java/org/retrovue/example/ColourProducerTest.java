package org.retrovue.example;

import java.util.Map;
import java.util.Optional;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.producer.Producer;
import org.retrovue.media.api.producer.ProductionRequest;
import org.retrovue.tck.contract.ProducerContract;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

public class ColourProducerTest extends ProducerContract {
    @Override
    protected Producer producer() {
        return new ColourProducer();
    }

    @Override
    protected ProductionRequest request() {
        return asking("120");
    }

    @Override
    protected Optional<ProductionRequest> impossibleRequest() {
        return Optional.of(asking("blue"));
    }

    private static ProductionRequest asking(String hue) {
        return new ProductionRequest(
                new HouseFormat(320, 180, Rational.ONE, FrameRate.NTSC, 21, "veryfast"),
                new FrameRange(0, 90),
                Optional.empty(),
                Optional.empty(),
                Rational.ZERO,
                Map.of("hue", hue));
    }
}

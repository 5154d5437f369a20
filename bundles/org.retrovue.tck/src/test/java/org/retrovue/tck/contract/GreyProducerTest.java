package org.retrovue.tck.contract;

import java.util.Map;
import java.util.Optional;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.PictureSink;
import org.retrovue.media.api.producer.Producer;
import org.retrovue.media.api.producer.Production;
import org.retrovue.media.api.producer.ProductionRequest;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** The contract holds for the smallest producer there can be. */
public final class GreyProducerTest extends ProducerContract {
    @Override
    protected Producer producer() {
        return new GreyProducer();
    }

    @Override
    protected ProductionRequest request() {
        HouseFormat format = new HouseFormat(128, 96, Rational.ONE, FrameRate.PAL, 21, "veryfast");
        return new ProductionRequest(
                format, new FrameRange(0, 100), Optional.empty(), Optional.empty(), Rational.ZERO, Map.of());
    }

    private static final class GreyProducer implements Producer {
        @Override
        public String id() {
            return "grey";
        }

        @Override
        public Production open(ProductionRequest request) {
            Picture picture =
                    Picture.allocate(request.format().width(), request.format().height());
            return new Production() {
                @Override
                public String fingerprint() {
                    return "grey 1";
                }

                @Override
                public void pictures(long first, int count, PictureSink sink) throws MediaException {
                    for (long frame = first; frame < first + count; frame++) {
                        picture.fill((int) (16 + frame % 200), 128, 128);
                        sink.accept(frame, picture);
                    }
                }

                @Override
                public void sound(long first, int count, float[] into) {
                    for (int i = 0; i < 2 * count; i++) {
                        into[i] = (first + i / 2) % 100 / 200f;
                    }
                }

                @Override
                public void close() {}
            };
        }
    }
}

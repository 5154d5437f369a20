package org.retrovue.distribution.visitor;

import java.util.Arrays;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.PictureSink;
import org.retrovue.media.api.producer.Canvas;
import org.retrovue.media.api.producer.Producer;
import org.retrovue.media.api.producer.Production;
import org.retrovue.media.api.producer.ProductionRequest;

/** Black and silence wherever the station would draw a card. */
public final class DarkProducer implements Producer {

    @Override
    public String id() {
        return "synthetic";
    }

    @Override
    public Production open(ProductionRequest request) {
        Canvas canvas = new Canvas(request.format().width(), request.format().height());
        return new Production() {
            @Override
            public String fingerprint() {
                return "dark 1";
            }

            @Override
            public void pictures(long first, int count, PictureSink sink) throws MediaException {
                for (long frame = first; frame < first + count; frame++) {
                    sink.accept(frame, canvas.picture());
                }
            }

            @Override
            public void sound(long first, int count, float[] into) {
                Arrays.fill(into, 0, 2 * count, 0);
            }

            @Override
            public void close() {
                // Nothing native here.
            }
        };
    }
}

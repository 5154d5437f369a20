package org.retrovue.producer.synthetic.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.PictureSink;
import org.retrovue.media.api.producer.Canvas;
import org.retrovue.media.api.producer.Production;
import org.retrovue.media.api.producer.ProductionRequest;

/** Draws a pattern. What stands still is drawn once. */
final class SyntheticProduction implements Production {
    /** Raised whenever any pattern looks or sounds different. */
    private static final String VERSION = "synthetic 1 ";

    private final HouseFormat format;
    private final Pattern pattern;
    private @Nullable Canvas canvas;
    private @Nullable Picture still;

    SyntheticProduction(ProductionRequest request, Pattern pattern) {
        this.format = request.format();
        this.pattern = pattern;
    }

    @Override
    public String fingerprint() {
        return VERSION + pattern.fingerprint();
    }

    @Override
    public void pictures(long first, int count, PictureSink sink) throws MediaException {
        for (long frame = first; frame < first + count; frame++) {
            sink.accept(frame, picture(frame));
        }
    }

    private Picture picture(long frame) {
        if (still != null) {
            return still;
        }
        if (canvas == null) {
            canvas = new Canvas(format.width(), format.height());
        }
        Graphics2D pen = canvas.pen();
        pen.setColor(Color.BLACK);
        pen.fillRect(0, 0, format.width(), format.height());
        double aspect =
                (double) format.pixelAspect().num() / format.pixelAspect().den();
        pen.scale(1 / aspect, 1);
        pattern.draw(pen, format.width() * aspect, format.height(), frame);
        pen.dispose();
        Picture drawn = canvas.picture();
        if (pattern.isStill()) {
            still = drawn;
        }
        return drawn;
    }

    @Override
    public void sound(long first, int count, float[] into) {
        for (int i = 0; i < count; i++) {
            float sample = pattern.sample(first + i);
            into[2 * i] = sample;
            into[2 * i + 1] = sample;
        }
    }

    @Override
    public void close() {
        canvas = null;
        still = null;
    }
}

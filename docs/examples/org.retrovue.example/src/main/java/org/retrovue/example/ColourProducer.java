package org.retrovue.example;

import java.awt.Color;
import java.awt.Graphics2D;
import org.osgi.service.component.annotations.Component;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.PictureSink;
import org.retrovue.media.api.producer.Canvas;
import org.retrovue.media.api.producer.Producer;
import org.retrovue.media.api.producer.Production;
import org.retrovue.media.api.producer.ProductionRequest;
import org.retrovue.media.api.producer.Typeface;

/** Shows a colour that changes with time, and the number of the frame. Hums. */
@Component
public final class ColourProducer implements Producer {
    @Override
    public String id() {
        return "colour";
    }

    @Override
    public Production open(ProductionRequest request) throws MediaException {
        String hue = request.parameters().getOrDefault("hue", "0");
        if (!hue.matches("\\d{1,3}")) {
            throw new MediaException("the parameter hue is a number of degrees, 0 to 999, not \"" + hue + "\"");
        }
        return new Colours(request.format(), Integer.parseInt(hue));
    }

    private static final class Colours implements Production {
        private final HouseFormat format;
        private final int hue;
        private final Canvas canvas;

        Colours(HouseFormat format, int hue) {
            this.format = format;
            this.hue = hue;
            this.canvas = new Canvas(format.width(), format.height());
        }

        @Override
        public String fingerprint() {
            return "colour 1 hue " + hue; // all that can change a picture; the 1 is raised when the drawing changes
        }

        @Override
        public void pictures(long first, int count, PictureSink sink) throws MediaException {
            for (long frame = first; frame < first + count; frame++) {
                draw(frame);
                sink.accept(frame, canvas.picture());
            }
        }

        private void draw(long frame) {
            Graphics2D pen = canvas.pen();
            pen.setColor(Color.getHSBColor((hue + frame % 360) / 360f, 0.6f, 0.7f));
            pen.fillRect(0, 0, format.width(), format.height());
            pen.setColor(Color.WHITE);
            Typeface.house().drawCentred(pen, "frame " + frame, format.width() / 2.0, format.height() / 2.0, 48);
            pen.dispose();
        }

        @Override
        public void sound(long first, int count, float[] into) {
            for (int i = 0; i < count; i++) {
                // One period of 110 Hz is no whole number of samples, but 110 periods are 48,000.
                double phase = Math.floorMod((first + i) * 110, 48_000L) * 2 * Math.PI / 48_000;
                into[2 * i] = (float) (0.1 * Math.sin(phase));
                into[2 * i + 1] = into[2 * i];
            }
        }

        @Override
        public void close() {
            // Nothing native here: the canvas goes with the garbage.
        }
    }
}

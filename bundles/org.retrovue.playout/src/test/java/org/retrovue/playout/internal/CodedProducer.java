package org.retrovue.playout.internal;

import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.PictureSink;
import org.retrovue.media.api.producer.Producer;
import org.retrovue.media.api.producer.Production;
import org.retrovue.media.api.producer.ProductionRequest;
import org.retrovue.tck.framecode.FrameCode;
import org.retrovue.tck.framecode.SoundCode;

/** Shows frames that say of which event they are and which of its frames; its sound tells the seconds. */
final class CodedProducer implements Producer {
    private final int offset;

    CodedProducer() {
        this(0);
    }

    /** Makes one whose pictures tell another number, so that it can be told from the first. */
    CodedProducer(int offset) {
        this.offset = offset;
    }

    @Override
    public String id() {
        return "coded";
    }

    @Override
    public Production open(ProductionRequest request) throws MediaException {
        return new Coded(request, Integer.parseInt(request.parameters().get("asset")));
    }

    private final class Coded implements Production {
        private final SoundCode code = new SoundCode(HouseFormat.SAMPLE_RATE);
        private final Picture picture;
        private final int asset;

        Coded(ProductionRequest request, int asset) {
            this.asset = asset;
            picture =
                    Picture.allocate(request.format().width(), request.format().height());
        }

        @Override
        public String fingerprint() {
            return "coded " + asset + " " + offset;
        }

        @Override
        public void pictures(long first, int count, PictureSink sink) throws MediaException {
            for (long frame = first; frame < first + count; frame++) {
                picture.fill(90, 128, 128);
                FrameCode.paint(
                        picture.y(),
                        picture.lumaStride(),
                        picture.width(),
                        picture.height(),
                        asset,
                        (int) frame + offset);
                sink.accept(frame, picture);
            }
        }

        @Override
        public void sound(long first, int count, float[] into) {
            int second = -1;
            short[] samples = {};
            for (int i = 0; i < count; i++) {
                int wanted = (int) ((first + i) / HouseFormat.SAMPLE_RATE);
                if (wanted != second) {
                    second = wanted;
                    samples = code.second(asset, second);
                }
                float sample = samples[(int) ((first + i) % HouseFormat.SAMPLE_RATE)] / 32768f;
                into[2 * i] = sample;
                into[2 * i + 1] = sample;
            }
        }

        @Override
        public void close() {
            // Its memory goes with it.
        }
    }
}

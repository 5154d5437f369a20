package org.retrovue.playout.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.PictureSink;
import org.retrovue.media.api.producer.Producer;
import org.retrovue.media.api.producer.Production;
import org.retrovue.media.api.producer.ProductionRequest;

/** Shows coded frames up to one at which it breaks, in one of several ways, until it is mended. */
final class BrokenProducer implements Producer {
    /** How it breaks. */
    enum Way {
        FAILS,
        THROWS,
        STOPS_SHORT,
        HANGS,
        REFUSES,
        SKIPS,
        LACKS_A_CLASS,
        RUNS_OUT_OF_MEMORY
    }

    private final CodedProducer coded = new CodedProducer();
    private final CountDownLatch never = new CountDownLatch(1);
    private final Way way;
    private final long at;
    private volatile boolean mended;

    BrokenProducer(Way way, long at) {
        this.way = way;
        this.at = at;
    }

    void mend() {
        mended = true;
    }

    @Override
    public String id() {
        return "coded";
    }

    @Override
    public Production open(ProductionRequest request) throws MediaException {
        if (way == Way.REFUSES && !mended) {
            throw new MediaException("the file is gone");
        }
        Production production = coded.open(request);
        return new Production() {
            @Override
            public String fingerprint() {
                return production.fingerprint();
            }

            @Override
            public void pictures(long first, int count, PictureSink sink) throws MediaException {
                if (mended || first + count <= at) {
                    production.pictures(first, count, sink);
                    return;
                }
                int good = (int) Math.max(0, at - first);
                if (good > 0) {
                    production.pictures(first, good, sink);
                }
                breakDown(production, first + good, sink);
            }

            @Override
            public void sound(long first, int count, float[] into) throws MediaException {
                production.sound(first, count, into);
            }

            @Override
            public void close() {
                production.close();
            }
        };
    }

    private void breakDown(Production production, long frame, PictureSink sink) throws MediaException {
        switch (way) {
            case FAILS -> throw new MediaException("damaged at frame " + frame);
            case THROWS -> throw new IllegalStateException("a bug");
            case LACKS_A_CLASS -> throw new NoClassDefFoundError("com/example/Gone");
            case RUNS_OUT_OF_MEMORY -> throw new OutOfMemoryError("a leak");
            case SKIPS -> production.pictures(frame + 1, 1, sink);
            case HANGS -> hang();
            default -> {}
        }
    }

    private void hang() {
        try {
            never.await(10, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

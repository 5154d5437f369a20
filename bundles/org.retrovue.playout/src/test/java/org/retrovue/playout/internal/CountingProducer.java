package org.retrovue.playout.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.PictureSink;
import org.retrovue.media.api.producer.Producer;
import org.retrovue.media.api.producer.Production;
import org.retrovue.media.api.producer.ProductionRequest;

/** Shows coded frames; counts what is opened and closed; can be held up while it opens, and told to fail. */
final class CountingProducer implements Producer {
    private final CodedProducer coded = new CodedProducer();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean failing;

    /** Lets no production open until {@link #release}. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void release() {
        gate.countDown();
    }

    void fail(boolean fails) {
        failing = fails;
    }

    int opened() {
        return opened.get();
    }

    int closed() {
        return closed.get();
    }

    @Override
    public String id() {
        return "coded";
    }

    @Override
    public Production open(ProductionRequest request) throws MediaException {
        try {
            if (!gate.await(1, TimeUnit.MINUTES)) {
                throw new MediaException("held up for too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException("interrupted", e);
        }
        Production production = coded.open(request);
        opened.incrementAndGet();
        return new Production() {
            @Override
            public String fingerprint() {
                return production.fingerprint();
            }

            @Override
            public void pictures(long first, int count, PictureSink sink) throws MediaException {
                if (failing) {
                    throw new IllegalStateException("told to fail");
                }
                production.pictures(first, count, sink);
            }

            @Override
            public void sound(long first, int count, float[] into) throws MediaException {
                if (failing) {
                    throw new IllegalStateException("told to fail");
                }
                production.sound(first, count, into);
            }

            @Override
            public void close() {
                closed.incrementAndGet();
                production.close();
            }
        };
    }
}

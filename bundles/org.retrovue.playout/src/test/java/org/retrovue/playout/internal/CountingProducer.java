package org.retrovue.playout.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.PictureSink;
import org.retrovue.media.api.producer.Producer;
import org.retrovue.media.api.producer.Production;
import org.retrovue.media.api.producer.ProductionRequest;

/** Shows coded frames; counts what is opened and closed, and tells what is made; can be held up while it opens, and told to fail. */
final class CountingProducer implements Producer {
    private final CodedProducer coded = new CodedProducer();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final List<String> made = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean failing;

    /** Lets no production open until {@link #release}. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void release() {
        gate.countDown();
    }

    /** Returns how many productions wait to be opened, once there are so many, or a second has passed. */
    int held(int expected) {
        synchronized (waiting) {
            for (int left = 100; waiting.get() < expected && left > 0; left--) {
                try {
                    waiting.wait(10);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return waiting.get();
        }
    }

    /** Returns which pictures and sounds were made, in order: the event's asset and the first frame; of sound the asset only. */
    List<String> made() {
        return List.copyOf(made);
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
        waiting.incrementAndGet();
        try {
            if (!gate.await(1, TimeUnit.MINUTES)) {
                throw new MediaException("held up for too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException("interrupted", e);
        } finally {
            waiting.decrementAndGet();
        }
        String asset = request.parameters().getOrDefault("asset", "?");
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
                made.add(asset + "@" + first);
                production.pictures(first, count, sink);
            }

            @Override
            public void sound(long first, int count, float[] into) throws MediaException {
                if (failing) {
                    throw new IllegalStateException("told to fail");
                }
                made.add(asset);
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

package org.retrovue.catalog.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few daemon threads: reading media is a matter of the disk, and more would take the processor from what is on the air. */
final class EnrichmentThreads implements Executor, AutoCloseable {

    private static final long PATIENCE_SECONDS = 2;
    private static final Logger LOG = LoggerFactory.getLogger(EnrichmentThreads.class);

    private final ThreadPoolExecutor pool;

    EnrichmentThreads(String name, int threads) {
        AtomicInteger number = new AtomicInteger();
        pool = new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "retrovue " + name + " " + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        if (!pool.isShutdown()) {
            pool.execute(task);
        }
    }

    /** Drops what waits, and gives what runs a moment to end: it is not interrupted, because that closes files under its hands. */
    @Override
    public void close() {
        pool.getQueue().clear();
        pool.shutdown();
        try {
            if (!pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("Enrichment still runs; it is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

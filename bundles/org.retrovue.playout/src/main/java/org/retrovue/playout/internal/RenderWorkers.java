package org.retrovue.playout.internal;

import java.time.Instant;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The station's render threads: the work with the earliest deadline first. */
final class RenderWorkers implements AutoCloseable {
    private record Task(Instant deadline, long order, Runnable work) implements Runnable, Comparable<Task> {
        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Task other) {
            int byDeadline = deadline.compareTo(other.deadline);
            return byDeadline != 0 ? byDeadline : Long.compare(order, other.order);
        }
    }

    private final AtomicLong order = new AtomicLong();
    private final ThreadPoolExecutor threads;

    RenderWorkers(int workers) {
        threads = new ThreadPoolExecutor(
                workers,
                workers,
                1,
                TimeUnit.MINUTES,
                new PriorityBlockingQueue<>(),
                new NamedThreads("playout-render"));
    }

    void resize(int workers) {
        if (workers > threads.getMaximumPoolSize()) {
            threads.setMaximumPoolSize(workers);
            threads.setCorePoolSize(workers);
        } else {
            threads.setCorePoolSize(workers);
            threads.setMaximumPoolSize(workers);
        }
    }

    int size() {
        return threads.getCorePoolSize();
    }

    int busy() {
        return threads.getActiveCount();
    }

    int queued() {
        return threads.getQueue().size();
    }

    /** Queues a job's work with its present deadline. */
    void offer(SegmentJob job, boolean sideBySide) {
        try {
            for (Runnable work : job.work(sideBySide)) {
                threads.execute(new Task(job.deadline(), order.incrementAndGet(), work));
            }
        } catch (RejectedExecutionException e) {
            job.giveUp(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

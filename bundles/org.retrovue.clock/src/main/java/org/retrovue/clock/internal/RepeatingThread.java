package org.retrovue.clock.internal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.function.Consumer;
import org.retrovue.api.clock.MasterClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that does one step again and again, from the start of one call to the start of the next a period apart. */
final class RepeatingThread implements MasterClock.Repetition, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(RepeatingThread.class);

    private static final long SHORTEST_PAUSE_NANOS = 10_000_000;
    private static final long PATIENCE_MILLIS = 1000;

    private final StationClock clock;
    private final MasterClock.Task task;
    private final long periodNanos;
    private final Consumer<RepeatingThread> ended;
    private final Thread thread;

    /** Of the call before, so that a step that fails every time does not fill the log. */
    private String lastFailure = "";

    @GuardedBy("this")
    private boolean closed;

    RepeatingThread(
            String name, long periodNanos, StationClock clock, MasterClock.Task task, Consumer<RepeatingThread> ended) {
        this.periodNanos = periodNanos;
        this.clock = clock;
        this.task = task;
        this.ended = ended;
        thread = new Thread(this, "retrovue " + name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        try {
            long due = clock.nanos();
            while (pauseUntil(due)) {
                work();
                due = Math.max(due + periodNanos, clock.nanos() + SHORTEST_PAUSE_NANOS);
            }
        } catch (InterruptedException e) {
            LOG.debug("{} was interrupted", thread.getName());
        } finally {
            ended.accept(this);
        }
    }

    private void work() throws InterruptedException {
        try {
            task.work(clock.now());
            lastFailure = "";
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            // A bundle that is being replaced throws linkage errors for a moment; the next call is a new chance.
            String failure = e.toString();
            if (!failure.equals(lastFailure)) {
                LOG.error("{} failed and is called again; the same failure is not logged again", thread.getName(), e);
            }
            lastFailure = failure;
        }
    }

    /** Returns false when it is to end. */
    private synchronized boolean pauseUntil(long dueNanos) throws InterruptedException {
        while (!closed) {
            long left = dueNanos - clock.nanos();
            if (left <= 0) {
                return true;
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return false;
    }

    /** Does not interrupt a call that runs: an interrupt closes the files and database connections that it uses. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("{} still runs a second after it was asked to end", thread.getName());
        }
    }
}

package org.retrovue.media.engine.internal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.MediaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The place of one process that reads for the station: started when it is wanted, and again when it has died. Any thread. */
final class ReaderHouse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderHouse.class);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int PATIENCE_SECONDS = 60;
    private static final int IDLE_SECONDS = 60;
    /** How long nobody tries to start one after it could not be. */
    private static final int REST_SECONDS = 60;

    private final List<String> command;
    private final int patienceSeconds;
    private final String build;
    private final boolean stays;
    private final ScheduledExecutorService watch;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable ReaderProcess process;
    private volatile boolean resting;
    private volatile boolean closed;
    private boolean complained;

    /**
     * Makes an empty one.
     *
     * @param command starts a process that serves as {@link ReaderMain} does
     * @param patienceSeconds how long an answer may take
     * @param build what the process must be of
     * @param stays whether it is kept while nobody uses it
     * @param watch for work to be done later
     */
    ReaderHouse(
            List<String> command, int patienceSeconds, String build, boolean stays, ScheduledExecutorService watch) {
        this.command = List.copyOf(command);
        this.patienceSeconds = patienceSeconds;
        this.build = build;
        this.stays = stays;
        this.watch = watch;
    }

    /** Returns the process if it is there. */
    @Nullable
    ReaderProcess running() {
        ReaderProcess now = process;
        return now != null && now.isAlive() ? now : null;
    }

    /**
     * Returns the process; starts it if need be. Nothing where none can be started.
     *
     * @throws MediaException when the station stops or the thread is interrupted
     */
    @Nullable
    ReaderProcess get() throws MediaException {
        ReaderProcess now = running();
        if (now != null) {
            return now;
        }
        try {
            if (!starting.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException("interrupted while a process for reading comes up", e);
        }
        try {
            now = running();
            return now != null || resting ? now : start();
        } finally {
            starting.unlock();
        }
    }

    private @Nullable ReaderProcess start() throws MediaException {
        if (closed) {
            throw new MediaException("the media engine stops");
        }
        ReaderProcess fresh = null;
        boolean up = false;
        try {
            fresh = new ReaderProcess(command, NUMBER.incrementAndGet(), patienceSeconds);
            process = fresh;
            fresh.greet(build);
            if (closed) { // it may have come too late to be closed with the others
                throw new MediaException("the media engine stops");
            }
            up = true;
            if (!stays) {
                endIfIdle(fresh, -1);
            }
            return fresh;
        } catch (IOException e) {
            rest(e);
            return null;
        } finally {
            if (!up) {
                process = null;
                if (fresh != null) {
                    fresh.close();
                }
            }
        }
    }

    private void rest(IOException e) {
        if (!complained && !closed) {
            complained = true;
            LOG.warn(
                    "Media are read within the station, which a crash of a decoder would end: no process could be started with {}: {}",
                    command.get(0),
                    e.toString());
        }
        resting = true;
        later(REST_SECONDS, () -> resting = false);
    }

    private void endIfIdle(ReaderProcess idle, long before) {
        later(IDLE_SECONDS, () -> {
            long uses = idle.uses();
            if (uses >= 0 && uses == before) {
                idle.close();
            } else if (idle.isAlive()) {
                endIfIdle(idle, uses);
            }
        });
    }

    private void later(int seconds, Runnable work) {
        try {
            watch.schedule(work, seconds, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            // The station stops: everything ends at once.
        }
    }

    @Override
    public void close() {
        closed = true;
        ReaderProcess now = process;
        if (now != null) {
            now.close();
        }
    }
}

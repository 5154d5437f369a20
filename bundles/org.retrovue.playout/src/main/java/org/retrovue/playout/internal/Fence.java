package org.retrovue.playout.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.retrovue.media.api.MediaException;

/**
 * Calls code of plug-ins on threads of its own, so that one that hangs holds up nobody for longer than a deadline. One of which several calls hang is not called until they end, so that it cannot use
 * up the threads of all.
 */
final class Fence implements AutoCloseable {
    /** Calls of one plug-in that may hang before it is called no more. */
    static final int MOST_HANGING = 5;

    private static final long GOODBYE_SECONDS = 2;

    private final ThreadPoolExecutor threads;
    private final Map<Object, Integer> hanging = new ConcurrentHashMap<>();
    private volatile Duration atMost;

    /**
     * Makes one.
     *
     * @param calls how many at once; calls that hang count until they end
     * @param atMost real time that a call may take
     */
    Fence(int calls, Duration atMost) {
        threads = new ThreadPoolExecutor(
                0, calls, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), new NamedThreads("playout-producer"));
        this.atMost = atMost;
    }

    /** Returns how many calls are given up and have not ended yet. */
    int hanging() {
        return hanging.values().stream().mapToInt(Integer::intValue).sum();
    }

    void limit(int calls, Duration time) {
        threads.setMaximumPoolSize(calls);
        atMost = time;
    }

    /**
     * Calls.
     *
     * @param plugin which instance is called
     * @param name of it, for the message
     * @param work the call; is interrupted when it takes too long
     * @throws HangsException when it did not answer in time, or is not called because it did not before
     * @throws MediaException when it threw anything
     */
    <T> T call(Object plugin, String name, Callable<T> work) throws MediaException {
        if (hanging.getOrDefault(plugin, 0) >= MOST_HANGING) {
            throw new HangsException(name + " is not called: " + MOST_HANGING + " calls of it hang");
        }
        Call<T> call = new Call<>(plugin, work);
        Future<T> result;
        try {
            result = threads.submit(call);
        } catch (RejectedExecutionException e) {
            if (threads.isShutdown()) {
                throw new CancellationException("playout stops");
            }
            throw new HangsException(name + " is not called: too many calls hang");
        }
        Duration limit = atMost;
        try {
            return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            call.abandon();
            result.cancel(true);
            throw new HangsException(name + " did not answer within " + limit.toSeconds() + " s");
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("playout stops");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof MediaException known) {
                throw known;
            }
            throw new MediaException(name + " failed: " + cause, cause);
        }
    }

    /** Interrupts what is being called and gives it a moment to let go of native memory. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A call that counts as hanging from when it is given up until it ends. */
    private final class Call<T> implements Callable<T> {
        private final Object plugin;
        private final Callable<T> work;
        private final AtomicBoolean settled = new AtomicBoolean();

        Call(Object plugin, Callable<T> work) {
            this.plugin = plugin;
            this.work = work;
        }

        @Override
        public T call() throws Exception {
            try {
                return work.call();
            } finally {
                if (!settled.compareAndSet(false, true)) {
                    hanging.computeIfPresent(plugin, (same, count) -> count == 1 ? null : count - 1);
                }
            }
        }

        void abandon() {
            hanging.merge(plugin, 1, Integer::sum);
            if (!settled.compareAndSet(false, true)) { // it ended at this very moment
                hanging.computeIfPresent(plugin, (same, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    /** A call did not answer in time. */
    static final class HangsException extends MediaException {
        private static final long serialVersionUID = 1L;

        HangsException(String message) {
            super(message);
        }
    }
}

package org.retrovue.playout.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.retrovue.media.api.MediaException;

/** Calls code of plug-ins on threads of its own, so that one that hangs holds up nobody for longer than a deadline. */
final class Fence implements AutoCloseable {
    private final ThreadPoolExecutor threads;
    private final Duration atMost;

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

    /**
     * Calls.
     *
     * @param who is called, for the message
     * @param work the call; is interrupted when it takes too long
     * @throws HangsException when it did not answer in time
     * @throws MediaException when it threw anything
     */
    <T> T call(String who, Callable<T> work) throws MediaException {
        Future<T> result;
        try {
            result = threads.submit(work);
        } catch (RejectedExecutionException e) {
            throw new HangsException(who + " is not called: too many calls hang", e);
        }
        try {
            return result.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            result.cancel(true);
            throw new HangsException(who + " did not answer within " + atMost.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("playout stops");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof MediaException known) {
                throw known;
            }
            throw new MediaException(who + " failed: " + cause, cause);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** A call did not answer in time. */
    static final class HangsException extends MediaException {
        private static final long serialVersionUID = 1L;

        HangsException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

package org.retrovue.planning.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.retrovue.api.clock.MonotonicClock;

/**
 * Calls plug-ins with a deadline, so that one that hangs holds up nobody else. One that was too slow is not asked again for a minute of real time.
 *
 * <p>One call at a time; any thread.
 */
final class Fence implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_LOST = 8;

    private final MonotonicClock clock;
    private final Duration deadline;
    private final Map<String, Long> pausedUntil = new HashMap<>();
    private ExecutorService worker = worker();
    private int lost;

    Fence(MonotonicClock clock) {
        this(clock, DEADLINE);
    }

    Fence(MonotonicClock clock, Duration deadline) {
        this.clock = clock;
        this.deadline = deadline;
    }

    private static ExecutorService worker() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "retrovue planning plug-in");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Calls a plug-in.
     *
     * @param plugin names it, for messages
     * @param work what it is to do
     * @return what it answered
     * @throws IllegalStateException when it throws, is too slow, or was too slow a short time ago
     */
    synchronized <T> T call(String plugin, Callable<T> work) {
        Long paused = pausedUntil.get(plugin);
        if (paused != null && clock.nanos() - paused < 0) {
            throw new IllegalStateException(plugin + " was too slow and is not asked for a minute");
        }
        Future<T> answer = worker.submit(work);
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            giveUp(plugin, answer);
            throw new IllegalStateException(
                    plugin + " did not answer within " + deadline.toMillis() + " ms of real time", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(plugin + " failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + plugin, e);
        }
    }

    /** Leaves the thread to the plug-in that does not let go of it, a few times; after that plug-ins queue behind it. */
    private void giveUp(String plugin, Future<?> answer) {
        answer.cancel(true);
        pausedUntil.put(plugin, clock.nanos() + PAUSE.toNanos());
        if (lost < MOST_LOST) {
            lost++;
            worker.shutdownNow();
            worker = worker();
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}

package org.retrovue.catalog.internal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.clock.MonotonicClock;

/** The assets to be looked at, each at most once in the list, and how far it has come. Any thread. */
final class WorkList {

    private final Executor executor;
    private final MonotonicClock clock;
    private final Consumer<AssetId> work;

    @GuardedBy("this")
    private final Set<AssetId> waiting = new HashSet<>();

    @GuardedBy("this")
    private final Map<AssetId, Job> running = new LinkedHashMap<>();

    @GuardedBy("this")
    private int done;

    @GuardedBy("this")
    private int total;

    WorkList(Executor executor, MonotonicClock clock, Consumer<AssetId> work) {
        this.executor = executor;
        this.clock = clock;
        this.work = work;
    }

    void add(AssetId id) {
        synchronized (this) {
            if (running.containsKey(id) || !waiting.add(id)) {
                return;
            }
            if (waiting.size() == 1 && running.isEmpty()) {
                done = 0;
                total = 0;
            }
            total++;
        }
        executor.execute(() -> run(id));
    }

    private void run(AssetId id) {
        synchronized (this) {
            waiting.remove(id);
            running.put(id, new Job(Thread.currentThread(), clock.nanos()));
        }
        try {
            work.accept(id);
        } finally {
            synchronized (this) {
                running.remove(id);
                done++;
            }
        }
    }

    synchronized boolean isIdle() {
        return waiting.isEmpty() && running.isEmpty();
    }

    synchronized int done() {
        return done;
    }

    synchronized int total() {
        return total;
    }

    synchronized List<AssetId> running() {
        return List.copyOf(running.keySet());
    }

    /** Interrupts what takes longer than allowed and returns it. */
    synchronized List<AssetId> interruptOlderThan(Duration limit) {
        List<AssetId> late = running.entrySet().stream()
                .filter(each -> clock.nanos() - each.getValue().since() > limit.toNanos())
                .map(Map.Entry::getKey)
                .toList();
        late.forEach(id -> {
            Job job = running.get(id);
            if (job != null) {
                job.thread().interrupt();
            }
        });
        return late;
    }

    private record Job(Thread thread, long since) {}
}

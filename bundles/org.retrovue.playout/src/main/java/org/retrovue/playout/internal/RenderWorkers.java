package org.retrovue.playout.internal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.retrovue.api.clock.MasterClock;

/**
 * The station's render threads. Each does what is most urgent, a piece at a time: between two pieces of a production it gives way to what is more urgent. Work that nobody waits for is done when nothing
 * else waits, and never by all of them, so that a first viewer is met by one that is free.
 *
 * @see "docs/contracts/playout.md, SCHED-1 to SCHED-4"
 */
final class RenderWorkers implements AutoCloseable {
    /** A worker's piece of work; what becomes wanted while it is done counts as it was begun. */
    private record Turn(Work work, boolean speculative) {}

    private final MasterClock clock;
    private final NamedThreads names = new NamedThreads("playout-render");
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final RenderQueue queue = new RenderQueue();

    @GuardedBy("lock")
    private final Set<Thread> threads = new HashSet<>();

    @GuardedBy("lock")
    private int size;

    @GuardedBy("lock")
    private int busy;

    @GuardedBy("lock")
    private int speculating;

    @GuardedBy("lock")
    private boolean closed;

    RenderWorkers(int workers, MasterClock clock) {
        this.clock = clock;
        resize(workers);
    }

    /** Changes how many there are; those who are too many end after what they do. */
    void resize(int workers) {
        synchronized (lock) {
            size = workers;
            while (threads.size() < size && !closed) {
                Thread thread = names.newThread(this::run);
                threads.add(thread);
                thread.start();
            }
            lock.notifyAll();
        }
    }

    int size() {
        synchronized (lock) {
            return size;
        }
    }

    int busy() {
        synchronized (lock) {
            return busy;
        }
    }

    /** Returns how many are at work that nobody waits for. */
    int speculating() {
        synchronized (lock) {
            return speculating;
        }
    }

    /** Returns how many pieces of work wait that somebody wants. */
    int queued() {
        synchronized (lock) {
            return queue.wanted();
        }
    }

    /** Queues work. Returns whether it will be done: it will not when the workers have stopped. */
    boolean offer(Iterable<? extends Work> all) {
        synchronized (lock) {
            if (closed) {
                return false;
            }
            all.forEach(queue::add);
            lock.notifyAll();
            return true;
        }
    }

    private void run() {
        try {
            Optional<Work> goesOn = Optional.empty();
            for (Optional<Turn> turn = begin(goesOn); turn.isPresent(); turn = begin(goesOn)) {
                try {
                    goesOn = turn.get().work().make();
                } finally {
                    end(turn.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (lock) {
                threads.remove(Thread.currentThread());
            }
        }
    }

    /** Returns what a worker does next: what its last piece goes on with, if nothing is more urgent; nothing when it is to end. */
    private Optional<Turn> begin(Optional<Work> goesOn) throws InterruptedException {
        synchronized (lock) {
            if (goesOn.isPresent()) {
                Work next = goesOn.get();
                if (isNeeded() && (!next.speculative() || isRoom()) && !queue.isUrgentBefore(next, clock.now())) {
                    return Optional.of(turn(next));
                }
                queue.add(next);
                lock.notifyAll();
            }
            while (isNeeded()) {
                Optional<Work> work = queue.take(clock.now(), isRoom());
                if (work.isPresent()) {
                    return Optional.of(turn(work.get()));
                }
                lock.wait();
            }
            threads.remove(Thread.currentThread());
            return Optional.empty();
        }
    }

    @GuardedBy("lock")
    private boolean isNeeded() {
        return !closed && threads.size() <= size;
    }

    /** Tells whether one more may do what nobody waits for. */
    @GuardedBy("lock")
    private boolean isRoom() {
        return speculating < Math.max(1, size - 1);
    }

    @GuardedBy("lock")
    private Turn turn(Work work) {
        boolean speculative = work.speculative();
        busy++;
        speculating += speculative ? 1 : 0;
        return new Turn(work, speculative);
    }

    private void end(Turn turn) {
        synchronized (lock) {
            busy--;
            if (turn.speculative()) {
                speculating--;
                lock.notifyAll(); // another one may now do work of this kind
            }
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            queue.drain();
            threads.forEach(Thread::interrupt);
            lock.notifyAll();
        }
    }
}

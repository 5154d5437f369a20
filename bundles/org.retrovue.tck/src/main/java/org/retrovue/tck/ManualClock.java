package org.retrovue.tck;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.clock.MonotonicClock;
import org.retrovue.time.Rational;

/**
 * A clock that stands still until a test moves it. Repeated tasks run on the thread that moves it, in order of time, so that a day passes in a moment and every run is the same.
 */
public final class ManualClock implements MasterClock, MonotonicClock {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final List<Repeated> repeated = new CopyOnWriteArrayList<>();
    private final List<Exception> failures = new CopyOnWriteArrayList<>();
    private final Instant start;
    private Instant now;

    private ManualClock(Instant start) {
        this.start = start;
        this.now = start;
    }

    /**
     * Makes a clock.
     *
     * @param start what it says at first
     * @return the clock
     */
    public static ManualClock at(Instant start) {
        return new ManualClock(start);
    }

    /**
     * Makes a clock.
     *
     * @param start what it says at first, such as 2026-01-05T12:00:00Z
     * @return the clock
     */
    public static ManualClock at(String start) {
        return at(Instant.parse(start));
    }

    @Override
    public Instant now() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Rational speed() {
        return Rational.ZERO;
    }

    /** Returns the nanoseconds that the clock was moved by. */
    @Override
    public long nanos() {
        return Duration.between(start, now()).toNanos();
    }

    /**
     * Moves the clock on and runs what falls due on the way, each at its own time.
     *
     * @param by zero or more; zero runs what is due now
     */
    public void advance(Duration by) {
        advanceTo(now().plus(by));
    }

    /**
     * Moves the clock on and runs what falls due on the way, each at its own time.
     *
     * @param to not before now
     */
    public void advanceTo(Instant to) {
        for (Optional<Repeated> next = next(to); next.isPresent(); next = next(to)) {
            Repeated task = next.get();
            set(task.due.isAfter(now()) ? task.due : now());
            task.due = now().plus(task.period);
            try {
                task.task.work(now());
            } catch (Exception e) {
                failures.add(e);
            }
        }
        set(to);
    }

    private Optional<Repeated> next(Instant to) {
        return repeated.stream().filter(task -> !task.due.isAfter(to)).min(Comparator.comparing(task -> task.due));
    }

    /**
     * Sets the clock, also back, and runs nothing: an operator's step.
     *
     * @param to what it says from now on
     */
    public void set(Instant to) {
        lock.lock();
        try {
            now = to;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns what repeated tasks threw.
     *
     * @return in order
     */
    public List<Exception> failures() {
        return new ArrayList<>(failures);
    }

    @Override
    public boolean await(Instant instant, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (now.isBefore(instant) && left > 0) {
                left = moved.awaitNanos(left);
            }
            return !now.isBefore(instant);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Repetition every(String name, Duration period, Task task) {
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("the period of \"" + name + "\" is above zero: " + period);
        }
        Repeated added = new Repeated(period, task, now());
        repeated.add(added);
        return () -> repeated.remove(added);
    }

    private static final class Repeated {
        private final Duration period;
        private final Task task;
        private volatile Instant due;

        Repeated(Duration period, Task task, Instant due) {
            this.period = period;
            this.task = task;
            this.due = due;
        }
    }
}

package org.retrovue.playout.internal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.clock.MonotonicClock;
import org.retrovue.api.playout.Conditioning.Estimate;
import org.retrovue.api.playout.Conditioning.Job;
import org.retrovue.api.playout.Conditioning.Phase;

/** Something that is being rendered ahead: stretches of GOPs, each rendered in order by one worker at a time, so that its production stays open. Any thread. */
final class ConditionJob {
    /** Pieces in a row that could not be kept, after which it is given up. */
    private static final int MOST_FAILURES = 20;

    /** GOPs of one event that are not in the cache. */
    record Stretch(Channel channel, List<RenderAhead.Named> pieces) {}

    private final Estimate estimate;
    private final RenderAhead ahead;
    private final Instant began;
    private final MonotonicClock clock;
    private final long beganNanos;
    private final long missing;

    @GuardedBy("this")
    private final Deque<Stretch> waiting;

    @GuardedBy("this")
    private Phase phase = Phase.RUNNING;

    @GuardedBy("this")
    private long done;

    @GuardedBy("this")
    private long bytes;

    @GuardedBy("this")
    private int failures;

    @GuardedBy("this")
    private String problem = "";

    ConditionJob(Estimate estimate, List<Stretch> stretches, RenderAhead ahead, Instant began, MonotonicClock clock) {
        this.estimate = estimate;
        this.ahead = ahead;
        this.began = began;
        this.clock = clock;
        beganNanos = clock.nanos();
        waiting = new ArrayDeque<>(stretches);
        missing = estimate.gops() - estimate.kept();
    }

    String what() {
        return estimate.what();
    }

    /** Offers as much work as may be done side by side. */
    void start() {
        List<Chain> chains = new ArrayList<>();
        for (int i = 0; i < ahead.workers(); i++) {
            chains.add(new Chain());
        }
        if (missing == 0) {
            end(Phase.DONE, "");
        } else if (!ahead.offer(chains)) {
            end(Phase.CANCELLED, "playout stops");
        }
    }

    synchronized boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    synchronized boolean cancel() {
        return end(Phase.CANCELLED, "");
    }

    private synchronized boolean end(Phase how, String why) {
        if (phase != Phase.RUNNING) {
            return false;
        }
        phase = how;
        problem = why;
        waiting.clear();
        return true;
    }

    synchronized Job state() {
        long left = missing - done;
        Optional<Duration> time = done == 0 || phase != Phase.RUNNING
                ? Optional.empty()
                : Optional.of(Duration.ofNanos((clock.nanos() - beganNanos) / done * left));
        return new Job(
                what(), phase, began, estimate.gops(), estimate.kept() + done, done - failures, bytes, time, problem);
    }

    private synchronized Optional<Stretch> next() {
        return Optional.ofNullable(waiting.poll());
    }

    private synchronized void note(RenderAhead.Rendered one) {
        if (phase != Phase.RUNNING) {
            return;
        }
        done++;
        bytes += one.bytes();
        failures = one.kept() ? 0 : failures + 1;
        if (failures >= MOST_FAILURES) {
            end(
                    Phase.FAILED,
                    failures + " pieces in a row could not be kept in the cache: its disk is full, or the files cannot"
                            + " be shown; retrovue:faults tells which");
        } else if (bytes > estimate.quota()) {
            end(Phase.FAILED, "the cache is full of it: raise cache.gb in config/org.retrovue.playout.cfg");
        } else if (done == missing) {
            end(Phase.DONE, "");
        }
    }

    /** The work of one worker: a GOP at a time, stretch after stretch. */
    private final class Chain implements Work {
        private Iterator<RenderAhead.Named> pieces =
                List.<RenderAhead.Named>of().iterator();
        private Optional<Stretch> stretch = Optional.empty();

        @Override
        public Instant deadline() {
            return Instant.MAX;
        }

        @Override
        public Instant over() {
            return Instant.MAX;
        }

        @Override
        public boolean speculative() {
            return true;
        }

        @Override
        public boolean isOpen() {
            return isRunning();
        }

        @Override
        public Optional<Work> make() {
            if (!pieces.hasNext()) {
                stretch = next();
                pieces = stretch.map(Stretch::pieces).orElse(List.of()).iterator();
            }
            if (!pieces.hasNext() || !isRunning()) {
                return Optional.empty();
            }
            RenderAhead.Named piece = pieces.next();
            note(ahead.render(stretch.orElseThrow().channel(), piece));
            return isRunning() ? Optional.of(this) : Optional.empty();
        }
    }
}

package org.retrovue.playout.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The work that waits: first what is due soon, the earliest deadline first; then what is too late for its time but still wanted; then what is due later; last what nobody waits for. So what cannot be in time any more does not make
 * late what still can. Not safe for threads: the workers guard it.
 *
 * @see "docs/contracts/playout.md, SCHED-1 to SCHED-3"
 */
final class RenderQueue {
    private static final int FEW = 64;
    /** What is due later than this can wait for a viewer who is behind. */
    private static final Duration SOON = Duration.ofSeconds(4);

    private record Waiting(Instant deadline, long order, Work work) {}

    private static final Comparator<Waiting> BY_DEADLINE =
            Comparator.comparing(Waiting::deadline).thenComparing(Waiting::order);

    private final PriorityQueue<Waiting> due = new PriorityQueue<>(BY_DEADLINE);
    private final PriorityQueue<Waiting> late = new PriorityQueue<>(BY_DEADLINE);
    private final PriorityQueue<Waiting> speculative = new PriorityQueue<>(BY_DEADLINE);
    private long order;
    private int sweepAt = FEW;

    /** Adds work with the deadline that it has now. */
    void add(Work work) {
        Waiting waiting = new Waiting(work.deadline(), order++, work);
        if (!work.speculative()) {
            due.add(waiting);
            return;
        }
        if (speculative.size() >= sweepAt) { // on a busy station nobody comes to take what is done or given up
            speculative.removeIf(one -> !one.work().isOpen());
            sweepAt = Math.max(FEW, 2 * speculative.size());
        }
        speculative.add(waiting);
    }

    /** Takes what is to be done next; of what is speculative only where that is welcome. */
    Optional<Work> take(Instant now, boolean speculativeToo) {
        Optional<Work> wanted = peek(now);
        if (wanted.isPresent()) {
            first(now).remove();
            return wanted;
        }
        sweep(speculative);
        return speculativeToo && !speculative.isEmpty()
                ? Optional.of(speculative.remove().work())
                : Optional.empty();
    }

    /** Tells whether something waits that should be done before a piece of work. */
    boolean isUrgentBefore(Work work, Instant now) {
        Optional<Work> wanted = peek(now);
        if (wanted.isEmpty()) {
            return false;
        }
        if (work.speculative()) {
            return true;
        }
        int order = Integer.compare(turn(wanted.get(), now), turn(work, now));
        return order < 0 || order == 0 && wanted.get().deadline().isBefore(work.deadline());
    }

    /** Returns what is wanted first, of what is not speculative, and puts aside what has become late. */
    private Optional<Work> peek(Instant now) {
        sweep(due);
        while (!due.isEmpty() && !due.peek().work().over().isAfter(now)) {
            late.add(due.remove());
            sweep(due);
        }
        sweep(late);
        return Optional.ofNullable(first(now).peek()).map(Waiting::work);
    }

    /** Returns the queue whose turn it is. */
    private PriorityQueue<Waiting> first(Instant now) {
        Waiting next = due.peek();
        boolean isDue = next != null && (late.isEmpty() || turn(next.work(), now) == 0);
        return isDue ? due : late;
    }

    /** Returns when work has its turn: 0 for what is due soon, 1 for what is late, 2 for what is due later. */
    private static int turn(Work work, Instant now) {
        if (!work.over().isAfter(now)) {
            return 1;
        }
        return work.deadline().isBefore(now.plus(SOON)) ? 0 : 2;
    }

    private static void sweep(PriorityQueue<Waiting> queue) {
        while (!queue.isEmpty() && !queue.peek().work().isOpen()) {
            queue.remove();
        }
    }

    /** Returns how much of it somebody waits for. */
    int wanted() {
        return count(due) + count(late);
    }

    private static int count(PriorityQueue<Waiting> queue) {
        int open = 0;
        for (Waiting waiting : queue) {
            open += waiting.work().isOpen() ? 1 : 0;
        }
        return open;
    }

    /** Takes all that there is. */
    List<Work> drain() {
        List<Work> all = new ArrayList<>();
        for (PriorityQueue<Waiting> queue : List.of(due, late, speculative)) {
            queue.forEach(waiting -> all.add(waiting.work()));
            queue.clear();
        }
        return all;
    }
}

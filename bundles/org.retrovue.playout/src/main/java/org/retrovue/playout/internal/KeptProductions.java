package org.retrovue.playout.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.clock.MonotonicClock;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.producer.Producer;
import org.retrovue.media.api.producer.Production;
import org.retrovue.media.api.producer.ProductionRequest;

/**
 * Keeps productions open from one GOP to the next of their event. Only a speed-up: what a production gives does not depend on what it was asked before. Each is lent to one at a time. Any thread.
 */
final class KeptProductions implements AutoCloseable {
    /** What a production is used for. */
    enum Use {
        PICTURES,
        SOUND
    }

    /** A production that is lent. */
    record Lent(Producer producer, ProductionRequest request, Use use, Production production) {
        void closeQuietly() {
            try {
                production.close();
            } catch (RuntimeException | LinkageError e) {
                // It is given up anyway; what it failed at was reported when it was used.
            }
        }
    }

    private record Kept(Lent lent, long next, long sinceNanos) {}

    private final MonotonicClock clock;
    private final int most;
    private final List<Kept> kept = new ArrayList<>();
    private boolean closed;

    KeptProductions(MonotonicClock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** Takes the one that has just given what lies before a position, or opens one. */
    Lent take(Producer producer, ProductionRequest request, Use use, long position) throws MediaException {
        Lent found = find(producer, request, use, position);
        return found != null ? found : new Lent(producer, request, use, producer.open(request));
    }

    private synchronized @Nullable Lent find(Producer producer, ProductionRequest request, Use use, long position) {
        for (Iterator<Kept> all = kept.iterator(); all.hasNext(); ) {
            Kept one = all.next();
            Lent lent = one.lent();
            if (lent.producer() == producer
                    && lent.use() == use
                    && (use == Use.SOUND || one.next() == position)
                    && lent.request().equals(request)) {
                all.remove();
                return lent;
            }
        }
        return null;
    }

    /** Gives one back that may go on at a position. */
    void giveBack(Lent lent, long next) {
        Lent surplus = null;
        synchronized (this) {
            if (closed) {
                surplus = lent;
            } else {
                kept.add(new Kept(lent, next, clock.nanos()));
                if (kept.size() > most) {
                    surplus = kept.remove(0).lent();
                }
            }
        }
        if (surplus != null) {
            surplus.closeQuietly();
        }
    }

    /** Closes those that were not used for so long. */
    void closeIdle(Duration idle) {
        long before = clock.nanos() - idle.toNanos();
        closeIf(one -> one.sinceNanos() - before < 0);
    }

    /** Closes those of a producer that has gone. */
    void closeOf(Producer producer) {
        closeIf(one -> one.lent().producer() == producer);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        closeIf(one -> true);
    }

    private void closeIf(java.util.function.Predicate<Kept> which) {
        List<Kept> given = new ArrayList<>();
        synchronized (this) {
            kept.removeIf(one -> which.test(one) && given.add(one));
        }
        given.forEach(one -> one.lent().closeQuietly());
    }
}

package org.retrovue.playout.internal;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;

/** The segments that are being rendered or were a moment ago, so that n viewers cost one rendering. Keyed by what they are made of: when the plan changes, it is another segment. Any thread. */
final class SharedSegments {
    private record Key(Channel channel, Cut cut) {}

    private volatile long mostBytes;
    private final Map<Key, SegmentJob> jobs = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    SharedSegments(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    void limit(long bytesAtMost) {
        mostBytes = bytesAtMost;
    }

    /** Returns the job for a segment, begun where there is none, or nobody wanted the last one to be finished. */
    synchronized SegmentJob get(Channel channel, Cut cut, Supplier<SegmentJob> begin) {
        Key key = new Key(channel, cut);
        SegmentJob known = jobs.get(key);
        if (known != null) {
            return known;
        }
        SegmentJob job = begin.get();
        jobs.put(key, job);
        job.result().whenComplete((segment, failure) -> done(key, job, segment));
        return job;
    }

    /** Forgets a job that was given up. */
    synchronized void forget(Channel channel, Cut cut, SegmentJob job) {
        jobs.remove(new Key(channel, cut), job);
    }

    private synchronized void done(Key key, SegmentJob finished, @Nullable Segment segment) {
        if (segment == null) {
            jobs.remove(key, finished);
            return;
        }
        bytes += segment.bytes().length;
        Iterator<SegmentJob> eldest = jobs.values().iterator();
        while (bytes > mostBytes && eldest.hasNext()) {
            SegmentJob job = eldest.next();
            if (job.result().isDone() && !job.result().isCompletedExceptionally()) {
                Segment old = job.result().getNow(segment);
                if (old != segment) {
                    bytes -= old.bytes().length;
                    eldest.remove();
                }
            }
        }
    }

    /** Returns those that are being rendered or wait for it. */
    synchronized List<SegmentJob> unfinished() {
        return jobs.values().stream().filter(job -> !job.result().isDone()).toList();
    }

    void giveUp() {
        Iterable<SegmentJob> all;
        synchronized (this) {
            all = List.copyOf(jobs.values());
        }
        all.forEach(job -> job.giveUp(new CancellationException("playout stops")));
    }
}

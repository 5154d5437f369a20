package org.retrovue.playout.internal;

import java.util.Iterator;
import java.util.LinkedHashMap;
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

    /** Returns the job for a segment. */
    synchronized SegmentJob get(Channel channel, Cut cut, Supplier<SegmentJob> begin) {
        Key key = new Key(channel, cut);
        SegmentJob known = jobs.get(key);
        if (known != null) {
            return known;
        }
        SegmentJob job = begin.get();
        jobs.put(key, job);
        job.result().whenComplete((segment, failure) -> done(key, segment));
        return job;
    }

    private synchronized void done(Key key, @Nullable Segment segment) {
        if (segment == null) {
            jobs.remove(key);
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

    synchronized int unfinished() {
        int count = 0;
        for (SegmentJob job : jobs.values()) {
            count += job.result().isDone() ? 0 : 1;
        }
        return count;
    }

    void giveUp() {
        Iterable<SegmentJob> all;
        synchronized (this) {
            all = java.util.List.copyOf(jobs.values());
        }
        all.forEach(job -> job.giveUp(new CancellationException("playout stops")));
    }
}

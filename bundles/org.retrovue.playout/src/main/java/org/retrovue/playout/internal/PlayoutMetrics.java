package org.retrovue.playout.internal;

import java.util.ArrayList;
import java.util.List;
import org.retrovue.api.metrics.Metric;
import org.retrovue.api.playout.Playout;
import org.retrovue.api.playout.RenderCache;

/** The figures of rendering for a monitoring tool. */
final class PlayoutMetrics {
    private final StageTimes times;
    private final BlobCache cache;
    private final RenderWorkers pool;
    private final Fence fence;
    private final SharedSegments shared;
    private final Easing easing;

    PlayoutMetrics(
            StageTimes times, BlobCache cache, RenderWorkers pool, Fence fence, SharedSegments shared, Easing easing) {
        this.times = times;
        this.cache = cache;
        this.pool = pool;
        this.fence = fence;
        this.shared = shared;
        this.easing = easing;
    }

    List<Metric> now(Playout.Figures figures) {
        RenderCache.State kept = cache.state();
        List<Metric> all = new ArrayList<>(easing.metrics());
        all.addAll(List.of(
                times.seconds(),
                times.pieces(),
                Metric.counter("retrovue_gops_total", "GOPs that segments were made of, by where they came from.")
                        .with(figures.gopsRendered(), "from", "rendering")
                        .with(figures.gopsFromCache(), "from", "cache"),
                Metric.counter("retrovue_substituted_total", "GOPs and sounds that the fallback made.")
                        .with(figures.substituted()),
                Metric.counter("retrovue_cache_hits_total", "GOPs and sounds that were asked for and in the cache.")
                        .with(kept.hits()),
                Metric.counter("retrovue_cache_misses_total", "GOPs and sounds that were not in the cache.")
                        .with(kept.misses()),
                Metric.counter("retrovue_cache_damaged_total", "Files of the cache that were broken and made again.")
                        .with(kept.damaged()),
                Metric.counter("retrovue_cache_evicted_total", "Files of the cache that had to make room.")
                        .with(kept.evicted()),
                Metric.gauge("retrovue_cache_entries", "GOPs and sounds in the cache.")
                        .with(kept.entries()),
                Metric.gauge("retrovue_cache_bytes", "Disk that the cache takes.")
                        .with(kept.bytes()),
                Metric.gauge("retrovue_cache_quota_bytes", "Disk that the cache may take.")
                        .with(kept.quota()),
                Metric.gauge("retrovue_workers", "Render threads.").with(pool.size()),
                Metric.gauge("retrovue_workers_busy", "Render threads that are at work.")
                        .with(pool.busy()),
                Metric.gauge("retrovue_workers_speculating", "Render threads that are at work that nobody waits for.")
                        .with(pool.speculating()),
                Metric.gauge("retrovue_work_queued", "Pieces of work that wait for a render thread.")
                        .with(pool.queued()),
                Metric.gauge("retrovue_segments_unfinished", "Segments that are being rendered or wait for it.")
                        .with(shared.unfinished().size()),
                Metric.gauge("retrovue_calls_hanging", "Calls of plug-ins that were given up and have not ended.")
                        .with(fence.hanging())));
        return all;
    }
}

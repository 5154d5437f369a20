package org.retrovue.rest.internal;

import static org.retrovue.rest.internal.Json.instant;
import static org.retrovue.rest.internal.Json.object;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.Schedules;
import org.retrovue.api.playout.Conditioning;
import org.retrovue.api.playout.Playout;
import org.retrovue.api.playout.RenderCache;
import org.retrovue.api.station.Faults;
import org.retrovue.api.station.Station;

/** How the station does. */
final class StatusView {

    private final Station station;
    private final Channels channels;
    private final Schedules schedules;
    private final Playout playout;
    private final RenderCache cache;
    private final Conditioning conditioning;
    private final Catalog catalog;
    private final Faults faults;

    StatusView(
            Station station,
            Channels channels,
            Schedules schedules,
            Playout playout,
            RenderCache cache,
            Conditioning conditioning,
            Catalog catalog,
            Faults faults) {
        this.station = station;
        this.channels = channels;
        this.schedules = schedules;
        this.playout = playout;
        this.cache = cache;
        this.conditioning = conditioning;
        this.catalog = catalog;
        this.faults = faults;
    }

    Map<String, @Nullable Object> status(Instant now, Number speed) {
        return object(
                "now", instant(now),
                "speed", speed,
                "home", station.home().toString(),
                "scan", scan(catalog.status()),
                "assets", AssetView.counts(catalog.snapshot().assets()),
                "problems", problems(),
                "channels", channels.all().stream().map(this::channel).toList(),
                "faults", faults.recent().stream().map(StatusView::fault).toList(),
                "playout", figures(playout.figures(), cache.state()),
                "condition", conditioning.job().map(StatusView::ahead).orElse(null));
    }

    private static Map<String, @Nullable Object> scan(Catalog.ScanStatus scan) {
        return object(
                "running", scan.running(),
                "looked", scan.looked(),
                "total", scan.total(),
                "current", scan.current(),
                "scans", scan.scans(),
                "problems", scan.problems());
    }

    private List<Map<String, @Nullable Object>> problems() {
        return schedules.problems().values().stream()
                .flatMap(List::stream)
                .map(StatusView::problem)
                .toList();
    }

    private static Map<String, @Nullable Object> problem(Problem problem) {
        return object(
                "severity", problem.severity().name().toLowerCase(Locale.ROOT),
                "code", problem.code(),
                "file", problem.file(),
                "line", problem.line(),
                "column", problem.column(),
                "message", problem.message(),
                "suggestion", problem.suggestion().orElse(null));
    }

    private Map<String, @Nullable Object> channel(Channel channel) {
        Channels.Status status = channels.status(channel);
        return object(
                "id", channel.id().value(),
                "number", channel.number(),
                "name", channel.name(),
                "running", status.running(),
                "viewers", status.viewers(),
                "runwayMillis", status.runwayMillis(),
                "segmentsServed", status.segmentsServed(),
                "substitutedEvents", status.substitutedEvents(),
                "lastProblem", status.lastProblem(),
                "eased", playout.eased(channel).map(StatusView::eased).orElse(null),
                "horizon",
                        schedules.horizon(channel.id()).map(StatusView::horizon).orElse(null));
    }

    private static Map<String, @Nullable Object> ahead(Conditioning.Job job) {
        return object(
                "what", job.what(),
                "phase", job.phase().name().toLowerCase(Locale.ROOT),
                "percent", job.percent(),
                "gops", job.gops(),
                "done", job.done(),
                "problem", job.problem());
    }

    private static Map<String, @Nullable Object> eased(Playout.Eased eased) {
        return object("step", eased.step(), "since", instant(eased.since()));
    }

    private static Map<String, @Nullable Object> horizon(Schedules.Horizon horizon) {
        return object(
                "guideUntil", instant(horizon.guideUntil()),
                "logUntil", instant(horizon.logUntil()),
                "plansUntil", instant(horizon.plansUntil()),
                "lastExtension", instant(horizon.lastExtension()),
                "problem", horizon.problem());
    }

    private static Map<String, @Nullable Object> fault(Faults.Fault fault) {
        return object(
                "kind", fault.kind().name().toLowerCase(Locale.ROOT),
                "code", fault.code(),
                "subject", fault.subject(),
                "message", fault.message(),
                "first", instant(fault.first()),
                "last", instant(fault.last()),
                "count", fault.count(),
                "active", fault.active());
    }

    private static Map<String, @Nullable Object> figures(Playout.Figures figures, RenderCache.State kept) {
        return object(
                "gopsRendered", figures.gopsRendered(),
                "gopsFromCache", figures.gopsFromCache(),
                "cacheBytes", kept.bytes(),
                "cacheFiles", kept.entries(),
                "cacheRepaired", kept.damaged(),
                "substituted", figures.substituted(),
                "workers", figures.workers(),
                "queued", figures.queued());
    }
}

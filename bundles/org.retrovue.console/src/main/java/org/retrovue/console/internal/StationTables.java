package org.retrovue.console.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.Schedules;
import org.retrovue.api.playout.Conditioning;
import org.retrovue.api.playout.Playout;
import org.retrovue.api.playout.RenderCache;
import org.retrovue.api.station.Faults;

/** The figures of the station as tables. */
final class StationTables {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int MOST_FAULTS = 50;
    private static final long MIB = 1 << 20;

    private final Channels channels;
    private final Schedules schedules;
    private final Playout playout;
    private final RenderCache cache;
    private final Conditioning conditioning;
    private final Catalog catalog;
    private final Faults faults;

    StationTables(
            Channels channels,
            Schedules schedules,
            Playout playout,
            RenderCache cache,
            Conditioning conditioning,
            Catalog catalog,
            Faults faults) {
        this.cache = cache;
        this.conditioning = conditioning;
        this.channels = channels;
        this.schedules = schedules;
        this.playout = playout;
        this.catalog = catalog;
        this.faults = faults;
    }

    String at(Instant now) {
        Html html = new Html();
        onAir(html);
        horizons(html);
        problems(html);
        faults(html);
        figures(html);
        library(html);
        return "<div id=\"retrovue\"><p>Station time " + UTC.format(now) + " UTC</p>" + html + "</div>";
    }

    private void onAir(Html html) {
        html.table(
                "Channels",
                "Number",
                "Name",
                "On",
                "Viewers",
                "Runway",
                "Eased by overload",
                "Segments served",
                "Substituted",
                "Last problem");
        for (Channel channel : channels.all()) {
            Channels.Status status = channels.status(channel);
            html.row(
                    channel.number(),
                    channel.name(),
                    status.running() ? "yes" : "no",
                    status.viewers(),
                    status.running() ? seconds(status.runwayMillis()) : "",
                    playout.eased(channel)
                            .map(eased -> eased.step() + " since " + UTC.format(eased.since()))
                            .orElse(""),
                    status.segmentsServed(),
                    status.substitutedEvents(),
                    status.lastProblem());
        }
        html.end();
    }

    private void horizons(Html html) {
        html.table(
                "Planned until (UTC)", "Channel", "Guide", "Transmission log", "Block plans", "Last step", "Problem");
        for (Channel channel : channels.all()) {
            schedules
                    .horizon(channel.id())
                    .ifPresentOrElse(
                            h -> html.row(
                                    channel.name(),
                                    UTC.format(h.guideUntil()),
                                    UTC.format(h.logUntil()),
                                    UTC.format(h.plansUntil()),
                                    HorizonTables.since(h.lastExtension()),
                                    h.problem()),
                            () -> html.bad(channel.name(), "nothing", "nothing", "nothing", "", ""));
        }
        html.end();
    }

    private void problems(Html html) {
        List<Problem> all =
                schedules.problems().values().stream().flatMap(List::stream).toList();
        if (!all.isEmpty()) {
            html.table("Channel files", "Problem");
            all.forEach(problem -> html.bad(problem.toString()));
            html.end();
        }
    }

    private void faults(Html html) {
        html.table("Faults", "State", "Kind", "Last (UTC)", "Times", "Code", "Subject", "What to do");
        faults.recent().stream().limit(MOST_FAULTS).forEach(fault -> {
            Object[] cells = {
                fault.active() ? "active" : "over",
                fault.kind().name().toLowerCase(Locale.ROOT),
                UTC.format(fault.last()),
                fault.count(),
                fault.code(),
                fault.subject(),
                fault.message()
            };
            if (fault.active()) {
                html.bad(cells);
            } else {
                html.row(cells);
            }
        });
        html.end();
    }

    private void figures(Html html) {
        Playout.Figures figures = playout.figures();
        RenderCache.State kept = cache.state();
        html.table("Rendering and cache", "Figure", "Value")
                .row("GOPs rendered", figures.gopsRendered())
                .row("GOPs from the cache", figures.gopsFromCache())
                .row("GOPs and sounds in the cache", kept.entries())
                .row("Size of the cache, MiB", kept.bytes() / MIB)
                .row("It may take, MiB", kept.quota() / MIB)
                .row("Found in it", kept.hits())
                .row("Not found in it", kept.misses())
                .row("Had to make room", kept.evicted())
                .row("Damaged and made again", kept.damaged())
                .row("Made by the fallback", figures.substituted())
                .row("Render threads", figures.workers())
                .row("Segments waiting", figures.queued())
                .row(
                        "Rendered ahead",
                        conditioning.job().map(StationTables::ahead).orElse("nothing"))
                .end();
    }

    private void library(Html html) {
        Catalog.ScanStatus scan = catalog.status();
        html.table("Library", "What", "Value");
        for (AssetState state : AssetState.values()) {
            html.row(
                    state.name().toLowerCase(Locale.ROOT),
                    catalog.snapshot().assets().stream()
                            .filter(asset -> asset.state() == state)
                            .count());
        }
        html.row("scan", scan.running() ? scan.looked() + " of " + scan.total() + " " + scan.current() : "idle");
        scan.problems().forEach(problem -> html.bad("source", problem));
        html.end();
    }

    private static String ahead(Conditioning.Job job) {
        return job.what() + ", " + job.percent() + " %, "
                + job.phase().name().toLowerCase(Locale.ROOT)
                + (job.problem().isEmpty() ? "" : ": " + job.problem());
    }

    private static String seconds(long millis) {
        return millis / 1000 + " s";
    }
}

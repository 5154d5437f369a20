package org.retrovue.playout.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.clock.MonotonicClock;
import org.retrovue.api.metrics.Metric;
import org.retrovue.api.metrics.MetricSource;
import org.retrovue.api.playout.Conditioning;

/** Renders ahead what it is told, as pieces of the render workers' idle time. */
@Component(service = {Conditioning.class, MetricSource.class})
public final class Conditioner implements Conditioning, MetricSource {
    private final RenderAhead ahead;
    private final ConditionTargets targets;
    private final MasterClock clock;
    private final MonotonicClock monotonic;
    private volatile @Nullable ConditionJob job;

    /**
     * Begins idle.
     *
     * @param playout renders
     * @param targets knows what will air
     * @param clock the station's time
     * @param monotonic measures
     */
    @Activate
    public Conditioner(
            @Reference SegmentPlayout playout,
            @Reference ConditionTargets targets,
            @Reference MasterClock clock,
            @Reference MonotonicClock monotonic) {
        ahead = playout.ahead();
        this.targets = targets;
        this.clock = clock;
        this.monotonic = monotonic;
    }

    @Deactivate
    void stop() {
        cancel();
    }

    @Override
    public Estimate estimate(String what) {
        return estimate(targets.of(what), new ArrayList<>());
    }

    /** Looks at each event; those of which pieces are not in the cache are added to a list. */
    private Estimate estimate(ConditionTargets.Target target, List<ConditionJob.Stretch> missing) {
        long gops = 0;
        long kept = 0;
        long bytes = 0;
        long nanos = 0;
        boolean known = true;
        Set<String> seen = new HashSet<>(); // what airs twice is rendered once
        Set<String> channels = new HashSet<>();
        for (ConditionTargets.Part part : target.parts()) {
            List<RenderAhead.Named> pieces = new ArrayList<>();
            for (RenderAhead.Named piece : ahead.named(part.channel(), part.event(), part.from())) {
                if (seen.add(piece.name())) {
                    gops++;
                    channels.add(part.channel().id().value());
                    if (ahead.isKept(piece)) {
                        kept++;
                        continue;
                    }
                    pieces.add(piece);
                    Optional<Measured.Frame> frame = ahead.frame(part.channel());
                    known &= frame.isPresent();
                    bytes += frame.map(Measured.Frame::bytes).orElse(0L)
                            * piece.gop().count();
                    nanos += frame.map(Measured.Frame::nanos).orElse(0L)
                            * piece.gop().count();
                }
            }
            if (!pieces.isEmpty()) {
                missing.add(new ConditionJob.Stretch(part.channel(), pieces));
            }
        }
        if (gops == 0) {
            throw new IllegalArgumentException(
                    target.what() + " has nothing that could be rendered ahead: nothing of it"
                            + " is planned, or its files cannot be opened");
        }
        return new Estimate(
                target.what(),
                channels.stream().sorted().toList(),
                gops,
                kept,
                known ? OptionalLong.of(bytes) : OptionalLong.empty(),
                known ? Optional.of(Duration.ofNanos(nanos)) : Optional.empty(),
                ahead.quota());
    }

    @Override
    public synchronized Estimate begin(String what) {
        ConditionJob running = job;
        if (running != null && running.isRunning()) {
            throw new IllegalStateException(running.what()
                    + " is being rendered ahead; wait for it, or end it with retrovue:condition --cancel");
        }
        List<ConditionJob.Stretch> missing = new ArrayList<>();
        Estimate estimate = estimate(targets.of(what), missing);
        if (!estimate.fits()) {
            throw new IllegalStateException(estimate.what() + " takes about "
                    + (estimate.bytes().orElse(0) >> 20) + " MiB, and the cache may take " + (estimate.quota() >> 20)
                    + " MiB: raise cache.gb in config/org.retrovue.playout.cfg, or choose less");
        }
        ConditionJob begun = new ConditionJob(estimate, missing, ahead, clock.now(), monotonic);
        job = begun;
        begun.start();
        return estimate;
    }

    @Override
    public Optional<Job> job() {
        return Optional.ofNullable(job).map(ConditionJob::state);
    }

    @Override
    public boolean cancel() {
        ConditionJob running = job;
        return running != null && running.cancel();
    }

    @Override
    public List<Metric> metrics() {
        Metric running = Metric.gauge("retrovue_condition_running", "Whether something is being rendered ahead.");
        Metric gops = Metric.gauge("retrovue_condition_gops", "GOPs of what is or was last rendered ahead, by state.");
        Optional<Job> now = job();
        if (now.isPresent()) {
            gops = gops.with(now.get().done(), "state", "done")
                    .with(now.get().gops() - now.get().done(), "state", "left");
        }
        boolean busy = now.filter(one -> one.phase() == Phase.RUNNING).isPresent();
        return List.of(running.with(busy ? 1 : 0), gops);
    }
}

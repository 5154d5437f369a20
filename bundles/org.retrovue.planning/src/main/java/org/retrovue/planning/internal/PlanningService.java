package org.retrovue.planning.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.BlockPlans;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.clock.MonotonicClock;
import org.retrovue.api.plan.Airings;
import org.retrovue.api.plan.BreakPlanner;
import org.retrovue.api.plan.Explanation;
import org.retrovue.api.plan.Explanations;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.OverrideOrder;
import org.retrovue.api.plan.OverrideRecord;
import org.retrovue.api.plan.OverrideRefusedException;
import org.retrovue.api.plan.Overrides;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Preview;
import org.retrovue.api.plan.Previews;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.Revision;
import org.retrovue.api.plan.ScheduleCompiler;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.Schedules;
import org.retrovue.api.station.Faults;
import org.retrovue.api.station.Station;
import org.retrovue.api.store.DocumentStore;
import org.retrovue.api.traffic.BreakFiller;
import org.retrovue.time.FrameRange;

/** Runs the horizon manager on the station's clock and answers readers from what it has published. */
@Component(
        service = {Schedules.class, BlockPlans.class, Explanations.class, Previews.class, Overrides.class},
        configurationPid = PlanningService.PID)
@Designate(ocd = PlanningService.Config.class)
public final class PlanningService implements Schedules, BlockPlans, Explanations, Previews, Overrides {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final long POLL_NANOS = 900_000_000L;
    /** A folder that takes long to look at is looked at less often: a three-hundredth of the time at most, every five seconds at least. */
    private static final int LOOK_SHARE = 300;

    private static final long MOST_POLL_NANOS = 5_000_000_000L;
    /** How long a beginning is waited for, real time. */
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    /** Configuration of planning. */
    @ObjectClassDefinition(name = "RetroVue planning", description = "How far ahead the station plans.")
    public @interface Config {
        @AttributeDefinition(name = "Days of guide", description = "2 or more.")
        int guide__days() default 4;

        @AttributeDefinition(name = "Hours of locked log", description = "2 or more.")
        int log__hours() default 6;
    }

    static final String PID = "org.retrovue.planning";

    private final MasterClock clock;
    private final MonotonicClock monotonic;
    private final ChannelFiles files;
    private final HorizonManager manager;
    private final Fence fence;
    private final Fence readersFence;
    private final Explainer explainer;
    private final Previewer previewer;
    private final OverrideDesk desk;
    private final Published published;
    private final MasterClock.Repetition repetition;
    private final long givesUp;
    private volatile boolean begun;
    private long nextPoll;

    @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policy = ReferencePolicy.DYNAMIC)
    volatile List<ScheduleCompiler> compilers = List.of();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<BreakPlanner> breakPlanners = List.of();

    /**
     * Begins planning.
     *
     * @param clock drives it
     * @param monotonic paces the look at the folder, in real time
     * @param station has the folder of channel files
     * @param faults takes planning faults
     * @param catalog what there is to show
     * @param store keeps what is planned
     * @param filler fills breaks
     * @param config how far ahead
     */
    @Activate
    public PlanningService(
            @Reference MasterClock clock,
            @Reference MonotonicClock monotonic,
            @Reference Station station,
            @Reference Faults faults,
            @Reference Catalog catalog,
            @Reference DocumentStore store,
            @Reference BreakFiller filler,
            Config config) {
        this.clock = clock;
        this.monotonic = monotonic;
        this.nextPoll = monotonic.nanos();
        this.givesUp = nextPoll + PATIENCE_NANOS;
        this.fence = new Fence(monotonic);
        this.files = new ChannelFiles(station.folder("channels"), store, faults, fence);
        this.readersFence = new Fence(monotonic);
        Segmenter segmenter = new Segmenter(new BreakPlanners(() -> breakPlanners, faults, readersFence));
        Segmenter planners = new Segmenter(new BreakPlanners(() -> breakPlanners, faults, fence));
        this.manager = new HorizonManager(
                store,
                faults,
                catalog,
                filler,
                fence,
                monotonic,
                planners,
                new Depths(config.guide__days(), config.log__hours()));
        this.explainer = new Explainer(manager, catalog, segmenter);
        this.previewer = new Previewer(manager, files, catalog, segmenter, readersFence, clock);
        this.desk = new OverrideDesk(manager, clock);
        this.published = new Published(manager, catalog, segmenter);
        this.repetition = clock.every("planning", STEP, this::work);
    }

    /** Ends planning; what is planned is in the store. */
    @Deactivate
    public void close() {
        repetition.close();
        fence.close();
        readersFence.close();
    }

    private void work(Instant now) {
        if (monotonic.nanos() - nextPoll >= 0) {
            long began = monotonic.nanos();
            files.poll(inOrder(compilers));
            long took = monotonic.nanos() - began;
            nextPoll = began + Math.max(POLL_NANOS, Math.min(MOST_POLL_NANOS, took * LOOK_SHARE));
        }
        manager.work(now, clock.speed(), files.loaded());
        begun = begun || (files.areRead() && manager.hasPlannedAll());
    }

    @Override
    public boolean hasBegun() {
        return begun || monotonic.nanos() - givesUp >= 0;
    }

    /** Services come in any order; the files should not be read again for that. */
    private static List<ScheduleCompiler> inOrder(List<ScheduleCompiler> services) {
        return services.stream()
                .sorted(Comparator.comparing(ScheduleCompiler::id))
                .toList();
    }

    @Override
    public Optional<Explanation> explain(ChannelId channel, Instant at) {
        return explainer.explain(channel, at);
    }

    @Override
    public Preview preview(PlanText text, Optional<LocalDate> from, int days) {
        return previewer.preview(text, from, days);
    }

    @Override
    public LogEntry segmented(Channel channel, ScheduleEntry entry) {
        return previewer.segmented(channel, entry);
    }

    @Override
    public OverrideRecord rehearse(OverrideOrder order) throws OverrideRefusedException {
        return desk.rehearse(order);
    }

    @Override
    public OverrideRecord apply(OverrideOrder order, String who, String why) throws OverrideRefusedException {
        return desk.apply(order, who, why);
    }

    @Override
    public OverrideRecord undo(ChannelId channel, String id, String who, String why) throws OverrideRefusedException {
        return desk.undo(channel, id, who, why);
    }

    @Override
    public List<OverrideRecord> records(ChannelId channel) {
        return desk.records(channel);
    }

    @Override
    public List<Channel> channels() {
        return manager.views().stream().map(PlannedView::channel).toList();
    }

    @Override
    public Map<String, List<Problem>> problems() {
        return files.problems();
    }

    @Override
    public List<ScheduleEntry> entries(ChannelId channel, Instant from, Instant to) {
        return manager.view(channel)
                .map(view -> view.entries().covering(from, to))
                .orElse(List.of());
    }

    @Override
    public List<LogEntry> log(ChannelId channel, Instant from, Instant to) {
        return published.log(channel, from, to);
    }

    @Override
    public List<Revision> revisions(ChannelId channel) {
        return manager.planner(channel).map(ChannelPlanner::revisions).orElse(List.of());
    }

    @Override
    public Airings airings(ChannelId channel) {
        return manager.planner(channel)
                .map(planner -> manager.between(planner::airings))
                .orElse(Airings.NONE);
    }

    @Override
    public Optional<Horizon> horizon(ChannelId channel) {
        return manager.planner(channel).flatMap(planner -> planner.published().horizon());
    }

    @Override
    public List<BlockPlan> covering(ChannelId channel, FrameRange frames) {
        return published.covering(channel, frames);
    }

    @Override
    public List<Event> locked(ChannelId channel, Instant from, Instant to) {
        return published.locked(channel, from, to);
    }

    @Override
    public List<Event> rehearsal(ChannelId channel, AssetId id) {
        return published.rehearsal(channel, id);
    }

    @Override
    public String holeReason(ChannelId channel) {
        return manager.view(channel).map(PlannedView::holeReason).orElse("");
    }
}

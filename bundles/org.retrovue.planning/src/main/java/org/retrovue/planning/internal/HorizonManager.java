package org.retrovue.planning.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.clock.MonotonicClock;
import org.retrovue.api.station.Faults;
import org.retrovue.api.store.DocumentStore;
import org.retrovue.api.traffic.BreakFiller;
import org.retrovue.time.Rational;

/**
 * The only trigger of planning: one step, driven by the clock. Readers see what the last step published.
 *
 * @see "docs/contracts/horizon.md, HORIZON-001 to 005"
 */
final class HorizonManager {
    /** How much real time lies between what is planned late and what viewers have been offered. */
    static final Duration OFFERED = Duration.ofSeconds(20);

    /** However fast the clock runs, block plans must be fed well before they can be offered. */
    private static final Duration MOST_OFFERED = Duration.ofMinutes(10);

    /** While the library still grows, little is locked: else its first file would fill the next hours. */
    private static final Duration LOCK_WHILE_SETTLING = Duration.ofSeconds(60);

    static final Duration KEPT = Duration.ofDays(7);
    private static final int PATIENCE_SECONDS = 20;
    private static final int URGENT_DAYS = 100;
    private static final int DAYS_A_STEP = 12;

    private final DocumentStore store;
    private final Faults faults;
    private final Catalog catalog;
    private final BreakFiller filler;
    private final Fence fence;
    private final Segmenter segmenter;
    private final Depths depths;
    /** One step, order or question at a time. */
    private final ReentrantLock lock = new ReentrantLock();

    private final PlayBook plays = new PlayBook();
    private final Map<ChannelId, ChannelPlanner> planners = new LinkedHashMap<>();
    private final Library library;
    private Rational speedFactor = Rational.ONE;
    private Instant lastPruned = Instant.MIN;
    private int turn;

    private volatile Map<ChannelId, ChannelPlanner> published = Map.of();
    /** The same in order of number, which is asked for at every request of a viewer. */
    private volatile List<ChannelPlanner> inOrder = List.of();

    HorizonManager(
            DocumentStore store,
            Faults faults,
            Catalog catalog,
            BreakFiller filler,
            Fence fence,
            MonotonicClock clock,
            Segmenter segmenter,
            Depths depths) {
        this.depths = depths;
        this.segmenter = segmenter;
        this.store = store;
        this.faults = faults;
        this.catalog = catalog;
        this.filler = (gap, snapshot, history, seed) ->
                fence.call("traffic", () -> filler.fill(gap, snapshot, history, seed));
        this.fence = fence;
        this.library = new Library(clock);
    }

    /** Returns what is published of a channel. */
    Optional<PlannedView> view(ChannelId channel) {
        return Optional.ofNullable(published.get(channel))
                .flatMap(planner -> planner.published().view());
    }

    /** Returns what is published of all channels, in order of number. */
    List<PlannedView> views() {
        return inOrder.stream()
                .flatMap(planner -> planner.published().view().stream())
                .toList();
    }

    /** Tells whether every channel is published or could not be planned. */
    boolean hasPlannedAll() {
        return inOrder.stream()
                .map(ChannelPlanner::published)
                .allMatch(each -> each.view().isPresent() || each.hasFailed());
    }

    /** Returns the planner of a channel. */
    Optional<ChannelPlanner> planner(ChannelId channel) {
        return Optional.ofNullable(published.get(channel));
    }

    /** Returns what a step may use that an operator's order asks for. */
    Step stepAt(Instant now) {
        CatalogSnapshot snapshot = catalog.snapshot();
        Budget budget = new Budget(DAYS_A_STEP, DAYS_A_STEP);
        return new Step(now, snapshot, library.generation(snapshot), now, false, offered(), depths, budget);
    }

    /** Returns how far viewers may have been offered what there is, station time. */
    private Duration offered() {
        return least(times(OFFERED, speedFactor), MOST_OFFERED);
    }

    /**
     * Does something between two steps.
     *
     * @throws IllegalStateException when planning is too busy
     */
    <T> T between(Supplier<T> work) {
        try {
            if (!lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("planning is busy; try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for planning", e);
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Returns where older blocks of a channel are. */
    Optional<Archive> archive(ChannelId channel) {
        return Optional.ofNullable(published.get(channel)).map(ChannelPlanner::archive);
    }

    /**
     * Does what is due. One thread calls it.
     *
     * @param now station time
     * @param speed station seconds in a real second
     * @param channels the channels whose files are good
     */
    void work(Instant now, Rational speed, List<LoadedChannel> channels) {
        lock.lock();
        try {
            doWork(now, speed, channels);
        } finally {
            lock.unlock();
        }
    }

    private void doWork(Instant now, Rational speed, List<LoadedChannel> channels) {
        speedFactor = speed.compareTo(Rational.ONE) > 0 ? speed : Rational.ONE;
        meet(channels, now);
        CatalogSnapshot snapshot = catalog.snapshot();
        boolean settling = library.isSettling(snapshot, () -> catalog.status().running());
        long known = library.generation(snapshot);
        Duration far = depths.log();
        Instant lock = now.plus(settling ? least(times(LOCK_WHILE_SETTLING, speedFactor), far) : far);
        Budget budget = new Budget(URGENT_DAYS, DAYS_A_STEP);
        Duration offered = offered();
        for (Map.Entry<ChannelId, ChannelPlanner> each : inTurn()) {
            Duration more = settling ? Duration.ZERO : Depths.more(each.getKey());
            Step step = new Step(now, snapshot, known, lock.plus(more), settling, offered, depths, budget);
            step(each.getKey(), each.getValue(), step);
        }
        prune(now);
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration times(Duration real, Rational factor) {
        return Rational.seconds(real).times(factor).toDuration();
    }

    /** Begins with another channel each time, so that a small budget comes round. */
    private List<Map.Entry<ChannelId, ChannelPlanner>> inTurn() {
        List<Map.Entry<ChannelId, ChannelPlanner>> all = new ArrayList<>(planners.entrySet());
        if (!all.isEmpty()) {
            turn = (turn + 1) % all.size();
            Collections.rotate(all, -turn);
        }
        return all;
    }

    private void step(ChannelId channel, ChannelPlanner planner, Step step) {
        try {
            planner.step(step);
            faults.clear("PlanningFailed", channel.value());
        } catch (RuntimeException e) {
            planner.published().failed(step.now(), e);
            faults.report(
                    Faults.Kind.PLANNING,
                    "PlanningFailed",
                    channel.value(),
                    "planning " + channel + " failed; what is planned stays: " + e);
        }
    }

    private void meet(List<LoadedChannel> channels, Instant now) {
        Set<ChannelId> ids = channels.stream().map(each -> each.channel().id()).collect(Collectors.toSet());
        boolean changed = planners.keySet().removeIf(id -> !ids.contains(id) && gone(id));
        for (LoadedChannel each : channels) {
            ChannelPlanner known = planners.get(each.channel().id());
            if (known != null) {
                changed |= known.update(each, now);
            } else {
                planners.put(each.channel().id(), begin(each, now));
                changed = true;
            }
        }
        if (changed) {
            published = Map.copyOf(new HashMap<>(planners));
            inOrder = planners.values().stream()
                    .sorted(Comparator.comparing(planner -> new BigDecimal(planner.number())))
                    .toList();
        }
    }

    private boolean gone(ChannelId id) {
        for (String code : List.of(
                Publisher.NO_DATA, DayMaker.FAULT, TransmissionLog.FAULT, "PlanningFailed", BreakPlanners.UNKNOWN)) {
            faults.clear(code, id.value());
        }
        return true;
    }

    private ChannelPlanner begin(LoadedChannel loaded, Instant now) {
        Archive archive = new Archive(store, faults, loaded.channel().id());
        ChannelPlanner planner = new ChannelPlanner(loaded, archive, faults, filler, plays, fence, segmenter);
        try {
            planner.restore(now);
        } catch (RuntimeException e) {
            faults.report(
                    Faults.Kind.RUNTIME,
                    "PlanningStore",
                    loaded.channel().id().value(),
                    "what was planned cannot be read (" + e + "); it is planned anew");
        }
        return planner;
    }

    private void prune(Instant now) {
        if (lastPruned.equals(Instant.MIN) || now.isAfter(lastPruned.plus(Duration.ofHours(1)))) {
            lastPruned = now;
            Archive.KINDS.forEach(kind -> store.deleteEndedBefore(kind, now.minus(KEPT)));
            store.deleteEndedBefore(Archive.AIRINGS, now.minus(LineUp.REMEMBERED));
        }
    }
}

package org.retrovue.planning.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.station.Faults;
import org.retrovue.api.traffic.BreakFiller;
import org.retrovue.api.traffic.PlayHistory.Play;
import org.retrovue.planning.internal.BlockPlanner.Planned;
import org.retrovue.time.BroadcastDay;
import org.retrovue.time.FrameRate;

/** The block plans of one channel, fed to playout thirty minutes ahead. For one thread. */
final class Feed {
    private static final int MOST_PLANS = 100;
    private static final String FAULT = "ScheduledAssetNotReady";

    private final DayMaker maker;
    private final LineUp lineUp;
    private final TransmissionLog log;
    private final Archive archive;
    private final Faults faults;
    private final BreakFiller filler;
    private final PlayBook plays;
    private final Segmenter segmenter;
    private final NavigableMap<Instant, BlockPlan> plans = new TreeMap<>();
    private final Set<AssetId> missed = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private boolean onAir;

    Feed(
            DayMaker maker,
            LineUp lineUp,
            TransmissionLog log,
            Archive archive,
            Faults faults,
            BreakFiller filler,
            PlayBook plays,
            Segmenter segmenter) {
        this.segmenter = segmenter;
        this.lineUp = lineUp;
        this.maker = maker;
        this.log = log;
        this.archive = archive;
        this.faults = faults;
        this.filler = filler;
        this.plays = plays;
    }

    void restore(Instant from, Instant to) {
        archive.plans(from, to).forEach(plan -> plans.put(plan.value().start(), plan.value()));
    }

    Collection<BlockPlan> all() {
        return plans.values();
    }

    /** Returns when the last block that was fed ends. */
    Optional<Instant> end() {
        return Optional.ofNullable(plans.lastEntry())
                .map(last -> last.getValue().end());
    }

    /** Begins anew from now on, at another frame rate: viewers have to tune in again anyway. */
    void begin(Instant now) {
        plans.values().removeIf(plan -> plan.end().isAfter(now));
        onAir = false;
    }

    /** Takes back what was fed but not yet offered and could not be shown as it is. An empty catalogue is one that is not there yet. */
    void takeBackOutdated(Channel channel, Step step) {
        long safe = channel.format().rate().frameAtOrAfter(step.now().plus(step.offered()));
        if (!step.catalog().assets().isEmpty()) {
            plans.values().removeIf(plan -> plan.frames().start() >= safe && outdated(plan, step.catalog()));
        }
        missed.removeIf(asset -> {
            boolean back = step.catalog()
                    .asset(asset)
                    .filter(found -> found.state() == AssetState.READY)
                    .isPresent();
            if (back) {
                faults.clear(FAULT, asset.value());
            }
            return back;
        });
    }

    private boolean outdated(BlockPlan plan, CatalogSnapshot catalog) {
        return log.at(plan.start())
                .filter(block -> Substitutes.outdated(plan, block, catalog))
                .isPresent();
    }

    /** Takes back what was fed of a time in which an operator ordered something else. */
    void takeBack(Instant from, Instant to, ChannelId channel, Instant now) {
        for (BlockPlan plan : List.copyOf(plans.subMap(from, true, to, false).values())) {
            plans.remove(plan.start());
            archive.drop(Archive.PLAN, plan.id());
            archive.drop(Archive.PLAY, plan.id());
        }
        plays.note(channel, from, to, List.of(), now);
    }

    /** Remembers what is fed; running what is returned goes back to it. */
    Runnable mark() {
        Map<Instant, BlockPlan> known = new HashMap<>(plans);
        return () -> {
            plans.clear();
            plans.putAll(known);
        };
    }

    /** Feeds what is due, as far as a step goes. Returns whether anything was. */
    boolean extend(Channel channel, Step step) {
        FrameRate rate = channel.format().rate();
        long safe = LateJoin.boundary(rate, rate.frameAtOrAfter(step.now().plus(step.offered())));
        int fed = 0;
        for (LogEntry block : log.startingBefore(step.now().plus(Depths.feed(channel.id())))) {
            boolean over = onAir
                    ? rate.frameAtOrAfter(block.end()) <= safe
                    : !block.end().isAfter(step.now());
            if (!over && !plans.containsKey(block.start()) && fed < MOST_PLANS && sound(block, channel, step)) {
                feed(block, channel, step, safe);
                fed++;
            }
        }
        onAir = true;
        return fed > 0;
    }

    /** Checks the seams once more: what is on disk may have been touched since it was locked. */
    private boolean sound(LogEntry block, Channel channel, Step step) {
        Optional<String> violation = log.violation(block, channel, lineUp.entries(), step);
        String subject = channel.id() + " " + block.id();
        if (violation.isPresent()) {
            refused.add(subject);
            faults.report(
                    Faults.Kind.PLANNING,
                    TransmissionLog.FAULT,
                    subject,
                    "block " + block.title() + " at " + block.start() + " is not handed on: " + violation.get());
            return false;
        }
        if (refused.remove(subject)) {
            faults.clear(TransmissionLog.FAULT, subject);
        }
        return true;
    }

    private void feed(LogEntry block, Channel channel, Step step, long safe) {
        Optional<LogEntry> substitute = substitute(block, channel, step);
        LogEntry shown = substitute.orElse(block);
        Planned planned = new BlockPlanner(channel, shown, step.catalog(), filler, plays.now()).plan();
        boolean late = onAir && planned.plan().frames().start() < safe;
        BlockPlan plan = late ? LateJoin.from(planned.plan(), safe) : planned.plan();
        Instant first = plan.rate().startOf(plan.frames().start());
        List<Play> aired = planned.plays().stream()
                .filter(play -> !play.at().isBefore(first))
                .toList();
        List<String> explanation = new ArrayList<>(planned.explanation());
        substitute.ifPresent(other -> explanation.add(0, block.title() + " is substituted by " + other.title()));
        plans.put(plan.start(), plan);
        plays.note(channel.id(), plan.start(), plan.end(), aired, step.now());
        archive.add(plan, log.parents(block), explanation, aired);
        planned.missing().forEach(each -> tell(block, channel, each.asset(), each.reason(), "a slate"));
    }

    private Optional<LogEntry> substitute(LogEntry block, Channel channel, Step step) {
        if (!Substitutes.needed(block, step.catalog())) {
            return Optional.empty();
        }
        BroadcastDay day = BroadcastDay.containing(block.start(), channel.zone(), channel.dayStart());
        Optional<LogEntry> other = maker.make(day, day.start(), step.catalog(), lineUp.airingsBefore(day))
                .flatMap(made -> Substitutes.block(block, made, step.catalog()))
                .map(entry -> segmenter.segment(entry, channel, step.catalog()));
        other.ifPresent(found -> block.items().stream()
                .flatMap(item -> item.asset().stream())
                .distinct()
                .forEach(asset -> tell(block, channel, asset, reason(asset, step.catalog()), found.title())));
        return other;
    }

    private static String reason(AssetId asset, CatalogSnapshot catalog) {
        return catalog.asset(asset).flatMap(Asset::reason).orElse("it is not ready");
    }

    private void tell(LogEntry block, Channel channel, AssetId asset, String reason, String by) {
        String message = block.title() + " at " + block.start() + " on " + channel.id() + " is substituted by " + by
                + ", because " + asset + " cannot be shown: " + reason;
        missed.add(asset);
        faults.report(Faults.Kind.PLANNING, FAULT, asset.value(), message);
    }

    /** Tells whether a block has the frame that is on the screen. At the instant of a boundary that is the last frame of the block before. */
    boolean covers(Instant now, FrameRate rate) {
        long frame = rate.frameAt(now);
        Map.Entry<Instant, BlockPlan> plan = plans.floorEntry(now);
        Map.Entry<Instant, BlockPlan> before = plans.lowerEntry(plan == null ? now : plan.getKey());
        return (plan != null && plan.getValue().frames().contains(frame))
                || (before != null && before.getValue().frames().contains(frame));
    }

    /** Tells whether there is no hole between two instants. */
    boolean covers(Instant from, Instant to, FrameRate rate) {
        if (!covers(from, rate)) {
            return false;
        }
        long end = rate.frameAtOrAfter(to);
        long at = rate.frameAt(from);
        for (BlockPlan plan : plans.tailMap(startOfFirst(from), true).values()) {
            if (plan.frames().start() > at && plan.frames().start() > rate.frameAtOrAfter(from)) {
                return false;
            }
            at = Math.max(at, plan.frames().end());
            if (at >= end) {
                return true;
            }
        }
        return false;
    }

    private Instant startOfFirst(Instant from) {
        Instant first = plans.floorKey(from);
        return first == null ? from : first;
    }

    /** Forgets old blocks, which the store still has. Returns whether there were any. */
    boolean forget(Instant before) {
        return plans.values().removeIf(plan -> plan.end().isBefore(before));
    }
}

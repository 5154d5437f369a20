package org.retrovue.playout.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.channel.ChannelId;

/**
 * Decides how well channels are rendered that together need more than the workers can do: level 0 is full quality, each level above is cheaper, the last is a slate.
 *
 * <p>A function of what it was told and when, and of nothing else. It is fair: no channel goes down a second level while one that needs much is still above; who has least runway for its need goes first;
 * slates take turns. It is calm: a level is given back only after a quiet while, and when it fits.
 *
 * @see "docs/contracts/playout.md, OVERLOAD-1 to OVERLOAD-4"
 */
final class Overload {
    /** Less runway than this, and falling, is trouble. */
    static final Duration LOW = Duration.ofSeconds(6);

    private static final Duration CRITICAL = Duration.ofMillis(2_500);
    private static final Duration COMFORTABLE = Duration.ofSeconds(9);
    private static final Duration GRACE = Duration.ofSeconds(3);
    /** How long a short runway is waited out that the known costs do not explain. */
    private static final Duration UNEXPLAINED = Duration.ofSeconds(10);

    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final Duration QUIET = Duration.ofSeconds(10);
    /** Runway grows by whole segments: over less time that is not seen. */
    private static final Duration GROWING = Duration.ofSeconds(4);

    private static final Duration TURN = Duration.ofSeconds(30);
    private static final Duration GROWTH = Duration.ofMillis(200);
    /** What of the workers is planned for when channels are made cheaper: the rest catches up. Less where a channel would stand still in a moment. */
    private static final long USABLE_PERCENT = 85;

    private static final long USABLE_IN_NEED_PERCENT = 70;
    /** What of them is planned for when a level is given back: runways are long then. */
    private static final long USABLE_AT_EASE_PERCENT = 95;
    /** A level that saves less than this many thousandths of a worker is not worth taking. */
    private static final long WORTHWHILE = 5;

    /**
     * A watched channel.
     *
     * @param channel which
     * @param runway how far beyond now it is rendered
     * @param needs what it needs at each level, in thousandths of a worker: at full quality first, as a slate last
     */
    record Load(ChannelId channel, Duration runway, List<Long> needs) {
        long need(int level) {
            return needs.get(Math.min(level, slate()));
        }

        int slate() {
            return needs.size() - 1;
        }
    }

    private static final class Standing {
        private final Instant since;
        private int level;
        private Instant changed;
        private Instant marked;
        private Duration mark;
        private boolean growing;

        Standing(Instant now, Duration runway) {
            since = now;
            changed = now;
            marked = now;
            mark = runway;
        }

        void move(int to, Instant now) {
            level = to;
            changed = now;
        }
    }

    private final Map<ChannelId, Standing> standings = new HashMap<>();
    private @Nullable Instant worsened;
    private @Nullable Instant quietSince;
    private @Nullable Instant bettered;
    private Duration patience = QUIET;

    /** Returns at what level a channel is; 0 where it is not watched. */
    int level(ChannelId channel) {
        Standing standing = standings.get(channel);
        return standing == null ? 0 : standing.level;
    }

    /** Returns since when it is at that level, where that is not full quality. */
    Optional<Instant> since(ChannelId channel) {
        return Optional.ofNullable(standings.get(channel))
                .filter(standing -> standing.level > 0)
                .map(standing -> standing.changed);
    }

    /**
     * Decides.
     *
     * @param loads the watched channels
     * @param capacity of the workers, in thousandths of one
     */
    void decide(Instant now, List<Load> loads, long capacity) {
        follow(now, loads);
        List<Load> inTrouble = loads.stream()
                .filter(load -> isInTrouble(load, now, demand(loads) * 100 > capacity * USABLE_PERCENT))
                .toList();
        if (inTrouble.isEmpty()) {
            better(now, loads, capacity * USABLE_AT_EASE_PERCENT / 100);
            return;
        }
        quietSince = null;
        if (bettered != null && now.isBefore(bettered.plus(TURN))) {
            patience = patience.compareTo(QUIET.multipliedBy(8)) < 0 ? patience.multipliedBy(2) : patience;
            bettered = null;
        }
        if (worsened == null || !now.isBefore(worsened.plus(SETTLE))) {
            worsened = now;
            worsen(now, loads, capacity, inTrouble.stream().anyMatch(Overload::isCritical));
        }
        rescue(now, inTrouble);
    }

    private void follow(Instant now, List<Load> loads) {
        Set<ChannelId> there = loads.stream().map(Load::channel).collect(Collectors.toSet());
        standings.keySet().retainAll(there);
        for (Load load : loads) {
            Standing standing = standings.computeIfAbsent(load.channel(), id -> new Standing(now, load.runway()));
            standing.level = Math.min(standing.level, load.slate());
            if (!now.isBefore(standing.marked.plus(GROWING))) {
                standing.growing = load.runway().compareTo(standing.mark.plus(GROWTH)) > 0;
                standing.mark = load.runway();
                standing.marked = now;
            }
        }
    }

    /** Tells whether a channel comes too near to standing still; one that has just begun and will have caught up soon does not. */
    private boolean isInTrouble(Load load, Instant now, boolean tooMuch) {
        Standing standing = of(load);
        Duration grace = tooMuch ? GRACE : UNEXPLAINED;
        return load.runway().compareTo(LOW) < 0 && !standing.growing && !now.isBefore(standing.since.plus(grace));
    }

    private Standing of(Load load) {
        return standings.computeIfAbsent(load.channel(), id -> {
            throw new IllegalStateException("channel " + id + " is not followed");
        });
    }

    private long demand(List<Load> loads) {
        return loads.stream().mapToLong(load -> load.need(of(load).level)).sum();
    }

    /** Takes channels down a level, those that are highest first, until the workers can do it; at least one. Slates only where presets are not enough. */
    private void worsen(Instant now, List<Load> loads, long capacity, boolean inNeed) {
        long usable = capacity * (inNeed ? USABLE_IN_NEED_PERCENT : USABLE_PERCENT) / 100;
        boolean one = false;
        while (!one || demand(loads) > usable) {
            Optional<Load> next = next(loads, load -> of(load).level < load.slate() - 1);
            if (next.isEmpty()) {
                break;
            }
            down(next.get(), now);
            one = true;
        }
        while (demand(loads) > capacity * USABLE_PERCENT / 100) {
            Optional<Load> next = next(loads, load -> of(load).level == load.slate() - 1);
            if (next.isEmpty()) {
                return;
            }
            down(next.get(), now);
        }
    }

    private Optional<Load> next(List<Load> loads, Predicate<Load> which) {
        return loads.stream()
                .filter(load -> which.test(load) && saves(load))
                .min(Comparator.<Load>comparingInt(load -> of(load).level)
                        .thenComparingLong(Overload::runwayForNeed)
                        .thenComparing(byId()));
    }

    private void down(Load load, Instant now) {
        Standing standing = of(load);
        standing.move(standing.level + 1, now);
    }

    private boolean saves(Load load) {
        int level = of(load).level;
        return load.need(level) - load.need(level + 1) >= WORTHWHILE;
    }

    /** Shows slates on those that would stand still in a moment though they were made cheaper: some at a time, as that may be enough for the others. */
    private void rescue(Instant now, List<Load> inTrouble) {
        Instant settled = now.minus(SETTLE.multipliedBy(2));
        List<Load> critical = inTrouble.stream()
                .filter(load -> isCritical(load) && of(load).level < load.slate())
                .filter(load -> load.need(of(load).level) - load.need(load.slate()) >= WORTHWHILE)
                .filter(load -> !of(load).changed.isAfter(settled))
                .sorted(Comparator.comparingLong(Overload::runwayForNeed).thenComparing(byId()))
                .toList();
        for (Load load : critical.subList(0, (critical.size() + 3) / 4)) {
            of(load).move(load.slate(), now);
        }
    }

    private static boolean isCritical(Load load) {
        return load.runway().compareTo(CRITICAL) < 0;
    }

    /** Gives a level back to one of those that are worst off, if all was quiet for a while and the workers can do it. */
    private void better(Instant now, List<Load> loads, long usable) {
        boolean quiet = loads.stream().allMatch(load -> load.runway().compareTo(COMFORTABLE) >= 0);
        if (!quiet) {
            quietSince = null;
            return;
        }
        if (quietSince == null) {
            quietSince = now;
        }
        if (standings.values().stream().allMatch(standing -> standing.level == 0)) {
            patience = now.isBefore(quietSince.plus(TURN)) ? patience : QUIET;
            return;
        }
        boolean soon = bettered != null && now.isBefore(bettered.plus(SETTLE));
        if (soon || now.isBefore(quietSince.plus(patience))) {
            return;
        }
        long demand = demand(loads);
        int worst = loads.stream().mapToInt(this::aboveSlate).min().orElse(0);
        Optional<Load> fits = loads.stream()
                .filter(load -> of(load).level > 0 && aboveSlate(load) == worst)
                .filter(load -> demand - load.need(of(load).level) + load.need(of(load).level - 1) <= usable)
                .min(Comparator.<Load, Instant>comparing(load -> of(load).changed)
                        .thenComparing(byId()));
        if (fits.isPresent()) {
            Standing standing = of(fits.get());
            standing.move(standing.level - 1, now);
            bettered = now;
        } else {
            takeTurns(now, loads);
        }
    }

    private int aboveSlate(Load load) {
        return load.slate() - of(load).level;
    }

    /** Lets the channel that is a slate for longest change places with the one that is none for longest. */
    private void takeTurns(Instant now, List<Load> loads) {
        Instant before = now.minus(TURN);
        Optional<Load> slate = longest(loads, load -> of(load).level == load.slate(), before);
        Optional<Load> other = longest(loads, load -> of(load).level == load.slate() - 1 && saves(load), before);
        if (slate.isPresent() && other.isPresent()) {
            of(slate.get()).move(slate.get().slate() - 1, now);
            of(other.get()).move(other.get().slate(), now);
        }
    }

    private Optional<Load> longest(List<Load> loads, Predicate<Load> which, Instant before) {
        return loads.stream()
                .filter(load -> which.test(load) && !of(load).changed.isAfter(before))
                .min(Comparator.<Load, Instant>comparing(load -> of(load).changed)
                        .thenComparing(byId()));
    }

    private static long runwayForNeed(Load load) {
        return load.runway().toMillis() * 1_000 / Math.max(1, load.need(0));
    }

    private static Comparator<Load> byId() {
        return Comparator.comparing(load -> load.channel().value());
    }
}

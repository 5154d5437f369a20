package org.retrovue.traffic.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.traffic.AdSelector;
import org.retrovue.api.traffic.Break;
import org.retrovue.api.traffic.PlayHistory;
import org.retrovue.api.traffic.Spot;
import org.retrovue.api.traffic.TrafficContext;
import org.retrovue.api.traffic.TrafficPolicy;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;

/**
 * Chooses the spots of one break: first what every policy allows and fits whole, then a long filler cut to what is left, then what only a yielding policy forbids. For one
 * use.
 */
final class FillJob {
    private static final int MOST_SPOTS = 200;
    private static final int MOST_LINES = 200;

    private final Break gap;
    private final FrameRate rate;
    private final PlayHistory history;
    private final long seed;
    private final List<Rule> rules;
    private final AdSelector selector;
    private final List<Spot> library;
    private final List<Spot> chosen = new ArrayList<>();
    private final List<String> explanation = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private long left;

    /**
     * A policy in force.
     *
     * @param yields whether it gives way when nothing else fits
     */
    record Rule(TrafficPolicy policy, boolean yields) {}

    FillJob(Break gap, CatalogSnapshot catalog, PlayHistory history, long seed, List<Rule> rules, AdSelector selector) {
        this.gap = gap;
        this.rate = gap.channel().format().rate();
        this.history = history;
        this.seed = seed;
        this.rules = rules;
        this.selector = selector;
        this.left = gap.frames().count();
        this.library = library(catalog);
    }

    private List<Spot> library(CatalogSnapshot catalog) {
        if (gap.filler().isEmpty()) {
            return List.of();
        }
        return catalog.ready(AssetQuery.ofCollection(gap.filler())).stream()
                .filter(asset -> asset.duration().signum() > 0)
                .sorted(Comparator.comparing(Asset::id))
                .map(asset -> new Spot(asset, rate.framesToCover(asset.duration())))
                .toList();
    }

    List<Spot> choose() {
        explanation.add(library.size() + " ready in " + (gap.filler().contains(":") ? "" : "collection ") + "'"
                + gap.filler() + "' for " + gap.frames().count() + " frames");
        for (boolean strict : new boolean[] {true, false}) {
            ask(library, strict);
            if (left >= rate.gopFrames()) {
                ask(cut(), strict);
            }
        }
        explanation.add(left + " frames left over");
        return chosen;
    }

    List<String> explanation() {
        return explanation;
    }

    /** Returns the long fillers, cut to what is left: they play from their beginning. */
    private List<Spot> cut() {
        return library.stream()
                .filter(spot -> spot.asset().type().equalsIgnoreCase("filler") && spot.frames() > left)
                .map(spot -> new Spot(spot.asset(), left))
                .toList();
    }

    /**
     * Asks the selector until nothing more fits.
     *
     * @param strict every policy counts and nothing is repeated; else only those count that never yield
     */
    private void ask(List<Spot> candidates, boolean strict) {
        while (chosen.size() < MOST_SPOTS) {
            List<Spot> allowed = candidates.stream()
                    .filter(spot -> spot.frames() <= left && allowed(spot, strict))
                    .toList();
            List<Spot> others =
                    allowed.stream().filter(spot -> !justShown(spot)).toList();
            List<Spot> offered = others.isEmpty() ? allowed : others;
            if (offered.isEmpty() || !take(selector.choose(offered, rest(), context()), offered, strict)) {
                return;
            }
        }
    }

    /** Takes a pod's spots as long as the policies, asked again with what is chosen by then, allow them. Returns whether there was any. */
    private boolean take(AdSelector.Pod pod, List<Spot> offered, boolean strict) {
        int before = chosen.size();
        for (int i = 0; i < pod.spots().size() && chosen.size() < MOST_SPOTS; i++) {
            Spot spot = pod.spots().get(i);
            if (!offered.contains(spot)) {
                throw new IllegalStateException(
                        "selector '" + selector.id() + "' chose " + spot.asset().id() + ", which was not offered");
            }
            if (spot.frames() > left || !allowed(spot, strict)) {
                break;
            }
            chosen.add(spot);
            left -= spot.frames();
            String why = i < pod.reasons().size() ? pod.reasons().get(i) : "";
            explanation.add(spot.asset().id() + " for " + spot.frames() + " frames, by " + selector.id() + ": " + why);
        }
        return chosen.size() > before;
    }

    private boolean allowed(Spot spot, boolean strict) {
        if (strict
                && chosen.stream()
                        .anyMatch(
                                known -> known.asset().id().equals(spot.asset().id()))) {
            return false;
        }
        for (Rule rule : rules) {
            if (strict || !rule.yields) {
                TrafficPolicy.Verdict verdict = rule.policy.judge(spot, gap, context());
                if (!verdict.allowed()) {
                    tell(spot.asset().id() + " excluded by " + rule.policy.id() + ": " + verdict.reason());
                    return false;
                }
            }
        }
        return true;
    }

    private void tell(String line) {
        if (told.size() < MOST_LINES && told.add(line)) {
            explanation.add(line);
        }
    }

    private TrafficContext context() {
        return new TrafficContext(history, seed, chosen);
    }

    private boolean justShown(Spot spot) {
        return !chosen.isEmpty()
                && chosen.get(chosen.size() - 1)
                        .asset()
                        .id()
                        .equals(spot.asset().id());
    }

    private Break rest() {
        FrameRange range =
                new FrameRange(gap.frames().end() - left, gap.frames().end());
        return gap.within(range);
    }
}

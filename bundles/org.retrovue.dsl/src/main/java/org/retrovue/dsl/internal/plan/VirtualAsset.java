package org.retrovue.dsl.internal.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.catalog.AssetQuery;

/**
 * A reusable container that becomes assets when the day is resolved, and then is gone: the entry has its assets as parts, with a seam between any two.
 *
 * @param steps what it is made of, in order
 * @param shuffle whether what was picked (steps that are not fixed) comes in an order drawn anew
 * @param wrapping how it is dressed
 */
public record VirtualAsset(String name, List<Step> steps, boolean shuffle, Wrapping wrapping, Place place)
        implements Content {
    /** Copies the list. */
    public VirtualAsset {
        steps = List.copyOf(steps);
    }

    /**
     * A step: a fixed asset, or a choice by rule.
     *
     * @param content a single asset (fixed), a pool (rule), or another virtual asset (no cycles)
     * @param least how many are picked at least; fewer make the container unusable that day, which is said
     * @param most how many are picked at most
     * @param upTo picking ends before this much time is exceeded
     * @param play how the pool is played: chronological (sequential, going on from one expansion to the next), shuffle or random
     * @param prefer what is taken first as long as there is any
     * @param when a conditional insert: shown only where the next picked programme matches
     * @param presentation whether it dresses (intro, slate, outro) rather than being programme
     */
    public record Step(
            Content content,
            int least,
            int most,
            Optional<Duration> upTo,
            Play play,
            Optional<AssetQuery> prefer,
            Optional<AssetQuery> when,
            boolean presentation,
            Place place) {}
}

package org.retrovue.dsl.internal.day;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.catalog.Asset;
import org.retrovue.dsl.internal.plan.Pool.DateWindow;
import org.retrovue.time.Rational;

/** What is ready in a pool, in its order. */
final class Shelf {
    private final String name;
    private final String wanted;
    private final List<Asset> assets;
    private final int @Nullable [] weights;
    private final int tooLong;
    private final Optional<DateWindow> window;
    private final long avoidSeconds;
    private final boolean leastRecent;
    private final Rational shortest;
    private final boolean oneLength;
    private boolean missingSome;

    /**
     * Keeps what it is told.
     *
     * @param wanted what belongs here, for a message when nothing does
     * @param weights of each asset; nothing when all are alike
     * @param tooLong how many were left out because they are too long
     * @param avoidSeconds how long ago an asset must have been on to be drawn
     * @param leastRecent whether it is to be sorted by when its assets were on
     */
    Shelf(
            String name,
            String wanted,
            List<Asset> assets,
            int @Nullable [] weights,
            int tooLong,
            Optional<DateWindow> window,
            long avoidSeconds,
            boolean leastRecent,
            long grid) {
        this.name = name;
        this.wanted = wanted;
        this.assets = assets;
        this.weights = weights;
        this.tooLong = tooLong;
        this.window = window;
        this.avoidSeconds = avoidSeconds;
        this.leastRecent = leastRecent;
        this.shortest =
                assets.stream().map(Asset::duration).min(Rational::compareTo).orElse(Rational.ZERO);
        this.oneLength = assets.stream()
                        .mapToLong(asset -> Showing.cells(asset.duration(), grid))
                        .distinct()
                        .count()
                == 1;
    }

    String name() {
        return name;
    }

    /** Makes it known that the file names assets for it that there are not; {@link #wanted} says which. */
    Shelf missingSome() {
        missingSome = true;
        return this;
    }

    boolean isMissingSome() {
        return missingSome;
    }

    String wanted() {
        return wanted;
    }

    List<Asset> assets() {
        return assets;
    }

    int size() {
        return assets.size();
    }

    int weight(int index) {
        return weights == null ? 1 : weights[index];
    }

    boolean weighted() {
        return weights != null;
    }

    int tooLong() {
        return tooLong;
    }

    Optional<DateWindow> window() {
        return window;
    }

    long avoidSeconds() {
        return avoidSeconds;
    }

    boolean leastRecent() {
        return leastRecent;
    }

    /** Returns the length of the shortest asset in seconds. */
    Rational shortest() {
        return shortest;
    }

    /** Tells whether all take as many cells of the grid. */
    boolean oneLength() {
        return oneLength;
    }
}

package org.retrovue.api.traffic;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Chooses what airs in a break. Pure: the same spots, break and context give the same pod. Registered as an OSGi service; the highest ranking one is asked. Any thread. */
@ConsumerType
public interface AdSelector {
    /**
     * Returns its name.
     *
     * @return lower case
     */
    String id();

    /**
     * Chooses.
     *
     * @param allowed spots that no policy excludes, in order of id
     * @param gap the break
     * @param context what else is known
     * @return the pod; its frames never exceed the break's
     */
    Pod choose(List<Spot> allowed, Break gap, TrafficContext context);

    /**
     * The spots of a break.
     *
     * @param spots in order of airing
     * @param reasons why, in words, one a spot
     */
    record Pod(List<Spot> spots, List<String> reasons) {
        /** Copies the lists. */
        public Pod {
            spots = List.copyOf(spots);
            reasons = List.copyOf(reasons);
        }

        /**
         * Returns how long the spots last.
         *
         * @return frames
         */
        public long frames() {
            return spots.stream().mapToLong(Spot::frames).sum();
        }
    }
}

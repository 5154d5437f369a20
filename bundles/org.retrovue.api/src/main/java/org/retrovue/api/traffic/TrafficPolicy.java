package org.retrovue.api.traffic;

import org.osgi.annotation.versioning.ConsumerType;

/** Says whether a spot may air in a break. Pure. Registered as an OSGi service. Any thread. */
@ConsumerType
public interface TrafficPolicy {
    /**
     * Returns its name.
     *
     * @return lower case
     */
    String id();

    /**
     * Judges a spot.
     *
     * @param spot the candidate
     * @param gap the break
     * @param context what else is known
     * @return allowed, or excluded with the reason
     */
    Verdict judge(Spot spot, Break gap, TrafficContext context);

    /**
     * A judgement.
     *
     * @param allowed whether the spot may air
     * @param reason why not, in words; empty when it may
     */
    record Verdict(boolean allowed, String reason) {
        /** It may air. */
        public static final Verdict ALLOWED = new Verdict(true, "");

        /**
         * It may not.
         *
         * @param reason in words
         * @return the verdict
         */
        public static Verdict excluded(String reason) {
            return new Verdict(false, reason);
        }
    }
}

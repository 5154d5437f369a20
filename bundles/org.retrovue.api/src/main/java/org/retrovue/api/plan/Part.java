package org.retrovue.api.plan;

import org.retrovue.api.catalog.AssetId;

/**
 * One asset of a schedule entry.
 *
 * @param role what it is there for
 * @param asset the asset, shown whole
 * @param title for people
 */
public record Part(Role role, AssetId asset, String title) {
    /** What a part is there for. */
    public enum Role {
        /** The programme, or one of several that share the block. */
        PROGRAMME,
        /** Dresses a programme: intro, rating card, "feature presentation", outro. No break touches it. */
        PRESENTATION
    }
}

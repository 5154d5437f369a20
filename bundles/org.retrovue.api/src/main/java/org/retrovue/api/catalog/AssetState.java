package org.retrovue.api.catalog;

/** How far an asset has come. Only {@link #READY} assets are scheduled. */
public enum AssetState {
    /** Seen, nothing known yet. */
    NEW,
    /** Being looked at. */
    ENRICHING,
    /** Can air. */
    READY,
    /** Cannot air, or not any more; {@link Asset#reason} says why. */
    RETIRED
}

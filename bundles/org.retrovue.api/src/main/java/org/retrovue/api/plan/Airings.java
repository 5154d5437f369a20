package org.retrovue.api.plan;

import java.time.Instant;
import java.util.Optional;
import org.retrovue.api.catalog.AssetId;

/** When assets were last on a channel, as its schedule days say: past, locked and planned. Immutable; any thread. */
@FunctionalInterface
public interface Airings {
    /** Nothing was ever shown. */
    Airings NONE = (asset, before) -> Optional.empty();

    /**
     * Returns when an asset last began on the channel.
     *
     * @param asset the asset
     * @param before only what began before it counts
     * @return the instant; nothing when it never did, as far as is remembered (400 days)
     */
    Optional<Instant> last(AssetId asset, Instant before);
}

package org.retrovue.api.traffic;

import java.util.Set;
import org.retrovue.api.catalog.Asset;

/**
 * Something that may air in a break.
 *
 * @param asset the asset
 * @param frames how long it lasts at the channel's rate
 */
public record Spot(Asset asset, long frames) {
    /**
     * Returns its tags.
     *
     * @return lower case
     */
    public Set<String> tags() {
        return asset.tags();
    }
}

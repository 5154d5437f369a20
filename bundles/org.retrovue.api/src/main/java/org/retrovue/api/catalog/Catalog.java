package org.retrovue.api.catalog;

import org.osgi.annotation.versioning.ProviderType;

/** Knows all assets. Any thread; reading never waits for a scan. */
@ProviderType
public interface Catalog {
    /**
     * Returns the catalogue as it is now.
     *
     * @return an immutable snapshot
     */
    CatalogSnapshot snapshot();

    /**
     * Looks at all sources again, in the background. One scan runs at a time; a wish during a scan makes another one follow.
     */
    void rescan();

    /**
     * Tells how a scan goes.
     *
     * @return the last or the running scan
     */
    ScanStatus status();

    /**
     * Puts a reason beside an asset that failed while it was on the air, and has it looked at again.
     *
     * @param id the asset
     * @param reason what happened, for a person
     */
    void flag(AssetId id, String reason);

    /**
     * A scan.
     *
     * @param running whether it goes on
     * @param looked assets looked at so far
     * @param total assets to look at, as far as known
     * @param current what it looks at; empty when idle
     * @param scans scans finished since start
     * @param problems sources that could not be read, with the reason
     */
    record ScanStatus(
            boolean running, int looked, int total, String current, long scans, java.util.List<String> problems) {}
}

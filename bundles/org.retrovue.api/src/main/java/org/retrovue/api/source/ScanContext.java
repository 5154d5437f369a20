package org.retrovue.api.source;

import org.osgi.annotation.versioning.ProviderType;

/** The circumstances of a scan. */
@ProviderType
public interface ScanContext {
    /**
     * Tells whether the scan should stop early.
     *
     * @return whether nobody wants the rest
     */
    boolean cancelled();
}

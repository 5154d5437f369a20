package org.retrovue.api.enrich;

import org.osgi.annotation.versioning.ConsumerType;

/** Finds out something about an asset. Same medium, same facts. Registered as an OSGi service. Any thread. */
@ConsumerType
public interface Enricher {
    /**
     * Returns its name.
     *
     * @return lower case, never changes
     */
    String id();

    /**
     * Returns the version of its method: a higher one makes the catalogue ask again.
     *
     * @return one or more
     */
    int version();

    /**
     * Returns whether an asset cannot be ready without its facts.
     *
     * @return true for the probe
     */
    default boolean required() {
        return false;
    }

    /**
     * Finds out.
     *
     * @param request the asset and where its medium is
     * @return the facts
     * @throws EnrichmentException when the medium is no good for it, with the reason for a person
     */
    Facts enrich(EnrichmentRequest request) throws EnrichmentException;
}

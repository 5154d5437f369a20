package org.retrovue.api.enrich;

import java.net.URI;
import org.retrovue.api.catalog.Asset;

/**
 * What an enricher looks at.
 *
 * @param asset as known so far
 * @param medium where to read it
 */
public record EnrichmentRequest(Asset asset, URI medium) {}

package org.retrovue.catalog.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.enrich.Enricher;
import org.retrovue.api.enrich.EnrichmentException;
import org.retrovue.api.enrich.EnrichmentRequest;
import org.retrovue.api.enrich.Facts;

/** An enricher that is not required. */
final class Extra implements Enricher {
    int asked;
    int version = 1;

    @Nullable
    String refusal;

    @Override
    public String id() {
        return "extra";
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public Facts enrich(EnrichmentRequest request) throws EnrichmentException {
        asked++;
        if (refusal != null) {
            throw new EnrichmentException(refusal, null);
        }
        return new Facts(Optional.empty(), Optional.empty(), List.of(), Set.of(), Map.of("loud", "yes"));
    }
}

package org.retrovue.catalog.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.catalog.Marker;
import org.retrovue.api.enrich.Enricher;
import org.retrovue.api.enrich.EnrichmentException;
import org.retrovue.api.enrich.EnrichmentRequest;
import org.retrovue.api.enrich.Facts;
import org.retrovue.time.Rational;

/** A required enricher that finds every medium an hour long, unless it is told another length, and refuses what a test tells it to refuse. */
final class Measure implements Enricher {

    final List<String> asked = new ArrayList<>();
    final Map<String, String> refused = new HashMap<>();

    @Nullable
    RuntimeException breaks;

    Rational length = Rational.of(3600);
    int version = 1;
    boolean required = true;

    @Override
    public String id() {
        return "measure";
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public boolean required() {
        return required;
    }

    @Override
    public Facts enrich(EnrichmentRequest request) throws EnrichmentException {
        String title = request.asset().title();
        asked.add(title);
        if (breaks != null) {
            throw breaks;
        }
        if (refused.containsKey(title)) {
            throw new EnrichmentException(refused.get(title), null);
        }
        return new Facts(
                Optional.of(length),
                Optional.of("content of " + title + " " + request.asset().version()),
                List.of(new Marker(Marker.Kind.CHAPTER, Rational.of(60), "one")),
                Set.of("measured"),
                Map.of("measured", "yes"));
    }
}

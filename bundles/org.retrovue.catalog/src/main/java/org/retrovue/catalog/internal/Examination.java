package org.retrovue.catalog.internal;

import java.net.URI;
import java.util.Optional;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.enrich.Enricher;
import org.retrovue.api.enrich.EnrichmentException;
import org.retrovue.api.enrich.EnrichmentRequest;
import org.retrovue.api.source.MediaDescriptor;
import org.retrovue.api.station.Faults;

/** Asks all enrichers about one asset and decides whether it can air. Any thread. */
final class Examination {

    private static final String FAULT = "EnricherFailed";

    private final Enrichers enrichers;
    private final Faults faults;

    Examination(Enrichers enrichers, Faults faults) {
        this.enrichers = enrichers;
        this.faults = faults;
    }

    /**
     * Looks at an asset afresh. One that was not ready is decided about first: what others have to add is asked by {@link #more}, when it can air already.
     *
     * @param before what was known of it
     * @param descriptor what its source says now
     * @param location where it is
     * @return ready, or retired with the reason
     */
    Asset of(Asset before, MediaDescriptor descriptor, URI location) {
        Finding finding = new Finding(before.id(), descriptor, location, before.added());
        if (!descriptor.given().readable()) {
            return finding.unread();
        }
        Optional<String> refusal = Optional.empty();
        for (Enricher enricher : enrichers.inOrder()) {
            if (refusal.isPresent()) {
                // Not asked, but not to be asked until the medium changes either.
                finding.heard(enricher);
                continue;
            }
            if (!enricher.required() && before.state() != AssetState.READY) {
                continue;
            }
            Optional<String> problem = ask(enricher, finding, location);
            if (enricher.required()) {
                refusal = problem;
            } else {
                problem.ifPresent(reason -> finding.attribute("problem." + enricher.id(), reason));
            }
        }
        if (refusal.isEmpty() && finding.duration().signum() <= 0) {
            refusal = Optional.of("it has no length");
        }
        return finding.asset(refusal.isEmpty() ? AssetState.READY : AssetState.RETIRED, refusal);
    }

    /**
     * Asks those that decide nothing and have not looked at an asset yet.
     *
     * @param known what is known of it
     * @param descriptor what its source says
     * @param location where it is
     * @return the same with what they add
     */
    Asset more(Asset known, MediaDescriptor descriptor, URI location) {
        Finding finding = new Finding(known, descriptor);
        for (Enricher enricher : enrichers.inOrder()) {
            if (!enricher.required() && Notes.versionOf(known, enricher.id()) < 0) {
                ask(enricher, finding, location)
                        .ifPresent(reason -> finding.attribute("problem." + enricher.id(), reason));
            }
        }
        return finding.asset(known.state(), known.reason());
    }

    private Optional<String> ask(Enricher enricher, Finding finding, URI location) {
        Asset soFar = finding.asset(AssetState.ENRICHING, Optional.empty());
        String subject = soFar.id() + " (" + enricher.id() + ")";
        try {
            finding.add(enricher.enrich(new EnrichmentRequest(soFar, location)));
            finding.heard(enricher);
            faults.clear(FAULT, subject);
            return Optional.empty();
        } catch (EnrichmentException e) {
            finding.heard(enricher);
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // The enricher's fault, not the medium's: it is asked again when an enricher comes or goes.
            enrichers.broke(soFar.id());
            String message = "the enricher \"" + enricher.id() + "\" failed: " + e;
            faults.report(Faults.Kind.RUNTIME, FAULT, subject, message);
            return Optional.of(message);
        }
    }
}

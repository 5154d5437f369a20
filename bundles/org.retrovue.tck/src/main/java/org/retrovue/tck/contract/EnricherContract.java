package org.retrovue.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.Assume;
import org.junit.Test;
import org.retrovue.api.enrich.Enricher;
import org.retrovue.api.enrich.EnrichmentException;
import org.retrovue.api.enrich.EnrichmentRequest;
import org.retrovue.api.enrich.Facts;

/**
 * What every {@link Enricher} keeps.
 *
 * @see "docs/contracts/extension-points.md, ENR-1 to ENR-6"
 */
public abstract class EnricherContract {
    /**
     * Makes the enricher.
     *
     * @return a new one
     * @throws Exception when it cannot be made
     */
    protected abstract Enricher enricher() throws Exception;

    /**
     * Makes a request that it can answer.
     *
     * @return an asset and its medium; the same medium each time
     * @throws Exception when it cannot be made
     */
    protected abstract EnrichmentRequest goodRequest() throws Exception;

    /**
     * Makes a request with a medium that is no good for it.
     *
     * @return the request; nothing where it takes every medium
     * @throws Exception when it cannot be made
     */
    protected Optional<EnrichmentRequest> badRequest() throws Exception {
        return Optional.empty();
    }

    @Test
    public void required_ENR_1_itsNameAndVersionStay() throws Exception {
        assertThat(enricher().id()).isEqualTo(enricher().id()).matches("[a-z0-9][a-z0-9.-]*");
        assertThat(enricher().version()).isEqualTo(enricher().version()).isPositive();
    }

    @Test
    public void required_ENR_2_sameMediumSameFacts() throws Exception {
        Enricher enricher = enricher();
        Facts facts = enricher.enrich(goodRequest());

        assertThat(enricher.enrich(goodRequest())).isEqualTo(facts);
        assertThat(enricher().enrich(goodRequest())).as("by a new instance").isEqualTo(facts);
    }

    @Test
    public void required_ENR_3_factsAreInOrderAndWithinTheAsset() throws Exception {
        Facts facts = enricher().enrich(goodRequest());

        facts.duration().ifPresent(duration -> assertThat(duration.signum()).isPositive());
        facts.contentId().ifPresent(content -> assertThat(content).isNotBlank());
        for (int i = 0; i < facts.markers().size(); i++) {
            assertThat(facts.markers().get(i).at().signum()).isNotNegative();
            if (i > 0) {
                assertThat(facts.markers().get(i).at())
                        .isGreaterThanOrEqualTo(facts.markers().get(i - 1).at());
            }
        }
    }

    @Test
    public void required_ENR_4_theMediumIsOnlyRead() throws Exception {
        EnrichmentRequest request = goodRequest();
        Assume.assumeTrue("file".equals(request.medium().getScheme()));
        Path medium = Path.of(request.medium());
        Assume.assumeTrue(Files.isRegularFile(medium));
        byte[] before = Files.readAllBytes(medium);
        var modified = Files.getLastModifiedTime(medium);

        enricher().enrich(request);

        assertThat(Files.readAllBytes(medium)).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(medium)).isEqualTo(modified);
    }

    @Test
    public void required_ENR_5_aBadMediumIsRefusedWithAReason() throws Exception {
        Optional<EnrichmentRequest> bad = badRequest();
        Assume.assumeTrue("takes every medium", bad.isPresent());
        Enricher enricher = enricher();

        EnrichmentException refusal =
                catchThrowableOfType(EnrichmentException.class, () -> enricher.enrich(bad.orElseThrow()));

        assertThat(refusal).as("a bad medium was taken").isNotNull();
        assertThat(refusal.getMessage()).isNotBlank();
    }

    @Test
    public void required_ENR_6_severalThreadsGetTheSame() throws Exception {
        Enricher enricher = enricher();
        EnrichmentRequest request = goodRequest();
        Facts alone = enricher.enrich(request);

        assertThat(Together.ask(() -> enricher.enrich(request))).allMatch(alone::equals);
    }
}

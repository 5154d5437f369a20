package org.retrovue.enrich.probe.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;
import org.retrovue.api.enrich.Enricher;
import org.retrovue.api.enrich.EnrichmentRequest;
import org.retrovue.api.enrich.Facts;
import org.retrovue.tck.fake.Assets;
import org.retrovue.tck.framecode.ClipMaker;

public final class LoudnessEnricherTest extends FilmEnricherContract {
    @Override
    protected Enricher enricher() {
        return new LoudnessEnricher(engine);
    }

    @Override
    protected EnrichmentRequest goodRequest() throws Exception {
        return request(ClipMaker.clip(folder.getRoot().toPath().resolve("film.mkv")));
    }

    private EnrichmentRequest request(ClipMaker clip) throws Exception {
        Path file = folder.getRoot().toPath().resolve("film.mkv");
        if (!Files.exists(file)) {
            clip.frames(100).size(160, 90).make();
        }
        return new EnrichmentRequest(Assets.asset("films:film").ready(), file.toUri());
    }

    @Test
    public void tellsLoudnessAndPeakAndHoldsNothingBack() throws Exception {
        Facts facts = enricher().enrich(goodRequest());

        assertThat(enricher().required()).isFalse();
        assertThat(facts.duration()).isEmpty();
        assertThat(facts.attributes().get("loudness.integrated")).matches("-\\d+\\.\\d\\d");
        assertThat(facts.attributes().get("loudness.peak")).matches("-?\\d+\\.\\d\\d");
    }

    @Test
    public void aSilentMediumIsANote() throws Exception {
        EnrichmentRequest silent = request(
                ClipMaker.clip(folder.getRoot().toPath().resolve("film.mkv")).withoutSound());

        assertThat(enricher().enrich(silent).attributes())
                .containsOnlyKeys("loudness.note")
                .extractingByKey("loudness.note")
                .asString()
                .contains("nothing to measure");
    }
}

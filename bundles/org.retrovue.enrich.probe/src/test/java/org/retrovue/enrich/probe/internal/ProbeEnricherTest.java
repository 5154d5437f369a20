package org.retrovue.enrich.probe.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;
import org.retrovue.api.catalog.Marker;
import org.retrovue.api.enrich.Enricher;
import org.retrovue.api.enrich.EnrichmentRequest;
import org.retrovue.api.enrich.Facts;
import org.retrovue.tck.fake.Assets;
import org.retrovue.tck.framecode.ClipMaker;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

public final class ProbeEnricherTest extends FilmEnricherContract {
    @Override
    protected Enricher enricher() {
        return new ProbeEnricher(engine);
    }

    @Override
    protected EnrichmentRequest goodRequest() throws Exception {
        Path file = folder.getRoot().toPath().resolve("film.mkv");
        if (!Files.exists(file)) {
            ClipMaker.clip(file)
                    .rate(FrameRate.NTSC)
                    .frames(91)
                    .size(160, 90)
                    .chapter(Rational.ZERO, "One")
                    .chapter(Rational.of(3, 2), "Two")
                    .make();
        }
        return new EnrichmentRequest(Assets.asset("films:film").ready(), file.toUri());
    }

    @Test
    public void tellsLengthChaptersAndStreams() throws Exception {
        Facts facts = enricher().enrich(goodRequest());

        assertThat(facts.duration()).contains(FrameRate.NTSC.seconds(91));
        assertThat(facts.markers())
                .containsExactly(
                        new Marker(Marker.Kind.CHAPTER, Rational.ZERO, "One"),
                        new Marker(Marker.Kind.CHAPTER, Rational.of(3, 2), "Two"));
        assertThat(facts.attributes())
                .containsEntry("video.codec", "h264")
                .containsEntry("video.size", "160x90")
                .containsEntry("video.rate", "30000/1001")
                .containsEntry("audio.0", "aac 48000 Hz 2 ch");
        assertThat(facts.contentId().orElseThrow()).hasSize(64);
    }
}

package org.retrovue.enrich.probe.internal;

import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.enrich.Enricher;
import org.retrovue.api.enrich.EnrichmentException;
import org.retrovue.api.enrich.EnrichmentRequest;
import org.retrovue.api.enrich.Facts;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.probe.Loudness;
import org.retrovue.media.api.probe.LoudnessMeter;

/** Measures how loud a medium is, so that channels can level it. What it cannot measure airs as it is. */
@Component
public final class LoudnessEnricher implements Enricher {
    private static final int VERSION = 2;
    private static final String NOTE = "loudness.note";

    private final LoudnessMeter meter;

    /** Measures with a meter. */
    @Activate
    public LoudnessEnricher(@Reference LoudnessMeter meter) {
        this.meter = meter;
    }

    @Override
    public String id() {
        return "loudness";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Facts enrich(EnrichmentRequest request) throws EnrichmentException {
        try {
            Path file = Path.of(request.medium());
            Optional<Loudness> usual = meter.loudness(file);
            Map<String, String> words = new TreeMap<>(usual.map(Loudness::words)
                    .orElse(Map.of(NOTE, "there is nothing to measure: no sound, or silence; it airs as it is")));
            meter.byLanguage(file, usual).forEach((language, loudness) -> words.putAll(loudness.words(language)));
            return new Facts(Optional.empty(), Optional.empty(), List.of(), Set.of(), words);
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new EnrichmentException(request.medium() + " is not a local file: no gain", e);
        } catch (MediaException e) {
            throw new EnrichmentException("no gain: " + e.getMessage(), e);
        }
    }
}

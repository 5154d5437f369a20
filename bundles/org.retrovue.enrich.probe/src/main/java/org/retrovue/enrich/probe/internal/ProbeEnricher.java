package org.retrovue.enrich.probe.internal;

import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.catalog.Marker;
import org.retrovue.api.enrich.Enricher;
import org.retrovue.api.enrich.EnrichmentException;
import org.retrovue.api.enrich.EnrichmentRequest;
import org.retrovue.api.enrich.Facts;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.probe.MediaProbe;
import org.retrovue.media.api.probe.MediaReport;

/** Reads a medium through: how long it is, what is in it, where its chapters are. What it refuses cannot be played. */
@Component
public final class ProbeEnricher implements Enricher {
    private static final int VERSION = 1;
    private static final String NOTES = "notes";

    private final MediaProbe probe;

    /** Reads with a probe. */
    @Activate
    public ProbeEnricher(@Reference MediaProbe probe) {
        this.probe = probe;
    }

    @Override
    public String id() {
        return "probe";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public boolean required() {
        return true;
    }

    @Override
    public Facts enrich(EnrichmentRequest request) throws EnrichmentException {
        MediaReport report;
        try {
            report = probe.examine(Path.of(request.medium()));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new EnrichmentException(request.medium() + " is not a local file", e);
        } catch (MediaException e) {
            throw new EnrichmentException(e.getMessage() == null ? "it cannot be read" : e.getMessage(), e);
        }
        List<Marker> chapters = report.chapters().stream()
                .map(chapter -> new Marker(Marker.Kind.CHAPTER, chapter.start(), chapter.title()))
                .toList();
        Map<String, String> words = new HashMap<>(report.words());
        if (!report.notes().isEmpty()) {
            words.put(NOTES, String.join("; ", report.notes()));
        }
        return new Facts(Optional.of(report.duration()), Optional.of(report.contentId()), chapters, Set.of(), words);
    }
}

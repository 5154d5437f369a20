package org.retrovue.enrich.probe.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.enrich.EnrichmentRequest;
import org.retrovue.media.engine.internal.FfmpegEngine;
import org.retrovue.tck.contract.EnricherContract;
import org.retrovue.tck.fake.Assets;

/** The contract of an enricher that reads films with the real engine. */
public abstract class FilmEnricherContract extends EnricherContract {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    FfmpegEngine engine;

    @Before
    public final void start() throws Exception {
        engine = new FfmpegEngine(folder.newFolder().toPath(), () -> 0L);
    }

    @After
    public final void stop() {
        engine.close();
    }

    @Override
    protected Optional<EnrichmentRequest> badRequest() throws Exception {
        Path file = folder.getRoot().toPath().resolve("bad.mp4");
        Files.writeString(file, "this is no film");
        return Optional.of(new EnrichmentRequest(Assets.asset("films:bad").ready(), file.toUri()));
    }
}

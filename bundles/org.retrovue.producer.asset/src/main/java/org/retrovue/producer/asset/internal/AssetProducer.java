package org.retrovue.producer.asset.internal;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.engine.MediaEngine;
import org.retrovue.media.api.producer.Producer;
import org.retrovue.media.api.producer.Production;
import org.retrovue.media.api.producer.ProductionRequest;

/** Plays assets that are files. */
@Component
public final class AssetProducer implements Producer {
    /** What events name it by. */
    static final String ID = "asset";

    private final MediaEngine engine;

    /** Plays by an engine. */
    @Activate
    public AssetProducer(@Reference MediaEngine engine) {
        this.engine = engine;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Production open(ProductionRequest request) throws MediaException {
        URI medium = request.medium()
                .orElseThrow(() -> new MediaException("an event of an asset names no medium to read it from"));
        String contentId = request.contentId()
                .orElseThrow(() -> new MediaException(
                        medium + " has not been examined: the event does not say what content it should have"));
        return new AssetProduction(engine, file(medium), contentId, request);
    }

    private static Path file(URI medium) throws MediaException {
        Path file;
        try {
            file = Path.of(medium);
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new MediaException(medium + " is not a local file", e);
        }
        if (!Files.isRegularFile(file)) {
            throw new MediaException(file + " is not there any more");
        }
        return file;
    }
}

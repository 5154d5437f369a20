package org.retrovue.producer.asset.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.Languages;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.PictureSink;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.media.api.engine.MediaEngine;
import org.retrovue.media.api.producer.Production;
import org.retrovue.media.api.producer.ProductionRequest;
import org.retrovue.time.Rational;

/** An asset from some place on. Its reader is opened when something is first asked of it: most GOPs come from the cache. */
final class AssetProduction implements Production {
    /** Goes up when the same request gives other pictures or sound. */
    private static final int VERSION = 6;

    private final MediaEngine engine;
    private final Path file;
    private final String contentId;
    private final ProductionRequest request;
    private final long startSample;
    private @Nullable AssetReader reader;

    AssetProduction(MediaEngine engine, Path file, String contentId, ProductionRequest request) {
        this.engine = engine;
        this.file = file;
        this.contentId = contentId;
        this.request = request;
        this.startSample = request.sourceStart().times(HouseFormat.SAMPLE_RATE).floor();
    }

    @Override
    public String fingerprint() {
        List<String> languages =
                request.languages().stream().map(Languages::code).toList();
        String heard = languages.isEmpty() ? "" : " in " + languages;
        return AssetProducer.ID + VERSION + " " + contentId + " from " + request.sourceStart() + heard;
    }

    @Override
    public void pictures(long first, int count, PictureSink sink) throws MediaException {
        Rational start = request.sourceStart();
        reader().pictures(start, request.format().rate(), first, count, sink);
    }

    @Override
    public void sound(long first, int count, float[] into) throws MediaException {
        reader().sound(startSample + first, count, into);
    }

    @Override
    public OptionalLong sourceFrame(long frame) throws MediaException {
        return OptionalLong.of(reader().sourceFrame(
                        request.sourceStart().plus(request.format().rate().seconds(frame))));
    }

    @Override
    public Optional<String> damage() {
        return reader == null ? Optional.empty() : reader.damage();
    }

    private AssetReader reader() throws MediaException {
        AssetReader open = reader;
        if (open == null) {
            open = engine.open(file, contentId, request.format(), request.languages());
            reader = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}

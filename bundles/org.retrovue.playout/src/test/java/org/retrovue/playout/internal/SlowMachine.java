package org.retrovue.playout.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.media.api.engine.EncodedGop;
import org.retrovue.media.api.engine.GopEncoder;
import org.retrovue.media.api.engine.MediaEngine;
import org.retrovue.tck.ManualClock;

/** An engine whose encoder takes station time: a fixed while for each GOP, by preset. So a machine of any slowness can be had, and the same each time. */
final class SlowMachine implements MediaEngine {
    private final MediaEngine engine;
    private final ManualClock clock;
    private final Map<String, Duration> costs;
    private final List<Instant> ends = new ArrayList<>();

    SlowMachine(MediaEngine engine, ManualClock clock, Map<String, Duration> costs) {
        this.engine = engine;
        this.clock = clock;
        this.costs = costs;
    }

    /** Returns how many encoders wait for the clock to move on. */
    int waiting() {
        Instant now = clock.now();
        synchronized (ends) {
            return (int) ends.stream().filter(now::isBefore).count();
        }
    }

    @Override
    public String build() {
        return engine.build();
    }

    @Override
    public String codecs(HouseFormat format) throws MediaException {
        return engine.codecs(format);
    }

    @Override
    public AssetReader open(Path file, String contentId, HouseFormat format) throws MediaException {
        return engine.open(file, contentId, format);
    }

    @Override
    public byte[][] encodeSound(float[] pcm, int count) throws MediaException {
        return engine.encodeSound(pcm, count);
    }

    @Override
    public GopEncoder gopEncoder(HouseFormat format) throws MediaException {
        GopEncoder encoder = engine.gopEncoder(format);
        return new GopEncoder() {
            @Override
            public void accept(long frame, Picture picture) throws MediaException {
                encoder.accept(frame, picture);
            }

            @Override
            public EncodedGop finish() throws MediaException {
                EncodedGop gop = encoder.finish();
                take(costs.getOrDefault(format.preset(), Duration.ZERO));
                return gop;
            }

            @Override
            public void close() {
                encoder.close();
            }
        };
    }

    private void take(Duration cost) throws MediaException {
        Instant end = clock.now().plus(cost);
        synchronized (ends) {
            ends.add(end);
        }
        try {
            clock.await(end, Duration.ofMinutes(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException("interrupted", e);
        } finally {
            synchronized (ends) {
                ends.remove(end);
            }
        }
    }
}

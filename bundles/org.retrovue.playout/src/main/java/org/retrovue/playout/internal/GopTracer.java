package org.retrovue.playout.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.playout.Tracer;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;

/** Tells where a frame comes from: asks the producer and the cache, renders nothing. Any thread. */
final class GopTracer {
    private final GopRenderer gops;
    private final BlobCache cache;

    GopTracer(GopRenderer gops, BlobCache cache) {
        this.gops = gops;
        this.cache = cache;
    }

    Tracer.Trace trace(Channel channel, HouseFormat format, Cut cut, long frame) {
        Gop gop = cut.gops().stream()
                .filter(one -> one.frames().contains(frame))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "segment " + cut.place().number() + " of channel " + channel.id() + " has no frame " + frame));
        long inEvent = frame - gop.event().frames().start();
        try {
            GopRenderer.Origin origin = gops.origin(channel, format, gop, inEvent);
            return new Tracer.Trace(
                    frame,
                    cut.place().number(),
                    gop.event(),
                    inEvent,
                    origin.sourceFrame(),
                    kept(gop, origin),
                    Optional.empty());
        } catch (MediaException e) {
            Tracer.Gop unnamed = new Tracer.Gop(
                    gop.frames(), Optional.empty(), OptionalLong.empty(), Optional.empty(), OptionalLong.empty());
            return new Tracer.Trace(
                    frame,
                    cut.place().number(),
                    gop.event(),
                    inEvent,
                    OptionalLong.empty(),
                    unnamed,
                    Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private Tracer.Gop kept(Gop gop, GopRenderer.Origin origin) {
        Optional<byte[]> blob = cache.look(origin.name());
        return new Tracer.Gop(
                gop.frames(),
                Optional.of(origin.name()),
                blob.isPresent() ? OptionalLong.of(blob.get().length) : OptionalLong.empty(),
                blob.map(GopTracer::digest),
                origin.renderNanos());
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

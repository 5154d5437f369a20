package org.retrovue.playout.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.retrovue.api.channel.Channel;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.engine.EncodedGop;
import org.retrovue.media.api.engine.MediaEngine;
import org.retrovue.media.api.overlay.OverlayPlan;
import org.retrovue.media.api.producer.Production;

/** Renders GOPs: from the cache, or by producer, treatment and encoder, or by the fallback. Any thread. */
final class GopRenderer {
    /**
     * Where a GOP comes from.
     *
     * @param name in the cache
     * @param sourceFrame that one of its frames shows
     * @param renderNanos what it cost, if that is remembered
     */
    record Origin(String name, OptionalLong sourceFrame, OptionalLong renderNanos) {}

    private final MediaEngine engine;
    private final Productions productions;
    private final OverlayPlanner overlays;
    private final Fallback fallback;
    private final BlobCache cache;
    private final Substitutions substitutions;
    private final StageTimes times;
    private final Scratch scratch = new Scratch();
    private final Costs costs = new Costs();
    private final AtomicLong rendered = new AtomicLong();
    private final AtomicLong fromCache = new AtomicLong();

    GopRenderer(
            MediaEngine engine,
            Productions productions,
            OverlayPlanner overlays,
            BlobCache cache,
            Substitutions substitutions,
            StageTimes times) {
        this.times = times;
        this.engine = engine;
        this.productions = productions;
        this.overlays = overlays;
        this.fallback = new Fallback(productions);
        this.cache = cache;
        this.substitutions = substitutions;
    }

    long rendered() {
        return rendered.get();
    }

    long fromCache() {
        return fromCache.get();
    }

    /**
     * Renders a GOP.
     *
     * @throws MediaException when it cannot be encoded; a producer that fails is no reason
     */
    EncodedGop render(Channel channel, HouseFormat format, Gop gop) throws MediaException {
        List<OverlayPlan> over = overlays.plans(channel, gop.event(), format);
        Treatment treatment = new Treatment(Fades.of(gop.event()), over);
        try {
            return productions.use(gop.event(), format, KeptProductions.Use.PICTURES, gop.firstInEvent(), lent -> {
                return produced(channel, format, gop, treatment, over, lent.production());
            });
        } catch (EncoderException e) {
            throw e;
        } catch (MediaException e) {
            substitutions.note(channel, gop.event(), reason(e));
            try (GopEncoding encoding = new GopEncoding(engine, format, gop, treatment, scratch, times)) {
                return owed(channel, format, gop, encoding);
            }
        }
    }

    /**
     * Tells where a GOP comes from; renders nothing.
     *
     * @param frame which of its frames, counted from the event's first
     * @throws MediaException when the producer cannot open the event
     */
    Origin origin(Channel channel, HouseFormat format, Gop gop, long frame) throws MediaException {
        List<OverlayPlan> over = overlays.plans(channel, gop.event(), format);
        return productions.use(gop.event(), format, KeptProductions.Use.PICTURES, gop.firstInEvent(), lent -> {
            String name = name(format, gop, over, lent.production());
            OptionalLong source = lent.production().sourceFrame(frame);
            return new Productions.Done<>(new Origin(name, source, costs.of(name)), gop.firstInEvent(), true);
        });
    }

    private Productions.Done<EncodedGop> produced(
            Channel channel,
            HouseFormat format,
            Gop gop,
            Treatment treatment,
            List<OverlayPlan> over,
            Production production)
            throws MediaException, IOException {
        long next = gop.firstInEvent() + gop.count();
        String name = name(format, gop, over, production);
        Optional<byte[]> blob = cache.get(name);
        if (blob.isPresent()) {
            fromCache.incrementAndGet();
            substitutions.good(gop.event());
            return new Productions.Done<>(Blobs.gop(blob.get()), next, true);
        }
        try (GopEncoding encoding = new GopEncoding(engine, format, gop, treatment, scratch, times)) {
            long began = times.nanos();
            Optional<String> failure = encoding.fill(production);
            if (failure.isPresent()) {
                substitutions.note(channel, gop.event(), failure.get());
                return new Productions.Done<>(owed(channel, format, gop, encoding), next, false);
            }
            EncodedGop result = encoding.finish();
            costs.note(name, times.nanos() - began);
            rendered.incrementAndGet();
            substitutions.good(gop.event());
            cache.put(name, Blobs.of(result));
            return new Productions.Done<>(result, next, true);
        }
    }

    /** Fills up what a GOP lacks and ends it. */
    private EncodedGop owed(Channel channel, HouseFormat format, Gop gop, GopEncoding encoding) throws MediaException {
        var card = scratch.take(format);
        fallback.paint(channel, gop.event(), format, card);
        while (!encoding.isFull()) {
            encoding.add(card);
        }
        scratch.giveBack(card);
        rendered.incrementAndGet();
        return encoding.finish();
    }

    private String name(HouseFormat format, Gop gop, List<OverlayPlan> over, Production production) {
        ContentName name = new ContentName("gop 1")
                .and(engine.build())
                .and(format.fingerprint())
                .and(production.fingerprint())
                .and(gop.firstInEvent())
                .and(gop.count())
                .and(Fades.of(gop.event()).effectOn(gop.firstInEvent(), gop.count()));
        over.forEach(plan -> name.and(plan.fingerprint()));
        return name.hex();
    }

    private static String reason(MediaException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}

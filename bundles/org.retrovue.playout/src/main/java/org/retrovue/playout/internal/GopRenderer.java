package org.retrovue.playout.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.retrovue.api.blockplan.Event;
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
    private final Needs needs;
    private final Scratch scratch = new Scratch();
    private final Costs costs = new Costs();
    private final Measured measured = new Measured();
    private final AtomicLong rendered = new AtomicLong();
    private final AtomicLong fromCache = new AtomicLong();

    GopRenderer(
            MediaEngine engine,
            Productions productions,
            OverlayPlanner overlays,
            BlobCache cache,
            Substitutions substitutions,
            StageTimes times,
            Needs needs) {
        this.times = times;
        this.needs = needs;
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
     * @param format that it is to have
     * @param affordable that it is encoded in where it is not in the cache, which differs in its preset only; nothing for a slate in its place
     * @throws MediaException when it cannot be encoded; a producer that fails is no reason
     */
    EncodedGop render(Channel channel, HouseFormat format, Optional<HouseFormat> affordable, Gop gop)
            throws MediaException {
        if (affordable.isEmpty()) {
            Optional<EncodedGop> known = known(channel, format, gop);
            if (known.isPresent()) {
                return known.get();
            }
            substitutions.list(channel, gop.event(), "more is watched than this machine can render");
            return render(channel, Easing.slateFormat(format), Easing.slate(channel, gop));
        }
        return render(channel, format, affordable.get(), gop);
    }

    private EncodedGop render(Channel channel, HouseFormat format, Gop gop) throws MediaException {
        return render(channel, format, format, gop);
    }

    private EncodedGop render(Channel channel, HouseFormat format, HouseFormat affordable, Gop gop)
            throws MediaException {
        List<OverlayPlan> over = overlays.plans(channel, gop.event(), format);
        Treatment treatment = new Treatment(Fades.of(gop.event()), over);
        try {
            return productions.use(gop.event(), format, KeptProductions.Use.PICTURES, gop.firstInEvent(), lent -> {
                return produced(channel, format, affordable, gop, treatment, over, lent.production());
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

    Measured measured() {
        return measured;
    }

    /**
     * Names GOPs of one event; renders nothing.
     *
     * @throws MediaException when the producer cannot open the event
     */
    List<String> names(Channel channel, HouseFormat format, Event event, List<Gop> gops) throws MediaException {
        List<OverlayPlan> over = overlays.plans(channel, event, format);
        return productions.use(event, format, KeptProductions.Use.PICTURES, 0, lent -> {
            List<String> names = gops.stream()
                    .map(gop -> name(format, gop, over, lent.production()))
                    .toList();
            return new Productions.Done<>(
                    names, 0, false); // not kept open: that would close those of channels on the air
        });
    }

    /** Returns a GOP that is in the cache. */
    private Optional<EncodedGop> known(Channel channel, HouseFormat format, Gop gop) {
        List<OverlayPlan> over = overlays.plans(channel, gop.event(), format);
        try {
            return productions.use(gop.event(), format, KeptProductions.Use.PICTURES, gop.firstInEvent(), lent -> {
                Optional<EncodedGop> known =
                        fromCache(channel, name(format, gop, over, lent.production()), gop, format);
                return new Productions.Done<>(known, gop.firstInEvent(), true);
            });
        } catch (MediaException e) {
            return Optional.empty();
        }
    }

    private Optional<EncodedGop> fromCache(Channel channel, String name, Gop gop, HouseFormat format)
            throws IOException {
        Optional<byte[]> blob = cache.get(name);
        if (blob.isEmpty()) {
            return Optional.empty();
        }
        fromCache.incrementAndGet();
        substitutions.good(gop.event());
        needs.noteCached(channel.id(), format);
        return Optional.of(Blobs.gop(blob.get()));
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
            HouseFormat affordable,
            Gop gop,
            Treatment treatment,
            List<OverlayPlan> over,
            Production production)
            throws MediaException, IOException {
        long next = gop.firstInEvent() + gop.count();
        Optional<EncodedGop> known = fromCache(channel, name(format, gop, over, production), gop, format);
        String name = name(affordable, gop, over, production);
        if (known.isEmpty() && !affordable.equals(format)) {
            known = fromCache(channel, name, gop, format);
        }
        if (known.isPresent()) {
            return new Productions.Done<>(known.get(), next, true);
        }
        try (GopEncoding encoding = new GopEncoding(engine, affordable, gop, treatment, scratch, times)) {
            long began = times.nanos();
            Optional<String> failure = encoding.fill(production);
            if (failure.isPresent()) {
                substitutions.note(channel, gop.event(), failure.get());
                return new Productions.Done<>(owed(channel, format, gop, encoding), next, false);
            }
            EncodedGop result = encoding.finish();
            long cost = times.nanos() - began;
            costs.note(name, cost);
            long encode = encoding.encodeNanos();
            needs.note(channel.id(), format, affordable.preset(), gop.count(), encode, cost - encode);
            rendered.incrementAndGet();
            substitutions.good(gop.event());
            encoding.damage().ifPresent(what -> substitutions.damaged(channel, gop.event(), what));
            byte[] bytes = Blobs.of(result);
            cache.put(name, bytes);
            measured.note(affordable, gop.count(), cost, bytes.length);
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

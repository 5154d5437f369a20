package org.retrovue.playout.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Channel;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.engine.MediaEngine;
import org.retrovue.time.FrameRate;

/** Renders a segment's sound: the events' samples on the absolute grid, faded, encoded with true neighbours on both sides. Any thread. */
final class SoundRenderer {
    /** Samples [first, first + count) of an event, counted from its first, at a place in the segment's buffer. */
    private record Part(Event event, long first, int count, int at) {}

    private final SharedSound shared = new SharedSound();
    private final MediaEngine engine;
    private final Productions productions;
    private final BlobCache cache;
    private final Substitutions substitutions;
    private final StageTimes times;

    SoundRenderer(
            MediaEngine engine,
            Productions productions,
            BlobCache cache,
            Substitutions substitutions,
            StageTimes times) {
        this.times = times;
        this.engine = engine;
        this.productions = productions;
        this.cache = cache;
        this.substitutions = substitutions;
    }

    /**
     * Renders AAC frames.
     *
     * @throws MediaException when they cannot be encoded; a producer that fails is no reason
     */
    byte[][] render(Channel channel, HouseFormat format, Cut cut) throws MediaException {
        List<Part> parts = parts(cut, format.rate());
        try {
            Optional<String> name = name(channel, format, cut, parts);
            return name.isPresent()
                    ? shared.get(name.get(), () -> named(channel, format, cut, parts, name))
                    : made(channel, format, cut, parts, name);
        } catch (IOException e) {
            throw new MediaException("sound of segment " + cut.place().number() + ": " + e, e);
        }
    }

    private byte[][] named(Channel channel, HouseFormat format, Cut cut, List<Part> parts, Optional<String> name)
            throws MediaException, IOException {
        Optional<byte[]> blob = cache.get(name.orElseThrow());
        return blob.isPresent() ? Blobs.aac(blob.get()) : made(channel, format, cut, parts, name);
    }

    private byte[][] made(Channel channel, HouseFormat format, Cut cut, List<Part> parts, Optional<String> name)
            throws MediaException, IOException {
        float[] pcm = new float[2 * cut.sound().samples()];
        boolean good = true;
        long began = times.nanos();
        for (Part part : parts) {
            good &= fill(channel, format, part, pcm);
        }
        times.addSince(StageTimes.Stage.SOUND, began);
        began = times.nanos();
        byte[][] aac = engine.encodeSound(pcm, cut.sound().count());
        times.addSince(StageTimes.Stage.SOUND_ENCODE, began);
        if (good && name.isPresent()) {
            cache.put(name.get(), Blobs.of(aac));
        }
        return aac;
    }

    private static List<Part> parts(Cut cut, FrameRate rate) {
        long first = cut.sound().firstSample();
        long end = first + cut.sound().samples();
        List<Part> parts = new ArrayList<>();
        for (Event event : cut.heard()) {
            long begin = rate.firstSample(event.frames().start());
            long from = Math.max(first, begin);
            long to = Math.min(end, rate.firstSample(event.frames().end()));
            if (from < to) {
                parts.add(new Part(event, from - begin, (int) (to - from), (int) (from - first)));
            }
        }
        return parts;
    }

    /** Names the sound; nothing where an event cannot even be opened. */
    private Optional<String> name(Channel channel, HouseFormat format, Cut cut, List<Part> parts) {
        ContentName name =
                new ContentName("sound 1").and(engine.build()).and(cut.sound().count());
        for (Part part : parts) {
            try {
                String fingerprint = productions.useSound(
                        part.event(),
                        format,
                        channel.sound().languages(),
                        part.first(),
                        lent -> new Productions.Done<>(lent.production().fingerprint(), part.first(), true));
                name.and(fingerprint).and(part.first()).and(part.count());
                for (long length : Fades.of(part.event())
                        .soundLengths(format.rate(), part.event().frames().start())) {
                    name.and(length);
                }
                Levelling.of(channel, part.event()).map(Levelling::effect).ifPresent(name::and);
            } catch (MediaException e) {
                substitutions.note(channel, part.event(), String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        }
        return Optional.of(name.hex());
    }

    private boolean fill(Channel channel, HouseFormat format, Part part, float[] pcm) {
        try {
            Optional<Levelling> levelling = Levelling.of(channel, part.event());
            int reach = levelling.map(Levelling::reach).orElse(0);
            float[] around = around(channel, format, part, reach);
            levelling.ifPresent(level -> level.apply(around));
            float[] own = Arrays.copyOfRange(around, 2 * reach, 2 * (reach + part.count()));
            Fades.of(part.event()).apply(format.rate(), part.event().frames().start(), part.first(), part.count(), own);
            System.arraycopy(own, 0, pcm, 2 * part.at(), own.length);
            return true;
        } catch (MediaException e) {
            substitutions.note(channel, part.event(), String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** Gives a part with so many samples before and after; what lies outside the event is silent. */
    private float[] around(Channel channel, HouseFormat format, Part part, int reach) throws MediaException {
        Event event = part.event();
        long length = Fades.of(event).soundLengths(format.rate(), event.frames().start())[0];
        long from = Math.max(0, part.first() - reach);
        int count = (int) (Math.min(length, part.first() + part.count() + reach) - from);
        float[] samples = productions.useSound(event, format, channel.sound().languages(), part.first(), lent -> {
            float[] given = new float[2 * count];
            lent.production().sound(from, count, given);
            return new Productions.Done<>(given, part.first() + part.count(), true);
        });
        clean(samples);
        if (reach == 0) {
            return samples;
        }
        float[] around = new float[2 * (reach + part.count() + reach)];
        System.arraycopy(samples, 0, around, (int) (2 * (from - part.first() + reach)), samples.length);
        return around;
    }

    /** What is no number would spoil all that the encoder makes after it. */
    private static void clean(float[] samples) {
        for (int i = 0; i < samples.length; i++) {
            if (!(Math.abs(samples[i]) <= 4)) {
                samples[i] = 0;
            }
        }
    }
}

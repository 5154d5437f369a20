package org.retrovue.playout.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.clock.MonotonicClock;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.producer.Producer;
import org.retrovue.media.api.producer.ProductionRequest;

/** Lets work be done with an event's production: finds the producer, opens, keeps, fences off one that hangs, and does the work again when the producer was replaced meanwhile. Any thread. */
final class Productions implements AutoCloseable {
    private static final Duration QUARANTINE = Duration.ofSeconds(30);
    /** Longer than a bundle is away while it is updated, shorter than the runway. */
    private static final Duration RETURN = Duration.ofSeconds(3);

    /** Work with a production. */
    @FunctionalInterface
    interface Work<T> {
        /**
         * Does it, on a thread of the fence.
         *
         * @throws MediaException when it cannot be done
         */
        Done<T> with(KeptProductions.Lent lent) throws MediaException, java.io.IOException;
    }

    /**
     * What came of work.
     *
     * @param result of it
     * @param next where the production may go on
     * @param good whether it may go on
     */
    record Done<T>(T result, long next, boolean good) {}

    private record Sick(Producer producer, ProductionRequest request) {}

    private final Producers producers;
    private final Fence fence;
    private final MonotonicClock clock;
    private final KeptProductions kept;
    private final Map<Sick, Long> quarantine = new ConcurrentHashMap<>();
    private final Runnable endListening;

    Productions(Producers producers, Fence fence, MonotonicClock clock, int mostKept) {
        this.producers = producers;
        this.fence = fence;
        this.clock = clock;
        kept = new KeptProductions(clock, mostKept);
        endListening = producers.onRemoval(kept::closeOf);
    }

    static ProductionRequest request(Event event, HouseFormat format) {
        return new ProductionRequest(
                format,
                event.frames(),
                event.asset().map(Event.AssetRef::location),
                event.asset().map(Event.AssetRef::contentId),
                event.sourceStart(),
                event.parameters());
    }

    private static ProductionRequest request(Event event, HouseFormat format, List<String> languages) {
        ProductionRequest plain = request(event, format);
        return new ProductionRequest(
                format,
                plain.frames(),
                plain.medium(),
                plain.contentId(),
                plain.sourceStart(),
                plain.parameters(),
                languages);
    }

    /**
     * Does some work.
     *
     * @throws MediaException when there is no producer, it cannot open the event, it hangs, or the work fails
     */
    <T> T use(Event event, HouseFormat format, KeptProductions.Use use, long position, Work<T> work)
            throws MediaException {
        return use(event, request(event, format), use, position, work);
    }

    /**
     * Does some work with an event's sound.
     *
     * @param languages that are wished for
     * @throws MediaException as above
     */
    <T> T useSound(Event event, HouseFormat format, List<String> languages, long position, Work<T> work)
            throws MediaException {
        return use(event, request(event, format, languages), KeptProductions.Use.SOUND, position, work);
    }

    private <T> T use(Event event, ProductionRequest request, KeptProductions.Use use, long position, Work<T> work)
            throws MediaException {
        Producer producer = find(event.producer());
        try {
            return use(producer, event, request, use, position, work);
        } catch (MediaException e) {
            Optional<Producer> now = producers.find(event.producer());
            if (now.isEmpty() || now.get() == producer) {
                throw e;
            }
            return use(now.get(), event, request, use, position, work);
        }
    }

    private Producer find(String id) throws MediaException {
        return producers
                .await(id, RETURN)
                .orElseThrow(() -> new MediaException(
                        "there is no producer \"" + id + "\"; is its bundle installed and started?"));
    }

    private <T> T use(
            Producer producer,
            Event event,
            ProductionRequest request,
            KeptProductions.Use use,
            long position,
            Work<T> work)
            throws MediaException {
        Sick sick = new Sick(producer, request);
        Long since = quarantine.get(sick);
        if (since != null && clock.nanos() - since < QUARANTINE.toNanos()) {
            throw new MediaException("producer \"" + event.producer() + "\" hung a moment ago on this event");
        }
        try {
            T result = fence.call(producer, "producer \"" + event.producer() + "\"", () -> {
                KeptProductions.Lent lent = kept.take(producer, request, use, position);
                boolean good = false;
                try {
                    Done<T> done = work.with(lent);
                    good = done.good();
                    if (good) {
                        kept.giveBack(lent, done.next());
                    }
                    return done.result();
                } finally {
                    if (!good) {
                        lent.closeQuietly();
                    }
                }
            });
            quarantine.remove(sick);
            return result;
        } catch (Fence.HangsException e) {
            quarantine.put(sick, clock.nanos());
            throw e;
        }
    }

    /** Closes what was not used for a while. */
    void tidy(Duration idle) {
        kept.closeIdle(idle);
        long now = clock.nanos();
        quarantine.values().removeIf(since -> now - since > QUARANTINE.toNanos());
    }

    @Override
    public void close() {
        endListening.run();
        kept.close();
    }
}

package org.retrovue.playout.internal;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.retrovue.media.api.producer.Producer;

/** The producers that are there now. They come and go while channels are on the air. Any thread. */
@Component(service = Producers.class)
public final class Producers {
    private static final long STEP_MILLIS = 100;

    private final SortedMap<ServiceRank, Producer> ranked = new TreeMap<>();
    private final Set<String> leaving = new HashSet<>();
    private final List<Consumer<Producer>> farewells = new CopyOnWriteArrayList<>();

    /** Begins with none. */
    @Activate
    public Producers() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(Producer producer, Map<String, ?> properties) {
        synchronized (ranked) {
            ranked.put(ServiceRank.of(properties), producer);
            ranked.notifyAll();
        }
    }

    void remove(Producer producer, Map<String, ?> properties) {
        synchronized (ranked) {
            ranked.values().removeIf(known -> known == producer);
            name(producer).filter(id -> find(id).isEmpty()).ifPresent(leaving::add);
        }
        farewells.forEach(farewell -> farewell.accept(producer));
    }

    /** Returns the producer that events mean by a name. One whose name cannot be asked does not count. */
    Optional<Producer> find(String id) {
        synchronized (ranked) {
            return ranked.values().stream()
                    .filter(producer -> isNamed(producer, id))
                    .findFirst();
        }
    }

    /**
     * Returns the producer that events mean by a name; waits for one that has just gone, as happens when its bundle is updated: what is rendered is due some seconds later only. Whoever is not back
     * in time is not waited for again until it was there.
     *
     * @param patience real time to wait at most
     */
    Optional<Producer> await(String id, Duration patience) {
        synchronized (ranked) {
            Optional<Producer> found = find(id);
            for (long left = patience.toMillis() / STEP_MILLIS; found.isEmpty() && leaving.contains(id); left--) {
                if (left <= 0) {
                    leaving.remove(id);
                    break;
                }
                try {
                    ranked.wait(STEP_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    break;
                }
                found = find(id);
            }
            if (found.isPresent()) {
                leaving.remove(id);
            }
            return found;
        }
    }

    private static boolean isNamed(Producer producer, String id) {
        return name(producer).filter(id::equals).isPresent();
    }

    private static Optional<String> name(Producer producer) {
        try {
            return Optional.ofNullable(producer.id());
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Calls back with every producer that goes, after it has gone. Returns how to end that. */
    Runnable onRemoval(Consumer<Producer> farewell) {
        farewells.add(farewell);
        return () -> farewells.remove(farewell);
    }
}

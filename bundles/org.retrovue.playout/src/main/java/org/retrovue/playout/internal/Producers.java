package org.retrovue.playout.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final SortedMap<ServiceRank, Producer> ranked = new TreeMap<>();
    private final List<Consumer<Producer>> farewells = new CopyOnWriteArrayList<>();

    /** Begins with none. */
    @Activate
    public Producers() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(Producer producer, Map<String, ?> properties) {
        synchronized (ranked) {
            ranked.put(ServiceRank.of(properties), producer);
        }
    }

    void remove(Producer producer, Map<String, ?> properties) {
        synchronized (ranked) {
            ranked.values().removeIf(known -> known == producer);
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

    private static boolean isNamed(Producer producer, String id) {
        try {
            return id.equals(producer.id());
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    /** Calls back with every producer that goes, after it has gone. Returns how to end that. */
    Runnable onRemoval(Consumer<Producer> farewell) {
        farewells.add(farewell);
        return () -> farewells.remove(farewell);
    }
}

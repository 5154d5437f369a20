package org.retrovue.playout.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.retrovue.media.api.overlay.Overlay;

/** The overlays that are there now, the highest ranking drawn last. Any thread. */
@Component(service = Overlays.class)
public final class Overlays {
    private final SortedMap<ServiceRank, Overlay> ranked = new TreeMap<>(java.util.Comparator.reverseOrder());

    /** Begins with none. */
    @Activate
    public Overlays() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(Overlay overlay, Map<String, ?> properties) {
        synchronized (ranked) {
            ranked.put(ServiceRank.of(properties), overlay);
        }
    }

    void remove(Overlay overlay, Map<String, ?> properties) {
        synchronized (ranked) {
            ranked.values().removeIf(known -> known == overlay);
        }
    }

    List<Overlay> all() {
        synchronized (ranked) {
            return new ArrayList<>(ranked.values());
        }
    }
}

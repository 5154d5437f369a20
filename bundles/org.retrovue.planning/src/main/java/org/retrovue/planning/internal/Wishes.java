package org.retrovue.planning.internal;

import java.util.HashMap;
import java.util.Map;
import org.retrovue.api.blockplan.Event;

/** What a block wishes to be drawn over its events: parameters that begin with {@link Event#OVERLAY}. */
final class Wishes {
    private Wishes() {}

    /** Returns the event with the wishes; as it is where there are none. */
    static Event into(Event event, Map<String, String> overlays) {
        if (overlays.isEmpty()) {
            return event;
        }
        Map<String, String> parameters = new HashMap<>(event.parameters());
        overlays.forEach((name, value) -> parameters.put(Event.OVERLAY + name, value));
        return event.with(parameters);
    }
}

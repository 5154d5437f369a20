package org.retrovue.planning.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.catalog.Asset;

/** What was measured of an asset and changes how its events are played. */
final class Measurements {
    /** The facts, which become parameters of the same names; with a point and a language, those of one sound track. */
    private static final List<String> FACTS = List.of("loudness.integrated", "loudness.peak");

    private Measurements() {}

    /** Returns the event with the facts of its asset; as it is where there are none or they are of other content. */
    static Event into(Event event, Asset asset) {
        Map<String, String> parameters = new HashMap<>(event.parameters());
        asset.attributes().forEach((fact, value) -> {
            if (FACTS.stream().anyMatch(known -> fact.equals(known) || fact.startsWith(known + "."))) {
                parameters.putIfAbsent(fact, value);
            }
        });
        boolean same = event.asset()
                .filter(ref -> ref.contentId().equals(asset.contentId()))
                .isPresent();
        if (!same || parameters.equals(event.parameters())) {
            return event;
        }
        return event.with(parameters);
    }
}

package org.retrovue.api.traffic;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.catalog.CatalogSnapshot;

/** Fills breaks at feed time. Never fails: what it cannot fill is black and silence. Any thread. */
@ProviderType
public interface BreakFiller {
    /**
     * Fills a break, to the frame.
     *
     * @param gap the break
     * @param catalog the library to choose from
     * @param history what aired and what is locked
     * @param seed what chance is made from
     * @return events that tile the break, and why they were chosen
     */
    Filling fill(Break gap, CatalogSnapshot catalog, PlayHistory history, long seed);

    /**
     * A filled break.
     *
     * @param events tile the break
     * @param explanation which candidates, which rule excluded each, why the winners won
     */
    record Filling(List<Event> events, List<String> explanation) {
        /** Copies the lists. */
        public Filling {
            events = List.copyOf(events);
            explanation = List.copyOf(explanation);
        }
    }
}

package org.retrovue.media.api.overlay;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Draws over the pictures of events: a logo, a crawl, a rating bug. The engine blends; the overlay says what, where and when.
 *
 * <p>Registered as an OSGi service; asked for each event of each channel. Called from any thread.
 */
@ConsumerType
public interface Overlay {
    /**
     * Returns its name.
     *
     * @return lower case, never changes
     */
    String id();

    /**
     * Says what it will draw over an event.
     *
     * @param request the event and its channel
     * @return the plan, or nothing where it does not show
     */
    Optional<OverlayPlan> plan(OverlayRequest request);
}

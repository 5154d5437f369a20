package org.retrovue.media.api.producer;

import org.osgi.annotation.versioning.ConsumerType;
import org.retrovue.media.api.MediaException;

/**
 * Makes pictures and sound for events that name it. It never decides what airs.
 *
 * <p>Registered as an OSGi service. Of two with one id the higher service ranking wins, for the next GOP. Called from any thread, with a deadline; one that does not answer is fenced off.
 */
@ConsumerType
public interface Producer {
    /**
     * Returns the name that events use: "asset", "synthetic", ...
     *
     * @return lower case, never changes
     */
    String id();

    /**
     * Begins a production. Cheap: what is expensive (opening decoders) waits until pictures or sound are asked for, because most GOPs come from the cache.
     *
     * @param request what to show
     * @return the production, owned by the caller
     * @throws MediaException when it is already clear that it cannot be shown, with the reason for a person
     */
    Production open(ProductionRequest request) throws MediaException;
}

package org.retrovue.api.source;

import java.net.URI;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/** Offers media to the catalogue. Registered as an OSGi service. Only reads. Any thread. */
@ConsumerType
public interface MediaSource {
    /**
     * Returns its id.
     *
     * @return the same for as long as it lives
     */
    SourceId id();

    /**
     * Tells all media that there are now, in an order that stays the same while nothing changes.
     *
     * @param context says when to stop
     * @param found gets each medium once
     * @throws SourceUnavailableException when the source cannot be read; what was told before does not count
     */
    void scan(ScanContext context, Consumer<MediaDescriptor> found) throws SourceUnavailableException;

    /**
     * Says how to read a medium.
     *
     * @param key as told by a scan
     * @return where it is
     * @throws SourceUnavailableException when there is no such medium any more
     */
    URI locate(String key) throws SourceUnavailableException;
}

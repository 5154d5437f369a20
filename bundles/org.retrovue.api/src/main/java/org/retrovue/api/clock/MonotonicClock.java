package org.retrovue.api.clock;

import org.osgi.annotation.versioning.ProviderType;

/** For measuring how long something took and for deadlines of real work; tells no time of day. */
@ProviderType
public interface MonotonicClock {
    /**
     * Returns nanoseconds since some fixed moment, in real time.
     *
     * @return never less than before
     */
    long nanos();
}

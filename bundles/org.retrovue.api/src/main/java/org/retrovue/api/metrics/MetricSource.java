package org.retrovue.api.metrics;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Contributes figures to the page of metrics. Registered as an OSGi service; asked from any thread, whenever the page is read. */
@ConsumerType
public interface MetricSource {
    /**
     * Returns the figures as they are now. Quick: counts nothing that is not counted already, and waits for nobody.
     *
     * @return each name once; another source may give more samples of a name
     */
    List<Metric> metrics();
}

package org.retrovue.media.engine.internal;

import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.osgi.service.component.annotations.Component;
import org.retrovue.api.metrics.Metric;
import org.retrovue.api.metrics.MetricSource;

/** Tells how much memory there is outside of Java's heap. */
@Component
public final class NativeMemory implements MetricSource {
    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.gauge("retrovue_process_resident_bytes", "Physical memory of the process, Java and native.")
                        .with(Pointer.physicalBytes()),
                Metric.gauge("retrovue_native_tracked_bytes", "Native memory that Java objects own.")
                        .with(Pointer.totalBytes()));
    }
}

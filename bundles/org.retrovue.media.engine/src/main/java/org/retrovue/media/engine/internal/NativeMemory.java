package org.retrovue.media.engine.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.osgi.service.component.annotations.Component;
import org.retrovue.api.metrics.Metric;
import org.retrovue.api.metrics.MetricSource;

/** Tells how much memory there is outside of Java's heap. */
@Component
public final class NativeMemory implements MetricSource {
    private static final String RESIDENT = "VmRSS:";

    @Override
    public List<Metric> metrics() {
        List<ProcessHandle> children = ProcessHandle.current().children().toList();
        long bytes = children.stream().mapToLong(NativeMemory::residentBytes).sum();
        return List.of(
                Metric.gauge("retrovue_process_resident_bytes", "Physical memory of the process, Java and native.")
                        .with(Pointer.physicalBytes()),
                Metric.gauge("retrovue_native_tracked_bytes", "Native memory that Java objects own.")
                        .with(Pointer.totalBytes()),
                Metric.gauge("retrovue_children", "Processes that read and examine media for the station.")
                        .with(children.size()),
                Metric.gauge("retrovue_children_resident_bytes", "Physical memory of these processes.")
                        .with(bytes));
    }

    /** Returns zero where the system does not tell, or the process has just ended. */
    private static long residentBytes(ProcessHandle process) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}

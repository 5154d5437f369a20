package org.retrovue.rest.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.metrics.Metric;
import org.retrovue.api.metrics.MetricSource;
import org.retrovue.api.station.Faults;

/** What no other bundle tells: faults by code, Java's memory and threads. */
@Component
public final class StationMetrics implements MetricSource {
    private record Count(long times, int active) {
        Count and(Faults.Fault fault) {
            return new Count(times + fault.count(), active + (fault.active() ? 1 : 0));
        }
    }

    private final Faults faults;

    /**
     * Made by the container.
     *
     * @param faults what went wrong
     */
    @Activate
    public StationMetrics(@Reference Faults faults) {
        this.faults = faults;
    }

    @Override
    public List<Metric> metrics() {
        Map<String, Count> byCode = new TreeMap<>();
        for (Faults.Fault fault : faults.recent()) {
            byCode.put(
                    fault.code(),
                    byCode.getOrDefault(fault.code(), new Count(0, 0)).and(fault));
        }
        Metric active = Metric.gauge("retrovue_faults_active", "Things that are wrong now, by code.");
        Metric reports = Metric.gauge("retrovue_fault_reports", "Reports of the faults that are remembered, by code.");
        for (Map.Entry<String, Count> entry : byCode.entrySet()) {
            active = active.with(entry.getValue().active(), "code", entry.getKey());
            reports = reports.with(entry.getValue().times(), "code", entry.getKey());
        }
        return List.of(
                active,
                reports,
                memory("used", MemoryUsage::getUsed),
                memory("committed", MemoryUsage::getCommitted),
                threads());
    }

    private static Metric memory(String what, java.util.function.ToLongFunction<MemoryUsage> of) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        return Metric.gauge("retrovue_java_" + what + "_bytes", "Memory that Java has " + what + ", by area.")
                .with(of.applyAsLong(memory.getHeapMemoryUsage()), "area", "heap")
                .with(of.applyAsLong(memory.getNonHeapMemoryUsage()), "area", "nonheap");
    }

    private static Metric threads() {
        return Metric.gauge("retrovue_java_threads", "Java threads that live.")
                .with(ManagementFactory.getThreadMXBean().getThreadCount());
    }
}

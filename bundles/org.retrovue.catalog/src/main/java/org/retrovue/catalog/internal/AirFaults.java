package org.retrovue.catalog.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.station.Faults;

/**
 * Learns from the fault log which assets failed on the air, or were seen to be damaged. Playout never calls the library; the library reads what playout had to report.
 */
final class AirFaults {
    private static final Set<String> CODES = Set.of("EventSubstituted", "MediaDamaged");

    private final Faults faults;
    private final Map<String, Instant> seen = new HashMap<>();

    AirFaults(Faults faults) {
        this.faults = faults;
    }

    /** Tells each asset that failed since the last call, with what happened; also where that is over: a file with one bad place is well again a second after it. */
    void news(BiConsumer<AssetId, String> found) {
        for (Faults.Fault fault : faults.recent()) {
            if (CODES.contains(fault.code()) && fault.subject().indexOf(':') > 0) {
                Instant before = seen.put(fault.subject(), fault.last());
                if (before == null || fault.last().isAfter(before)) {
                    found.accept(AssetId.of(fault.subject()), fault.message());
                }
            }
        }
    }
}

package org.retrovue.planning.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.retrovue.api.station.Faults;

/** Remembers the faults that are active, as "code subject". */
final class NotedFaults implements Faults {
    final Map<String, String> active = new TreeMap<>();

    @Override
    public synchronized void report(Kind kind, String code, String subject, String message) {
        active.put(code + " " + subject, message);
    }

    @Override
    public synchronized void clear(String code, String subject) {
        active.remove(code + " " + subject);
    }

    @Override
    public List<Fault> recent() {
        return List.of();
    }
}

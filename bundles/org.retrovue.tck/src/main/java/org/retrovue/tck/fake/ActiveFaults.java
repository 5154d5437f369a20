package org.retrovue.tck.fake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.retrovue.api.station.Faults;

/** Remembers the faults that are there now, and tells of earlier ones that a test put in. Any thread. */
public final class ActiveFaults implements Faults {
    private final Map<String, String> active = new TreeMap<>();
    private final List<Fault> earlier = new ArrayList<>();

    @Override
    public synchronized void report(Kind kind, String code, String subject, String message) {
        active.put(code + " " + subject, message);
    }

    @Override
    public synchronized void clear(String code, String subject) {
        active.remove(code + " " + subject);
    }

    @Override
    public synchronized List<Fault> recent() {
        return List.copyOf(earlier);
    }

    /**
     * Makes a fault one of those that {@link #recent} tells of.
     *
     * @param fault reported by somebody else
     */
    public synchronized void remember(Fault fault) {
        earlier.add(fault);
    }

    /**
     * Returns what is reported and not cleared.
     *
     * @return messages by "code subject", as of now
     */
    public synchronized Map<String, String> active() {
        return Collections.unmodifiableMap(new TreeMap<>(active));
    }
}

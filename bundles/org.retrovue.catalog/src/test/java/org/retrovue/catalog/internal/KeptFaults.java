package org.retrovue.catalog.internal;

import java.util.ArrayList;
import java.util.List;
import org.retrovue.api.station.Faults;

/** The codes of the faults that are there now. */
final class KeptFaults implements Faults {

    final List<String> codes = new ArrayList<>();
    final List<Fault> others = new ArrayList<>();

    @Override
    public void report(Kind kind, String code, String subject, String message) {
        if (!codes.contains(code)) {
            codes.add(code);
        }
    }

    @Override
    public void clear(String code, String subject) {
        codes.remove(code);
    }

    @Override
    public List<Fault> recent() {
        return List.copyOf(others);
    }
}

package org.retrovue.rest.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.retrovue.api.plan.ScheduleEntry;

/** The line-up as a newspaper prints it: what only fills time is no programme, it belongs to the one before (contract GUIDE-003). */
final class Listings {

    private Listings() {}

    /**
     * Returns the entries without those that only fill time.
     *
     * @param entries in order
     * @return in order, without gap or overlap where the entries had none
     */
    static List<ScheduleEntry> of(List<ScheduleEntry> entries) {
        List<ScheduleEntry> printed = new ArrayList<>();
        for (ScheduleEntry entry : entries) {
            int last = printed.size() - 1;
            boolean fill = entry.kind() == ScheduleEntry.Kind.FILL;
            if (fill && last >= 0 && printed.get(last).end().equals(entry.start())) {
                printed.set(last, until(printed.get(last), entry.end()));
            } else {
                printed.add(entry);
            }
        }
        return printed;
    }

    private static ScheduleEntry until(ScheduleEntry e, Instant end) {
        return new ScheduleEntry(e.id(), e.kind(), e.start(), end, e.title(), e.subtitle(), e.asset(), e.reason());
    }
}

package org.retrovue.rest.internal;

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
            ScheduleEntry before = printed.isEmpty() ? null : printed.get(printed.size() - 1);
            boolean fill = entry.kind() == ScheduleEntry.Kind.FILL;
            if (fill && before != null && before.end().equals(entry.start())) {
                printed.set(printed.size() - 1, before.at(before.start(), entry.end()));
            } else {
                printed.add(entry.titled(entry.title(), subtitle(entry.title(), entry.subtitle())));
            }
        }
        return printed;
    }

    /** Takes the title out of a subtitle that begins with it, as names of files do: "Bar Show" and "S01E02 - The Bet", not "Bar Show - S01E02 - The Bet". */
    static String subtitle(String title, String subtitle) {
        boolean repeats = !title.isEmpty() && subtitle.regionMatches(true, 0, title, 0, title.length());
        String rest = repeats ? subtitle.substring(title.length()) : subtitle;
        return rest.isEmpty() || rest.length() == subtitle.length() || !Character.isLetterOrDigit(rest.charAt(0))
                ? rest.replaceFirst("^[\\s:,._-]+", "")
                : subtitle;
    }
}

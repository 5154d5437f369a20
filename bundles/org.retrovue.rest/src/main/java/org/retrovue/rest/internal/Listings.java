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
                printed.add(lettered(entry));
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

    private static ScheduleEntry lettered(ScheduleEntry e) {
        return new ScheduleEntry(
                e.id(),
                e.kind(),
                e.start(),
                e.end(),
                e.title(),
                subtitle(e.title(), e.subtitle()),
                e.asset(),
                e.reason(),
                e.parts(),
                e.exact(),
                e.packaging(),
                e.origin());
    }

    private static ScheduleEntry until(ScheduleEntry e, Instant end) {
        return new ScheduleEntry(
                e.id(),
                e.kind(),
                e.start(),
                end,
                e.title(),
                e.subtitle(),
                e.asset(),
                e.reason(),
                e.parts(),
                e.exact(),
                e.packaging(),
                e.origin());
    }
}

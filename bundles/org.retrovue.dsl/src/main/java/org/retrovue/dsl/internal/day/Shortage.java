package org.retrovue.dsl.internal.day;

import org.retrovue.dsl.internal.day.Supply.Ask;
import org.retrovue.dsl.internal.plan.Progression.End;

/** Says why a block shows nothing in some of its time. */
final class Shortage {
    private final Layouts layouts;
    private final Entries entries;

    Shortage(Layouts layouts, Entries entries) {
        this.layouts = layouts;
        this.entries = entries;
    }

    /** Returns the reason for time until an end in which nothing is shown. */
    String reason(Occurrence occurrence, Layout layout, long end) {
        Supply supply = layouts.supply(occurrence);
        if (Layout.Frame.of(occurrence, occurrence.start()).once()
                && !layout.slots().isEmpty()) {
            return "what is left after '"
                    + layout.slots().get(0).showing().main().asset().title() + "' until " + entries.clock(end);
        }
        if (isOver(occurrence, layout)) {
            return Entries.names(occurrence.block().action()) + " has nothing to show on " + occurrence.date() + ": "
                    + (occurrence.block().progression().end() == End.STOP
                            ? "its sequence has come to its end"
                            : "it is not within its dates");
        }
        boolean given = !layout.slots().isEmpty() || supply.shortest().signum() > 0;
        return given
                ? "nothing in " + Entries.names(occurrence.block().action()) + " fits into what is left before "
                        + entries.clock(end)
                : supply.wanted();
    }

    /** Tells whether there is nothing more although something is in stock: a sequence that stops, dates that are over. */
    boolean isOver(Occurrence occurrence, Layout layout) {
        Ask ask = new Ask(layout.after().copy(), layouts.chance(occurrence), occurrence.start(), Ask.ANY_ROOM);
        return layouts.supply(occurrence).shortest().signum() > 0
                && Layout.next(layouts.supply(occurrence), Layout.Frame.of(occurrence, occurrence.start()), ask)
                        .isEmpty();
    }
}

package org.retrovue.importer.internal;

import java.util.List;

/**
 * An instruction of a sequential schedule, sequences put in place.
 *
 * @param verb what it does
 * @param content the pool or program that it shows; empty for none
 * @param amount how many items, how many seconds, or the second of the day, as the verb says
 * @param tomorrow whether a time that is over means the next day
 * @param title for the guide; may be empty
 * @param bleed whether the last item may run over
 * @param filler whether it only fills
 * @param place where it stands
 */
record Step(
        Verb verb,
        String content,
        int amount,
        boolean tomorrow,
        String title,
        boolean bleed,
        boolean filler,
        Piece place) {
    /** What a step does. */
    enum Verb {
        /** Shows so many items. */
        COUNT,
        /** Shows all items. */
        ALL,
        /** Shows items for so many seconds. */
        FOR,
        /** Shows items until a time of the day. */
        UNTIL,
        /** Waits until a time of the day. */
        WAIT
    }

    boolean isAnchor() {
        return verb == Verb.UNTIL || verb == Verb.WAIT;
    }

    /** Steps of one window, nothing known of their lengths. */
    static int items(List<Step> steps) {
        return steps.stream()
                .mapToInt(step -> step.verb() == Verb.COUNT ? step.amount() : 1)
                .sum();
    }
}

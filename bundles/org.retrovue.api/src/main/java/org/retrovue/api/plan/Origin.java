package org.retrovue.api.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Why an entry is where it is, in the terms of the channel file.
 *
 * @param file the file that says so; empty when no file does
 * @param line its line there, from one; zero when no line does
 * @param layer the layer, such as "weekends 2026-12-01..2026-12-26"
 * @param block the block, such as "20:00-24:00"
 * @param program what the block shows: the name of a program, pool or virtual asset, or an asset
 * @param pool the pool that the asset was taken from; may be empty
 * @param candidates how many assets could have been taken
 * @param because the steps of the choice in words, in order: what was left out and why, why this one, what moved it
 */
public record Origin(
        String file,
        int line,
        String layer,
        String block,
        String program,
        String pool,
        int candidates,
        List<String> because) {
    /** Nobody wrote it down. */
    public static final Origin UNKNOWN = new Origin("", 0, "", "", "", "", 0, List.of());

    /** Copies the list. */
    public Origin {
        because = List.copyOf(because);
    }

    /**
     * Adds a step of the choice.
     *
     * @param step in words
     * @return the same origin with it at the end
     */
    public Origin and(String step) {
        List<String> steps = new ArrayList<>(because);
        steps.add(step);
        return new Origin(file, line, layer, block, program, pool, candidates, steps);
    }
}

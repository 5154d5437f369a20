package org.retrovue.dsl.internal.plan;

import java.util.Map;
import java.util.Optional;
import org.retrovue.api.plan.BreakPattern;
import org.retrovue.api.plan.Packaging;

/**
 * What a channel, program, block or zone says of its packaging; what is absent is as around it. From the outside in: channel, zone, block, program.
 *
 * @param overlays wishes by name; an empty value takes a wish away
 */
public record Wrapping(
        Optional<BreakPattern> breaks,
        Optional<String> traffic,
        Optional<String> template,
        Optional<String> filler,
        Map<String, String> overlays) {
    /** Says nothing. */
    public static final Wrapping NONE =
            new Wrapping(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    /** Copies the map. */
    public Wrapping {
        overlays = Map.copyOf(overlays);
    }

    /** Puts what this says on top of something. */
    public Packaging on(Packaging below) {
        Map<String, String> all = new java.util.HashMap<>(below.overlays());
        all.putAll(overlays);
        return new Packaging(
                breaks.orElse(below.breaks()),
                traffic.orElse(below.traffic()),
                template.orElse(below.template()),
                filler.orElse(below.filler()),
                all);
    }
}

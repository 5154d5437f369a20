package org.retrovue.api.plan;

import java.util.Map;

/**
 * How a block is dressed beyond its parts.
 *
 * @param breaks where its breaks may come
 * @param traffic the name of the traffic profile that fills them; empty for the channel's own
 * @param template the name of the break template; empty for the channel's own
 * @param filler the collection that fills its breaks; empty for the channel's own
 * @param overlays wishes for overlays by name, such as "bug.text", on top of the channel's; an empty value takes a wish away
 */
public record Packaging(
        BreakPattern breaks, String traffic, String template, String filler, Map<String, String> overlays) {
    /** What a network shows. */
    public static final Packaging USUAL = new Packaging(BreakPattern.NETWORK, "", "", "", Map.of());

    /** Copies the map. */
    public Packaging {
        overlays = Map.copyOf(overlays);
    }
}

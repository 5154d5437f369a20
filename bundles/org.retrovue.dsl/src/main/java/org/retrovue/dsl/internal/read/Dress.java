package org.retrovue.dsl.internal.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.retrovue.dsl.internal.plan.Wrapping;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads how something is dressed. */
final class Dress {
    /** The keys of programs, blocks, zones and virtual assets that say so. */
    static final List<String> KEYS = List.of("breaks", "traffic", "template", "filler", "overlays");

    static final Map<String, String> OTHERWISE = Map.of("overlay", "overlays", "traffic_profile", "traffic");

    private final BreaksReader breaks;
    private final Overlays overlays;
    private final Queries queries;

    Dress(Problems problems, BreaksReader breaks, Overlays overlays) {
        this.breaks = breaks;
        this.overlays = overlays;
        this.queries = new Queries(problems);
    }

    Wrapping read(Fields fields) {
        return new Wrapping(
                fields.get("breaks").map(breaks::read),
                fields.text("traffic"),
                fields.text("template"),
                fields.get("filler").flatMap(node -> filler(fields, node)),
                fields.get("overlays").map(overlays::read).orElse(Map.of()));
    }

    /** Reads the name of a collection, a query, or {match: ...}; the result is a collection's name or the text of a query, told apart by its colon. */
    Optional<String> filler(Fields fields, Node node) {
        if (node instanceof MappingNode) {
            Fields filler = fields.within("filler", List.of("match"));
            return filler.get("match")
                    .map(match -> queries.read(match, "the filler").text());
        }
        Optional<String> text = fields.text("filler");
        return text.map(
                words -> words.contains(":") ? queries.read(node, "the filler").text() : words);
    }

    /** Puts one over another: what it says counts. */
    static Wrapping over(Wrapping below, Wrapping above) {
        Map<String, String> overlays = new java.util.LinkedHashMap<>(below.overlays());
        overlays.putAll(above.overlays());
        return new Wrapping(
                above.breaks().or(below::breaks),
                above.traffic().or(below::traffic),
                above.template().or(below::template),
                above.filler().or(below::filler),
                overlays);
    }
}

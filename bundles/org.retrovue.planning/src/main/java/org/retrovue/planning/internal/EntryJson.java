package org.retrovue.planning.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.plan.BreakPattern;
import org.retrovue.api.plan.Origin;
import org.retrovue.api.plan.Packaging;
import org.retrovue.api.plan.Part;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.time.Rational;

/** Entries of the line-up as JSON. What is usual is left out; what older stores lack is usual. */
final class EntryJson {
    private EntryJson() {}

    static void write(ScheduleEntry entry, ObjectNode node) {
        node.put("id", entry.id());
        node.put("kind", entry.kind().name());
        node.put("start", entry.start().toString());
        node.put("end", entry.end().toString());
        node.put("title", entry.title());
        node.put("subtitle", entry.subtitle());
        entry.asset().ifPresent(asset -> node.put("asset", asset.value()));
        node.put("reason", entry.reason());
        ArrayNode parts = node.putArray("parts");
        for (Part part : entry.parts()) {
            parts.addObject()
                    .put("role", part.role().name())
                    .put("asset", part.asset().value())
                    .put("title", part.title());
        }
        if (entry.exact()) {
            node.put("exact", true);
        }
        entry.overrun().ifPresent(most -> node.put("overrun", most.toString()));
        write(entry.packaging(), node);
        if (!entry.origin().equals(Origin.UNKNOWN)) {
            write(entry.origin(), node.putObject("origin"));
        }
    }

    static void write(Packaging packaging, ObjectNode owner) {
        if (packaging.equals(Packaging.USUAL)) {
            return;
        }
        ObjectNode node = owner.putObject("packaging");
        BreakPattern breaks = packaging.breaks();
        node.putObject("breaks")
                .put("style", breaks.style().name())
                .put("every", breaks.every().toString())
                .put("least", breaks.least())
                .put("most", breaks.most())
                .put("quiet", breaks.quiet().toString());
        node.put("traffic", packaging.traffic());
        node.put("template", packaging.template());
        node.put("filler", packaging.filler());
        ObjectNode overlays = node.putObject("overlays");
        new TreeMap<>(packaging.overlays()).forEach(overlays::put);
    }

    private static void write(Origin origin, ObjectNode node) {
        node.put("file", origin.file());
        node.put("line", origin.line());
        node.put("layer", origin.layer());
        node.put("block", origin.block());
        node.put("program", origin.program());
        node.put("pool", origin.pool());
        node.put("candidates", origin.candidates());
        ArrayNode because = node.putArray("because");
        origin.because().forEach(because::add);
    }

    static ScheduleEntry read(JsonNode node) {
        ScheduleEntry plain = new ScheduleEntry(
                PlanJson.text(node, "id"),
                ScheduleEntry.Kind.valueOf(PlanJson.text(node, "kind")),
                Instant.parse(PlanJson.text(node, "start")),
                Instant.parse(PlanJson.text(node, "end")),
                PlanJson.text(node, "title"),
                PlanJson.text(node, "subtitle"),
                node.has("asset") ? Optional.of(AssetId.of(PlanJson.text(node, "asset"))) : Optional.empty(),
                PlanJson.text(node, "reason"));
        if (!node.has("parts")) {
            return plain;
        }
        List<Part> parts = new ArrayList<>();
        node.path("parts")
                .forEach(each -> parts.add(new Part(
                        Part.Role.valueOf(PlanJson.text(each, "role")),
                        AssetId.of(PlanJson.text(each, "asset")),
                        PlanJson.text(each, "title"))));
        return new ScheduleEntry(
                plain.id(),
                plain.kind(),
                plain.start(),
                plain.end(),
                plain.title(),
                plain.subtitle(),
                plain.asset(),
                plain.reason(),
                parts,
                node.path("exact").asBoolean(),
                packaging(node.path("packaging")),
                origin(node.path("origin")),
                node.has("overrun") ? Optional.of(Duration.parse(PlanJson.text(node, "overrun"))) : Optional.empty());
    }

    static Packaging packaging(JsonNode node) {
        if (!node.isObject()) {
            return Packaging.USUAL;
        }
        JsonNode breaks = node.path("breaks");
        Map<String, String> overlays = new TreeMap<>();
        node.path("overlays")
                .properties()
                .forEach(each -> overlays.put(each.getKey(), each.getValue().asText()));
        return new Packaging(
                new BreakPattern(
                        BreakPattern.Style.valueOf(PlanJson.text(breaks, "style")),
                        Duration.parse(PlanJson.text(breaks, "every")),
                        breaks.path("least").asInt(),
                        breaks.path("most").asInt(),
                        Rational.parse(PlanJson.text(breaks, "quiet"))),
                PlanJson.text(node, "traffic"),
                PlanJson.text(node, "template"),
                PlanJson.text(node, "filler"),
                overlays);
    }

    private static Origin origin(JsonNode node) {
        if (!node.isObject()) {
            return Origin.UNKNOWN;
        }
        List<String> because = new ArrayList<>();
        node.path("because").forEach(line -> because.add(line.asText()));
        return new Origin(
                PlanJson.text(node, "file"),
                node.path("line").asInt(),
                PlanJson.text(node, "layer"),
                PlanJson.text(node, "block"),
                PlanJson.text(node, "program"),
                PlanJson.text(node, "pool"),
                node.path("candidates").asInt(),
                because);
    }
}

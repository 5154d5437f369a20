package org.retrovue.planning.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.traffic.PlayHistory.Play;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Block plans, and when their assets air, as JSON. The same value gives the same text. */
final class BlockPlanJson {
    private BlockPlanJson() {}

    static String write(BlockPlan plan, Lineage lineage, List<String> explanation) {
        ObjectNode node = PlanJson.object();
        PlanJson.write(lineage, node);
        node.put("channel", plan.channel().value());
        node.put("id", plan.id());
        node.put("title", plan.title());
        node.put("start", plan.start().toString());
        node.put("end", plan.end().toString());
        node.put("rate", plan.rate().toString());
        node.put("startFrame", plan.frames().start());
        node.put("endFrame", plan.frames().end());
        ArrayNode events = node.putArray("events");
        plan.events().forEach(event -> write(event, events.addObject()));
        ArrayNode lines = node.putArray("explanation");
        explanation.forEach(lines::add);
        return node.toString();
    }

    private static void write(Event event, ObjectNode node) {
        node.put("id", event.id());
        node.put("kind", event.kind().name());
        node.put("producer", event.producer());
        node.put("startFrame", event.frames().start());
        node.put("endFrame", event.frames().end());
        event.asset().ifPresent(asset -> {
            ObjectNode each = node.putObject("asset");
            each.put("id", asset.id().value());
            each.put("title", asset.title());
            each.put("location", asset.location().toString());
            each.put("contentId", asset.contentId());
        });
        node.put("sourceStart", event.sourceStart().toString());
        node.put("fadeInFrames", event.fadeInFrames());
        node.put("fadeOutFrames", event.fadeOutFrames());
        ObjectNode parameters = node.putObject("parameters");
        new TreeMap<>(event.parameters()).forEach(parameters::put);
    }

    static BlockPlan blockPlan(String text) {
        JsonNode node = PlanJson.tree(text);
        return new BlockPlan(
                ChannelId.of(PlanJson.text(node, "channel")),
                PlanJson.text(node, "id"),
                PlanJson.text(node, "title"),
                PlanJson.instant(node, "start"),
                PlanJson.instant(node, "end"),
                FrameRate.parse(PlanJson.text(node, "rate")),
                frames(node),
                PlanJson.list(node, "events", BlockPlanJson::event));
    }

    private static Event event(JsonNode node) {
        Map<String, String> parameters = new TreeMap<>();
        node.path("parameters")
                .properties()
                .forEach(each -> parameters.put(each.getKey(), each.getValue().asText()));
        JsonNode asset = node.path("asset");
        return new Event(
                PlanJson.text(node, "id"),
                EventKind.valueOf(PlanJson.text(node, "kind")),
                PlanJson.text(node, "producer"),
                frames(node),
                asset.isObject()
                        ? Optional.of(new Event.AssetRef(
                                AssetId.of(PlanJson.text(asset, "id")),
                                PlanJson.text(asset, "title"),
                                URI.create(PlanJson.text(asset, "location")),
                                PlanJson.text(asset, "contentId")))
                        : Optional.empty(),
                Rational.parse(PlanJson.text(node, "sourceStart")),
                node.path("fadeInFrames").asInt(),
                node.path("fadeOutFrames").asInt(),
                parameters);
    }

    static String write(List<Play> plays) {
        ArrayNode node = PlanJson.object().arrayNode();
        for (Play play : plays) {
            node.addObject()
                    .put("asset", play.asset().value())
                    .put("at", play.at().toString());
        }
        return node.toString();
    }

    static List<Play> plays(String text) {
        List<Play> plays = new ArrayList<>();
        PlanJson.tree(text)
                .forEach(each ->
                        plays.add(new Play(AssetId.of(PlanJson.text(each, "asset")), PlanJson.instant(each, "at"))));
        return plays;
    }

    private static FrameRange frames(JsonNode node) {
        return new FrameRange(
                node.path("startFrame").asLong(), node.path("endFrame").asLong());
    }
}

package org.retrovue.planning.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.Seeds;
import org.retrovue.time.Rational;

/** Writes days and locked blocks as JSON and reads them back; what all documents of planning share. The same value gives the same text. */
final class PlanJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PlanJson() {}

    static String write(ScheduleDay day, Lineage lineage) {
        ObjectNode node = MAPPER.createObjectNode();
        write(lineage, node);
        node.put("channel", day.channel().value());
        node.put("date", day.date().toString());
        node.put("start", day.start().toString());
        node.put("end", day.end().toString());
        node.put("textDigest", day.textDigest());
        node.put("seed", day.seed());
        ArrayNode entries = node.putArray("entries");
        day.entries().forEach(entry -> EntryJson.write(entry, entries.addObject()));
        return node.toString();
    }

    static void write(Lineage lineage, ObjectNode node) {
        ArrayNode parents = node.putArray("parents");
        lineage.parents().forEach(parents::add);
        node.put("generation", lineage.generation());
    }

    static Lineage lineage(String text) {
        JsonNode node = tree(text);
        return new Lineage(
                strings(node.path("parents")), node.path("generation").asLong());
    }

    /** Returns the lines of explanation of a document that has some. */
    static List<String> explanation(String text) {
        return strings(tree(text).path("explanation"));
    }

    static List<String> strings(JsonNode array) {
        List<String> all = new ArrayList<>();
        array.forEach(each -> all.add(each.asText()));
        return all;
    }

    static ScheduleDay day(String text) {
        JsonNode node = tree(text);
        return new ScheduleDay(
                ChannelId.of(text(node, "channel")),
                LocalDate.parse(text(node, "date")),
                instant(node, "start"),
                instant(node, "end"),
                list(node, "entries", EntryJson::read),
                text(node, "textDigest"),
                node.path("seed").asLong());
    }

    static String write(LogEntry entry, Lineage lineage) {
        ObjectNode node = MAPPER.createObjectNode();
        write(lineage, node);
        write(entry, node);
        return node.toString();
    }

    /** Names a divided block by what is in it. */
    static String digest(LogEntry entry) {
        ObjectNode node = MAPPER.createObjectNode();
        write(entry, node);
        return Seeds.hex(node.toString());
    }

    static void write(LogEntry entry, ObjectNode node) {
        node.put("id", entry.id());
        node.put("start", entry.start().toString());
        node.put("end", entry.end().toString());
        node.put("title", entry.title());
        ArrayNode items = node.putArray("items");
        for (LogEntry.Item item : entry.items()) {
            ObjectNode each = items.addObject();
            each.put("kind", item.kind().name());
            item.asset().ifPresent(asset -> each.put("asset", asset.value()));
            each.put("sourceStart", item.sourceStart().toString());
            each.put("duration", item.duration().toString());
            each.put("fadeIn", item.fadeIn());
            each.put("fadeOut", item.fadeOut());
            each.put("text", item.text());
        }
        if (entry.exact()) {
            node.put("exact", true);
        }
        EntryJson.write(entry.packaging(), node);
    }

    static LogEntry logEntry(String text) {
        return logEntry(tree(text));
    }

    static LogEntry logEntry(JsonNode node) {
        return new LogEntry(
                text(node, "id"),
                instant(node, "start"),
                instant(node, "end"),
                text(node, "title"),
                list(node, "items", PlanJson::item),
                node.path("exact").asBoolean(),
                EntryJson.packaging(node.path("packaging")));
    }

    private static LogEntry.Item item(JsonNode node) {
        return new LogEntry.Item(
                LogEntry.ItemKind.valueOf(text(node, "kind")),
                asset(node),
                Rational.parse(text(node, "sourceStart")),
                Rational.parse(text(node, "duration")),
                node.path("fadeIn").asBoolean(),
                node.path("fadeOut").asBoolean(),
                text(node, "text"));
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a planning document: " + e.getOriginalMessage(), e);
        }
    }

    static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("a planning document lacks '" + key + "'");
        }
        return value.textValue();
    }

    static Instant instant(JsonNode node, String key) {
        return Instant.parse(text(node, key));
    }

    private static Optional<AssetId> asset(JsonNode node) {
        return node.has("asset") ? Optional.of(AssetId.of(text(node, "asset"))) : Optional.empty();
    }

    static <T> List<T> list(JsonNode node, String key, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        node.path(key).forEach(each -> all.add(read.apply(each)));
        return all;
    }
}

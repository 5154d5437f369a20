package org.retrovue.planning.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.OverrideOrder;
import org.retrovue.api.plan.OverrideRecord;
import org.retrovue.api.plan.ScheduleEntry;

/** Orders as JSON. */
final class OverrideJson {
    private OverrideJson() {}

    /** Writes an order; one that is not carried out yet says so. */
    static String write(Filed filed, boolean carriedOut) {
        OverrideRecord record = filed.record();
        ObjectNode node = PlanJson.object();
        node.put("carriedOut", carriedOut);
        node.put("id", record.id());
        write(record.order(), node.putObject("order"));
        node.put("at", record.at().toString());
        node.put("who", record.who());
        node.put("why", record.why());
        node.put("what", record.what());
        node.put("from", record.from().toString());
        node.put("to", record.to().toString());
        record.takenBack().ifPresent(by -> node.put("takenBack", by));
        RevisionJson.write(record.changes(), node.putArray("changes"));
        blocks(filed.before(), node.putArray("before"));
        blocks(filed.after(), node.putArray("after"));
        entries(filed.entriesBefore(), node.putArray("entriesBefore"));
        entries(filed.entriesAfter(), node.putArray("entriesAfter"));
        return node.toString();
    }

    private static void write(OverrideOrder order, ObjectNode node) {
        node.put("channel", order.channel().value());
        node.put("at", order.at().toString());
        if (order instanceof OverrideOrder.Extend extend) {
            node.put("extendBy", extend.by().toString());
        } else if (order instanceof OverrideOrder.Replace replace) {
            node.put("replaceBy", replace.asset().value());
        }
    }

    private static void blocks(List<LogEntry> blocks, ArrayNode into) {
        blocks.forEach(block -> PlanJson.write(block, into.addObject()));
    }

    private static void entries(List<ScheduleEntry> entries, ArrayNode into) {
        entries.forEach(entry -> EntryJson.write(entry, into.addObject()));
    }

    /** Reads an order; nothing of one that was never carried out. */
    static Optional<Filed> read(String text) {
        JsonNode node = PlanJson.tree(text);
        if (!node.path("carriedOut").asBoolean()) {
            return Optional.empty();
        }
        OverrideRecord record = new OverrideRecord(
                PlanJson.text(node, "id"),
                order(node.path("order")),
                PlanJson.instant(node, "at"),
                PlanJson.text(node, "who"),
                PlanJson.text(node, "why"),
                PlanJson.text(node, "what"),
                PlanJson.instant(node, "from"),
                PlanJson.instant(node, "to"),
                RevisionJson.changes(node),
                node.has("takenBack") ? Optional.of(PlanJson.text(node, "takenBack")) : Optional.empty());
        return Optional.of(new Filed(
                record,
                PlanJson.list(node, "before", PlanJson::logEntry),
                PlanJson.list(node, "after", PlanJson::logEntry),
                PlanJson.list(node, "entriesBefore", EntryJson::read),
                PlanJson.list(node, "entriesAfter", EntryJson::read)));
    }

    private static OverrideOrder order(JsonNode node) {
        ChannelId channel = ChannelId.of(PlanJson.text(node, "channel"));
        return node.has("extendBy")
                ? new OverrideOrder.Extend(
                        channel, PlanJson.instant(node, "at"), Duration.parse(PlanJson.text(node, "extendBy")))
                : new OverrideOrder.Replace(
                        channel, PlanJson.instant(node, "at"), AssetId.of(PlanJson.text(node, "replaceBy")));
    }
}

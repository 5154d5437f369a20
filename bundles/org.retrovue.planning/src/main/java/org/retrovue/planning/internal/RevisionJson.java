package org.retrovue.planning.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.plan.Change;
import org.retrovue.api.plan.Revision;

/** Changes of a plan as JSON. */
final class RevisionJson {
    /** A document has the first of very many. */
    private static final int MOST = 1_000;

    private RevisionJson() {}

    static String write(Revision revision) {
        ObjectNode node = PlanJson.object();
        node.put("at", revision.at().toString());
        node.put("generation", revision.generation());
        node.put("reason", revision.reason());
        node.put("from", revision.from().toString());
        write(revision.changes(), node.putArray("changes"));
        return node.toString();
    }

    static Revision read(String text) {
        JsonNode node = PlanJson.tree(text);
        return new Revision(
                PlanJson.instant(node, "at"),
                node.path("generation").asLong(),
                PlanJson.text(node, "reason"),
                PlanJson.instant(node, "from"),
                changes(node));
    }

    static void write(List<Change> changes, ArrayNode into) {
        changes.stream().limit(MOST).forEach(change -> {
            ObjectNode each = into.addObject();
            each.put("kind", change.kind().name());
            change.before().ifPresent(entry -> EntryJson.write(entry, each.putObject("before")));
            change.after().ifPresent(entry -> EntryJson.write(entry, each.putObject("after")));
        });
    }

    static List<Change> changes(JsonNode node) {
        return PlanJson.list(
                node,
                "changes",
                each -> new Change(
                        Change.Kind.valueOf(PlanJson.text(each, "kind")),
                        Optional.of(each.path("before"))
                                .filter(JsonNode::isObject)
                                .map(EntryJson::read),
                        Optional.of(each.path("after"))
                                .filter(JsonNode::isObject)
                                .map(EntryJson::read)));
    }
}

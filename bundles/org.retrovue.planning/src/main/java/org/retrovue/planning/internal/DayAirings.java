package org.retrovue.planning.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.plan.Part;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;

/**
 * When assets begin on a broadcast day, by the start of their blocks. Not to be changed.
 *
 * @param date the broadcast day's date
 * @param starts in order of time
 */
record DayAirings(LocalDate date, Map<AssetId, List<Instant>> starts) {
    static DayAirings of(ScheduleDay day) {
        return of(day.date(), day.entries());
    }

    static DayAirings of(LocalDate date, Collection<ScheduleEntry> entries) {
        Map<AssetId, List<Instant>> starts = new TreeMap<>();
        for (ScheduleEntry entry : entries) {
            for (Part part : entry.parts()) {
                starts.computeIfAbsent(part.asset(), asset -> new ArrayList<>()).add(entry.start());
            }
        }
        return new DayAirings(date, starts);
    }

    Optional<Instant> last(AssetId asset, Instant before) {
        List<Instant> all = starts.getOrDefault(asset, List.of());
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).isBefore(before)) {
                return Optional.of(all.get(i));
            }
        }
        return Optional.empty();
    }

    String json() {
        ObjectNode node = PlanJson.object();
        node.put("date", date.toString());
        ObjectNode assets = node.putObject("starts");
        starts.forEach((asset, all) -> {
            ArrayNode seconds = assets.putArray(asset.value());
            all.forEach(start -> seconds.add(start.getEpochSecond()));
        });
        return node.toString();
    }

    static DayAirings read(String text) {
        JsonNode node = PlanJson.tree(text);
        Map<AssetId, List<Instant>> starts = new TreeMap<>();
        node.path("starts").properties().forEach(each -> {
            List<Instant> all = new ArrayList<>();
            each.getValue().forEach(second -> all.add(Instant.ofEpochSecond(second.asLong())));
            starts.put(AssetId.of(each.getKey()), all);
        });
        return new DayAirings(LocalDate.parse(PlanJson.text(node, "date")), starts);
    }
}

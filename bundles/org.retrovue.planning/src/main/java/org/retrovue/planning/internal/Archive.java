package org.retrovue.planning.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.Seeds;
import org.retrovue.api.station.Faults;
import org.retrovue.api.store.DocumentStore;
import org.retrovue.api.store.DocumentStore.Document;
import org.retrovue.api.traffic.PlayHistory.Play;

/**
 * Keeps one channel's artefacts as documents. What cannot be written stays pending and is written later: a store that is out of order does not take a channel off the air.
 */
final class Archive {
    static final String DAY = "schedule-day";
    static final String LOG = "transmission-log";
    static final String PLAN = "block-plan";
    static final String PLAY = "play";
    static final List<String> KINDS = List.of(DAY, LOG, PLAN, PLAY);

    private static final String FAULT = "PlanningStore";
    private static final int MOST_PENDING = 20_000;

    private final DocumentStore store;
    private final Faults faults;
    private final ChannelId channel;
    private final Map<String, Document> pending = new LinkedHashMap<>();

    Archive(DocumentStore store, Faults faults, ChannelId channel) {
        this.store = store;
        this.faults = faults;
        this.channel = channel;
    }

    void add(ScheduleDay day) {
        add(DAY, day.date().toString(), day.start(), day.end(), PlanJson.write(day));
    }

    void add(LogEntry entry) {
        add(LOG, entry.id(), entry.start(), entry.end(), PlanJson.write(entry));
    }

    void add(BlockPlan plan, List<String> explanation, List<Play> plays) {
        add(PLAN, plan.id(), plan.start(), plan.end(), PlanJson.write(plan, explanation));
        add(PLAY, plan.id(), plan.start(), plan.end(), PlanJson.write(plays));
    }

    private void add(String kind, String id, Instant start, Instant end, String body) {
        if (pending.size() < MOST_PENDING && end.isAfter(start)) {
            pending.put(kind + " " + id, new Document(kind, channel.value(), id, start, end, Seeds.hex(body), body));
        }
    }

    /** Tells whether nothing is pending. */
    boolean isFlushed() {
        return pending.isEmpty();
    }

    /** Writes what is pending, in one transaction. */
    void flush() {
        if (pending.isEmpty()) {
            return;
        }
        try {
            store.put(List.copyOf(pending.values()));
            pending.clear();
            faults.clear(FAULT, channel.value());
        } catch (RuntimeException e) {
            faults.report(
                    Faults.Kind.RUNTIME,
                    FAULT,
                    channel.value(),
                    "the plan of " + channel + " cannot be written (" + e
                            + "); it stays on the air and is tried again");
        }
    }

    List<ScheduleDay> days(Instant from, Instant to) {
        return read(DAY, from, to, PlanJson::day);
    }

    List<LogEntry> log(Instant from, Instant to) {
        return read(LOG, from, to, PlanJson::logEntry);
    }

    List<BlockPlan> plans(Instant from, Instant to) {
        return read(PLAN, from, to, PlanJson::blockPlan);
    }

    List<Play> plays(Instant from, Instant to) {
        return read(PLAY, from, to, PlanJson::plays).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Leaves out what is damaged: it is planned anew. */
    private <T> List<T> read(String kind, Instant from, Instant to, Function<String, T> reader) {
        List<T> all = new ArrayList<>();
        for (Document document : store.between(kind, channel.value(), from, to)) {
            try {
                if (!document.digest().equals(Seeds.hex(document.body()))) {
                    throw new IllegalArgumentException("its digest is wrong");
                }
                all.add(reader.apply(document.body()));
            } catch (RuntimeException e) {
                faults.report(
                        Faults.Kind.RUNTIME,
                        "DamagedDocument",
                        kind + " " + channel + " " + document.id(),
                        "the " + kind + " " + document.id() + " of " + channel + " is damaged and left out: " + e);
            }
        }
        return all;
    }
}

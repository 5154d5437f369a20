package org.retrovue.planning.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Keeps one channel's artefacts as documents, each with its parents and its generation. What cannot be written stays pending and is written later: a store that is out of order does not take a channel off
 * the air.
 */
final class Archive {
    static final String DAY = "schedule-day";
    static final String LOG = "transmission-log";
    static final String PLAN = "block-plan";
    static final String PLAY = "play";
    static final String REVISION = "revision";
    static final String OVERRIDE = "override";
    /** What is kept seven days. */
    static final List<String> KINDS = List.of(DAY, LOG, PLAN, PLAY, REVISION, OVERRIDE);
    /** What is kept four hundred days: which assets a day showed. */
    static final String AIRINGS = "airings";

    private static final String FAULT = "PlanningStore";
    private static final int MOST_PENDING = 20_000;

    private final DocumentStore store;
    private final Faults faults;
    private final ChannelId channel;
    private final Map<String, Document> pending = new LinkedHashMap<>();
    private long generation;
    private boolean changed;

    Archive(DocumentStore store, Faults faults, ChannelId channel) {
        this.store = store;
        this.faults = faults;
        this.channel = channel;
    }

    Kept<ScheduleDay> add(ScheduleDay day, List<String> parents) {
        Lineage lineage = lineage(parents);
        String body = PlanJson.write(day, lineage);
        String id = day.date().toString();
        add(DAY, id, day.start(), day.end(), body);
        add(AIRINGS, id, day.start(), day.end(), DayAirings.of(day).json());
        return new Kept<>(day, id, Seeds.hex(body), lineage, List.of());
    }

    Kept<LogEntry> add(LogEntry entry, List<String> parents) {
        Lineage lineage = lineage(parents);
        String body = PlanJson.write(entry, lineage);
        add(LOG, entry.id(), entry.start(), entry.end(), body);
        return new Kept<>(entry, entry.id(), Seeds.hex(body), lineage, List.of());
    }

    void add(BlockPlan plan, List<String> parents, List<String> explanation, List<Play> plays) {
        add(PLAN, plan.id(), plan.start(), plan.end(), BlockPlanJson.write(plan, lineage(parents), explanation));
        add(PLAY, plan.id(), plan.start(), plan.end(), BlockPlanJson.write(plays));
    }

    /** Adds a document of another kind. */
    void add(String kind, String id, Instant start, Instant end, String body) {
        if (pending.size() < MOST_PENDING && end.isAfter(start)) {
            pending.put(kind + " " + id, document(kind, id, start, end, body));
            changed = true;
        }
    }

    private Document document(String kind, String id, Instant start, Instant end, String body) {
        return new Document(kind, channel.value(), id, start, end, Seeds.hex(body), body);
    }

    /** Takes documents away: what they held never aired. They are left empty at the beginning of time, where nobody looks and pruning finds them. */
    void drop(String kind, String id) {
        Instant never = Instant.EPOCH;
        pending.put(kind + " " + id, document(kind, id, never, never.plusSeconds(1), "{}"));
        changed = true;
    }

    private Lineage lineage(List<String> parents) {
        return new Lineage(parents, generation + 1);
    }

    /** Returns the number of the next publish. */
    long nextGeneration() {
        return generation + 1;
    }

    /** Ends a publish: returns its number, which rises where anything was added. */
    long settle() {
        if (changed) {
            generation++;
            changed = false;
        }
        return generation;
    }

    /** Tells whether nothing is pending. */
    boolean isFlushed() {
        return pending.isEmpty();
    }

    /** Remembers what is pending; running what is returned goes back to it. */
    Runnable mark() {
        Map<String, Document> known = new LinkedHashMap<>(pending);
        return () -> {
            pending.clear();
            pending.putAll(known);
        };
    }

    /**
     * Writes what is pending, in one transaction.
     *
     * @throws RuntimeException when it cannot be written
     */
    void flushOrFail() {
        store.put(List.copyOf(pending.values()));
        pending.clear();
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

    /**
     * Writes one document now, before anything else.
     *
     * @throws RuntimeException when it cannot be written
     */
    void writeNow(String kind, String id, Instant start, Instant end, String body) {
        store.put(List.of(document(kind, id, start, end, body)));
    }

    List<Kept<ScheduleDay>> days(Instant from, Instant to) {
        return read(DAY, from, to, PlanJson::day);
    }

    List<Kept<LogEntry>> log(Instant from, Instant to) {
        return read(LOG, from, to, PlanJson::logEntry);
    }

    List<Kept<BlockPlan>> plans(Instant from, Instant to) {
        return read(PLAN, from, to, BlockPlanJson::blockPlan);
    }

    List<Play> plays(Instant from, Instant to) {
        return values(PLAY, from, to, BlockPlanJson::plays).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Reads documents without their lineage. */
    <T> List<T> values(String kind, Instant from, Instant to, Function<String, T> reader) {
        List<T> all = new ArrayList<>();
        for (Document document : store.between(kind, channel.value(), from, to)) {
            sound(document, reader).ifPresent(all::add);
        }
        return all;
    }

    private <T> List<Kept<T>> read(String kind, Instant from, Instant to, Function<String, T> reader) {
        List<Kept<T>> all = new ArrayList<>();
        for (Document document : store.between(kind, channel.value(), from, to)) {
            sound(document, reader).ifPresent(value -> {
                Lineage lineage = PlanJson.lineage(document.body());
                generation = Math.max(generation, lineage.generation());
                List<String> notes = kind.equals(PLAN) ? PlanJson.explanation(document.body()) : List.of();
                all.add(new Kept<>(value, document.id(), document.digest(), lineage, notes));
            });
        }
        return all;
    }

    /** Leaves out what is damaged: it is planned anew. */
    private <T> Optional<T> sound(Document document, Function<String, T> reader) {
        try {
            if (!document.digest().equals(Seeds.hex(document.body()))) {
                throw new IllegalArgumentException("its digest is wrong");
            }
            return Optional.of(reader.apply(document.body()));
        } catch (RuntimeException e) {
            faults.report(
                    Faults.Kind.RUNTIME,
                    "DamagedDocument",
                    document.kind() + " " + channel + " " + document.id(),
                    "the " + document.kind() + " " + document.id() + " of " + channel + " is damaged and left out: "
                            + e);
            return Optional.empty();
        }
    }
}

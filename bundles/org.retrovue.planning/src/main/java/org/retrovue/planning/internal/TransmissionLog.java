package org.retrovue.planning.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.api.station.Faults;

/** The locked blocks of one channel. What is in it does not change; it only grows, block after block, each checked for its seams. For one thread. */
final class TransmissionLog {
    static final String FAULT = "TransmissionLogSeam";

    private static final int MOST_LOCKS = 400;

    private final Archive archive;
    private final Faults faults;
    private final Segmenter segmenter;
    private final NavigableMap<Instant, LogEntry> blocks = new TreeMap<>();
    private final Map<Instant, Kept<LogEntry>> documents = new HashMap<>();

    TransmissionLog(Archive archive, Faults faults, Segmenter segmenter) {
        this.archive = archive;
        this.faults = faults;
        this.segmenter = segmenter;
    }

    void restore(Instant from, Instant to) {
        for (Kept<LogEntry> block : archive.log(from, to)) {
            blocks.put(block.value().start(), block.value());
            documents.put(block.value().start(), block);
        }
    }

    Collection<LogEntry> all() {
        return blocks.values();
    }

    Collection<LogEntry> startingWithin(Instant from, Instant to) {
        return blocks.subMap(from, true, to, false).values();
    }

    Collection<LogEntry> startingBefore(Instant instant) {
        return blocks.headMap(instant, false).values();
    }

    /** Returns the block that starts at an instant. */
    Optional<LogEntry> at(Instant start) {
        return Optional.ofNullable(blocks.get(start));
    }

    /** Returns when the last block ends of those that begin before an instant or follow these without a hole. What an operator had locked by itself, farther ahead, does not count. */
    Optional<Instant> end(Instant within) {
        return Optional.ofNullable(blocks.lowerEntry(within)).map(last -> {
            LogEntry block = last.getValue();
            for (LogEntry next = blocks.get(block.end()); next != null; next = blocks.get(block.end())) {
                block = next;
            }
            return block.end();
        });
    }

    /** Returns when the first block begins at or after an instant. */
    Optional<Instant> startFrom(Instant from) {
        return Optional.ofNullable(blocks.ceilingKey(from));
    }

    /** Names the document of a block; nothing where there is none. */
    List<String> parents(LogEntry block) {
        Kept<LogEntry> document = documents.get(block.start());
        return document == null ? List.of() : List.of(document.digest());
    }

    /** Tells whether blocks follow each other without a hole from an instant to another. */
    boolean covers(Instant from, Instant to) {
        Instant at = from;
        while (at.isBefore(to)) {
            LogEntry block = blocks.get(at);
            if (block == null) {
                return false;
            }
            at = block.end();
        }
        return at.equals(to);
    }

    /** Locks what is due, in order, as far as a step goes. Returns whether anything was. */
    boolean extend(Channel channel, LineUp lineUp, Step step) {
        int locks = 0;
        for (ScheduleEntry entry : lineUp.entries().covering(step.now(), step.lockUntil())) {
            if (entry.kind() == Kind.MISSING || isLocked(entry.start())) {
                continue;
            }
            if (locks >= MOST_LOCKS || !lock(entry, channel, lineUp, step)) {
                break;
            }
            locks++;
        }
        return locks > 0;
    }

    private boolean isLocked(Instant start) {
        Map.Entry<Instant, LogEntry> before = blocks.floorEntry(start);
        return before != null
                && (before.getKey().equals(start) || before.getValue().end().isAfter(start));
    }

    private boolean lock(ScheduleEntry entry, Channel channel, LineUp lineUp, Step step) {
        LogEntry block = segmenter.segment(entry, channel, step.catalog());
        Optional<String> violation = violation(block, channel, lineUp.entries(), step);
        if (violation.isPresent()) {
            faults.report(Faults.Kind.PLANNING, FAULT, channel.id().value(), violation.get());
            return false;
        }
        faults.clear(FAULT, channel.id().value());
        put(block, lineUp.parents(entry.start()));
        return true;
    }

    private void put(LogEntry block, List<String> day) {
        List<String> parents = new ArrayList<>();
        parents.add(PlanJson.digest(block));
        parents.addAll(day);
        blocks.put(block.start(), block);
        documents.put(block.start(), archive.add(block, parents));
    }

    /** Puts blocks in place of others, because an operator ordered it. */
    void replace(List<LogEntry> from, List<LogEntry> to, String order, LineUp lineUp) {
        for (LogEntry block : from) {
            blocks.remove(block.start());
            documents.remove(block.start());
            if (to.stream().noneMatch(each -> each.id().equals(block.id()))) {
                archive.drop(Archive.LOG, block.id());
            }
        }
        for (LogEntry block : to) {
            List<String> parents = new ArrayList<>(List.of(order));
            parents.addAll(lineUp.parents(block.start()));
            put(block, parents);
        }
    }

    /** Remembers what is locked; running what is returned goes back to it. */
    Runnable mark() {
        Map<Instant, LogEntry> known = new HashMap<>(blocks);
        Map<Instant, Kept<LogEntry>> kept = new HashMap<>(documents);
        return () -> {
            blocks.clear();
            blocks.putAll(known);
            documents.clear();
            documents.putAll(kept);
        };
    }

    /**
     * Checks the seams of a block: when it is locked, and again when it is handed on.
     *
     * @return what is wrong; empty when all is well
     */
    Optional<String> violation(LogEntry block, Channel channel, Timetable<ScheduleEntry> lineUp, Step step) {
        Map.Entry<Instant, LogEntry> before = blocks.lowerEntry(block.start());
        Instant until = before == null ? null : before.getValue().end();
        boolean hole = until != null && until.isBefore(block.start()) && meant(until, block.start(), lineUp, step);
        return violation(hole ? null : until, block, channel.grid());
    }

    private Optional<String> violation(@Nullable Instant until, LogEntry block, Duration grid) {
        Map.Entry<Instant, LogEntry> after = blocks.higherEntry(block.start());
        if (after != null && after.getKey().isBefore(block.end())) {
            return Optional.of("TL-SEAM-003: block " + block.id() + " runs into the locked one at " + after.getKey());
        }
        return Seams.violation(until, List.of(block), grid);
    }

    /** Tells whether a hole is meant: its time is over or it waits for assets. */
    private static boolean meant(Instant from, Instant to, Timetable<ScheduleEntry> lineUp, Step step) {
        return lineUp.covering(from, to).stream()
                .allMatch(entry -> entry.kind() == Kind.MISSING || LineUp.over(entry, step.now()));
    }

    void forget(Instant before) {
        if (blocks.values().removeIf(block -> block.end().isBefore(before))) {
            documents.keySet().retainAll(blocks.keySet());
        }
    }
}

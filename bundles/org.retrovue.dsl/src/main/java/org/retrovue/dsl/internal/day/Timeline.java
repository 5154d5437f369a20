package org.retrovue.dsl.internal.day;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Lays the occurrences of all layers over one another: at every instant the highest counts. */
final class Timeline {
    private Timeline() {}

    /**
     * A stretch in which one occurrence is to be seen.
     *
     * @param occurrence nothing where the file leaves the time open
     */
    record Window(Optional<Occurrence> occurrence, long start, long end) {
        boolean fromItsStart() {
            return occurrence.filter(o -> o.start() == start).isPresent();
        }

        boolean toItsEnd() {
            return occurrence.filter(o -> o.end() == end).isPresent();
        }

        boolean exact() {
            return fromItsStart() && occurrence.filter(o -> o.block().exact()).isPresent();
        }

        boolean shows(Occurrence other) {
            return occurrence.filter(o -> o == other).isPresent();
        }
    }

    /** Returns windows without hole or overlap from a time to a time. */
    static List<Window> of(List<Occurrence> occurrences, long from, long to) {
        List<Occurrence> highestFirst = occurrences.stream()
                .filter(o -> o.end() > o.start() && o.end() > from && o.start() < to)
                .sorted(Comparator.comparingInt(Occurrence::rank)
                        .thenComparingLong(Occurrence::start)
                        .reversed())
                .toList();
        TreeSet<Long> cuts = new TreeSet<>(List.of(from, to));
        for (Occurrence occurrence : highestFirst) {
            cuts.add(Math.max(from, occurrence.start()));
            cuts.add(Math.min(to, occurrence.end()));
        }
        List<Window> windows = new ArrayList<>();
        long at = from;
        for (long cut : cuts.tailSet(from, false)) {
            Optional<Occurrence> top = top(highestFirst, at);
            add(windows, new Window(top, at, cut));
            at = cut;
        }
        return windows;
    }

    private static Optional<Occurrence> top(List<Occurrence> highestFirst, long at) {
        return highestFirst.stream()
                .filter(o -> o.start() <= at && at < o.end())
                .findFirst();
    }

    /** What goes on is one window. */
    private static void add(List<Window> windows, Window next) {
        if (!windows.isEmpty()) {
            Window last = windows.get(windows.size() - 1);
            boolean same = last.occurrence().isEmpty()
                    ? next.occurrence().isEmpty()
                    : next.occurrence().filter(last::shows).isPresent();
            if (same) {
                windows.set(windows.size() - 1, new Window(last.occurrence(), last.start(), next.end()));
                return;
            }
        }
        windows.add(next);
    }
}

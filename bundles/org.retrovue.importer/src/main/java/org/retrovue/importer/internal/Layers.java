package org.retrovue.importer.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.retrovue.importer.internal.Draft.Slot;

/** Puts the blocks of a cycle of days into layers: as few as say the same. */
final class Layers {
    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private Layers() {}

    /**
     * Writes blocks into a draft.
     *
     * @param slots blocks from midnight of the cycle's first day
     * @param from the second of the first day on which the cycle begins
     * @param days how many days the cycle has: one, or seven beginning on a Monday
     */
    static void put(Draft draft, List<Slot> slots, int from, int days) {
        Map<Integer, List<Slot>> byDay = new TreeMap<>();
        for (int day = 0; day < days; day++) {
            byDay.put(day, new ArrayList<>());
        }
        for (Slot slot : slots) {
            int day = Math.floorDiv(slot.start() - from, Timeline.DAY);
            if (byDay.containsKey(day)) {
                int back = day * Timeline.DAY;
                byDay.get(day).add(slot.at(slot.start() - back, slot.end() - back));
            }
        }
        List<List<Slot>> all = List.copyOf(byDay.values());
        if (days == 1 || same(all)) {
            layer(draft, "every_day", all.get(0));
        } else if (same(all.subList(0, 5)) && same(all.subList(5, 7))) {
            layer(draft, "weekdays", all.get(0));
            layer(draft, "weekends", all.get(5));
        } else if (same(all.subList(0, 5))) {
            layer(draft, "weekdays", all.get(0));
            layer(draft, "saturday", all.get(5));
            layer(draft, "sunday", all.get(6));
        } else {
            for (int day = 0; day < 7; day++) {
                layer(draft, DAYS.get(day), all.get(day));
            }
        }
    }

    private static void layer(Draft draft, String name, List<Slot> slots) {
        if (!slots.isEmpty()) {
            draft.layers.put(name, slots);
        }
    }

    private static boolean same(List<List<Slot>> days) {
        return days.stream().distinct().count() == 1;
    }
}

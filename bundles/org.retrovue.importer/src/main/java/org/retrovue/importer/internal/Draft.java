package org.retrovue.importer.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A channel file in the making. */
final class Draft {
    /**
     * What the source does not say.
     *
     * @param channel the id
     * @param number what people type
     * @param name for people
     * @param timezone such as "Europe/Vienna"
     */
    record Head(String channel, String number, String name, String timezone) {}

    /** A query with its order; the remark may be empty. */
    record PoolLine(String match, String order, String remark) {}

    /** A pool dressed with others. */
    record ProgramLine(String pool, List<String> before, List<String> after) {}

    /** So many of a pool. */
    record Pick(String pool, int count) {}

    /** What is done in a block. */
    enum Verb {
        SHOW,
        ONCE,
        MARATHON,
        OFF_AIR
    }

    /**
     * A block of a day.
     *
     * @param start seconds from midnight of the cycle's first day
     * @param end after start; at most a day later
     * @param names what takes turns
     * @param title for the guide; may be empty
     * @param bleed whether the last programme may run over
     */
    record Slot(int start, int end, Verb verb, List<String> names, String title, boolean bleed) {
        Slot at(int from, int until) {
            return new Slot(from, until, verb, names, title, bleed);
        }
    }

    final Head head;
    final List<String> remarks = new ArrayList<>();
    final Map<String, PoolLine> pools = new LinkedHashMap<>();
    final Map<String, ProgramLine> programs = new LinkedHashMap<>();
    final Map<String, List<Pick>> virtual = new LinkedHashMap<>();
    final Map<String, List<Slot>> layers = new LinkedHashMap<>();
    String dayStart = "06:00";
    String grid = "30m";
    String type = "network";
    String filler = "";

    Draft(Head head) {
        this.head = head;
    }

    /** Makes a name that the language takes out of any text: lower case, joined by underscores; never one that is taken for something else. */
    static String name(String text) {
        String plain = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        if (plain.isEmpty()) {
            return "content";
        }
        return Character.isDigit(plain.charAt(0)) ? "c" + plain : plain;
    }

    /** Says whether only one block shows this name alone, so that its sequence is its own. */
    boolean alone(String name) {
        return layers.values().stream()
                        .flatMap(List::stream)
                        .filter(slot -> slot.verb() == Verb.SHOW && slot.names().equals(List.of(name)))
                        .count()
                < 2;
    }

    /** Takes programs away that no block shows. */
    void dropUnused() {
        programs.keySet()
                .removeIf(name -> layers.values().stream().flatMap(List::stream).noneMatch(slot -> slot.names()
                        .contains(name)));
    }
}

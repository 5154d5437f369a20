package org.retrovue.importer.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a source file, with its place.
 *
 * @param kind what it is
 * @param text of a single value, as it is written; else empty
 * @param items of a list
 * @param members of a mapping, in order; their places are those of their names
 * @param line from one
 * @param column from one
 */
record Piece(Kind kind, String text, List<Piece> items, Map<String, Piece> members, int line, int column) {
    /** What a value is. */
    enum Kind {
        TEXT,
        NOTHING,
        LIST,
        MAP
    }

    Piece {
        items = List.copyOf(items);
        members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Optional<Piece> get(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** Returns the text of a member; empty when there is none. */
    String say(String name) {
        return get(name).map(Piece::text).orElse("");
    }

    boolean yes(String name) {
        String said = say(name).toLowerCase(java.util.Locale.ROOT);
        return said.equals("true") || said.equals("yes") || said.equals("on");
    }

    /** Returns the items of a member that is a list; nothing when it is not. */
    List<Piece> list(String name) {
        return get(name).map(Piece::items).orElse(List.of());
    }

    /** Returns a member that is a whole number. */
    Optional<Long> number(String name) {
        String said = say(name).strip();
        if (!said.matches("[+-]?\\d{1,15}")) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(said));
    }
}

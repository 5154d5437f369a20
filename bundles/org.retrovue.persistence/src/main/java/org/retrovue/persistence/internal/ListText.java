package org.retrovue.persistence.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A list of any texts as one text: an item a line, where \n stands for a line's end within an item and \\ for a backslash. */
final class ListText {

    private ListText() {}

    static String of(Collection<String> items) {
        return items.stream()
                .map(item -> item.replace("\\", "\\\\").replace("\n", "\\n") + "\n")
                .collect(Collectors.joining());
    }

    static List<String> parse(String text) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                items.add(item.toString());
                item.setLength(0);
            } else if (c == '\\') {
                i++;
                item.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
            } else {
                item.append(c);
            }
        }
        return items;
    }

    /** Names and values in turn, in order of name, so that equal ones are the same text. */
    static String of(Map<String, String> entries) {
        List<String> items = new ArrayList<>();
        new TreeMap<>(entries).forEach((name, value) -> {
            items.add(name);
            items.add(value);
        });
        return of(items);
    }

    static Map<String, String> parseMap(String text) {
        List<String> items = parse(text);
        Map<String, String> entries = new TreeMap<>();
        for (int i = 0; i < items.size(); i += 2) {
            entries.put(items.get(i), items.get(i + 1));
        }
        return entries;
    }
}

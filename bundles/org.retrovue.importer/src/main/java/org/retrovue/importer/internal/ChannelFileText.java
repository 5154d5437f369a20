package org.retrovue.importer.internal;

import java.util.List;
import java.util.Map;
import org.retrovue.importer.internal.Draft.Slot;
import org.retrovue.importer.internal.Draft.Verb;

/** Writes a draft as a person would. */
final class ChannelFileText {
    private static final int DAY = 86_400;
    private static final int WIDE = 130;

    private final Draft draft;
    private final StringBuilder out = new StringBuilder();

    private ChannelFileText(Draft draft) {
        this.draft = draft;
    }

    static String of(Draft draft) {
        return new ChannelFileText(draft).write();
    }

    private String write() {
        draft.remarks.forEach(this::remark);
        line("channel: " + quoted(draft.head.channel()));
        line("number: \"" + draft.head.number() + "\"");
        line("name: " + quoted(draft.head.name()));
        line("timezone: " + draft.head.timezone());
        line("day_start: \"" + draft.dayStart + "\"");
        line("grid: " + draft.grid);
        line("type: " + draft.type);
        pools();
        programs();
        virtual();
        schedule();
        if (!draft.filler.isEmpty()) {
            line("");
            line("traffic:");
            line("  filler: { match: " + quoted(draft.filler) + " }");
        }
        return out.toString();
    }

    private void pools() {
        if (draft.pools.isEmpty()) {
            return;
        }
        line("");
        line("pools:");
        draft.pools.forEach((name, pool) -> {
            if (!pool.remark().isEmpty()) {
                line("  # " + pool.remark());
            }
            line("  " + name + ": { match: " + quoted(pool.match()) + ", order: " + pool.order() + " }");
        });
    }

    private void programs() {
        if (draft.programs.isEmpty()) {
            return;
        }
        line("");
        line("programs:");
        draft.programs.forEach((name, program) -> line("  " + name + ": { pool: " + program.pool()
                + dressing("before", program.before()) + dressing("after", program.after()) + " }"));
    }

    private static String dressing(String key, List<String> pools) {
        if (pools.isEmpty()) {
            return "";
        }
        return ", " + key + ": ["
                + String.join(
                        ", ",
                        pools.stream().map(pool -> "{ pool: " + pool + " }").toList()) + "]";
    }

    private void virtual() {
        if (draft.virtual.isEmpty()) {
            return;
        }
        line("");
        line("virtual_assets:");
        draft.virtual.forEach((name, picks) -> {
            line("  " + name + ":");
            picks.forEach(pick -> line("    - { pick: " + pick.count() + ", from: " + pick.pool() + " }"));
        });
    }

    private void schedule() {
        line("");
        line("schedule:");
        for (Map.Entry<String, List<Slot>> layer : draft.layers.entrySet()) {
            line("  " + layer.getKey() + ":");
            layer.getValue().forEach(slot -> line("    - " + window(slot) + ": " + entry(slot)));
        }
    }

    static String window(Slot slot) {
        return "\"" + clock(slot.start()) + "-" + clock(slot.end()) + "\"";
    }

    private static String clock(int seconds) {
        int time = Math.floorMod(seconds, DAY);
        String text = String.format(java.util.Locale.ROOT, "%02d:%02d", time / 3600, time / 60 % 60);
        return time % 60 == 0 ? text : text + String.format(java.util.Locale.ROOT, ":%02d", time % 60);
    }

    private String entry(Slot slot) {
        if (slot.verb() == Verb.OFF_AIR) {
            return "{ off_air: {} }";
        }
        String only = slot.names().size() == 1 ? slot.names().get(0) : "";
        boolean shared = slot.verb() == Verb.SHOW && !only.isEmpty() && !draft.alone(only);
        StringBuilder more = new StringBuilder();
        if (!slot.title().isEmpty()) {
            more.append(", title: ").append(quoted(slot.title()));
        }
        if (shared) {
            more.append(", run: ").append(only);
        }
        if (slot.bleed()) {
            more.append(", bleed: true");
        }
        if (slot.verb() == Verb.SHOW && !only.isEmpty() && more.isEmpty()) {
            return only;
        }
        return "{ " + verb(slot, only) + more + " }";
    }

    private String verb(Slot slot, String only) {
        return switch (slot.verb()) {
            case ONCE -> "once: " + only;
            case MARATHON -> "marathon: " + only;
            default -> only.isEmpty() ? "rotate: [" + String.join(", ", slot.names()) + "]" : key(only) + ": " + only;
        };
    }

    private String key(String name) {
        return draft.programs.containsKey(name) ? "program" : draft.virtual.containsKey(name) ? "virtual" : "pool";
    }

    private void remark(String text) {
        StringBuilder now = new StringBuilder("#");
        for (String word : text.split(" ", -1)) {
            if (now.length() + word.length() > WIDE) {
                line(now.toString());
                now = new StringBuilder("#  ");
            }
            now.append(' ').append(word);
        }
        line(now.toString());
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    /** Quotes what YAML might take for something else. */
    static String quoted(String text) {
        if (text.matches("[A-Za-z][A-Za-z0-9 _./-]*")
                && !text.matches("(?i)yes|no|on|off|true|false|null|y|n")
                && !text.endsWith(" ")) {
            return text;
        }
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + "\"";
    }
}

package org.retrovue.importer.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.retrovue.importer.internal.Draft.ProgramLine;
import org.retrovue.importer.internal.Step.Verb;

/** The instructions of a sequential schedule as a flat list: sequences are put in place, what only dresses is kept aside. */
final class Instructions {
    private static final int MOST = 5_000;

    private static final Map<String, String> NO_COUNTERPART = Map.of(
            "watermark", "overlays stand under 'overlays', for the channel, a program or a block",
            "graphics_on", "overlays stand under 'overlays', for the channel, a program or a block",
            "graphics_off", "overlays stand under 'overlays', for the channel, a program or a block",
            "epg_group", "give the block a title to show its programmes as one",
            "shuffle_sequence", "sequences keep their order",
            "skip_items", "where a sequence stands is counted from its anchor: set 'anchor' at the block",
            "skip_to_item", "where a sequence stands is counted from its anchor: set 'anchor' at the block",
            "rewind", "where a sequence stands is counted by the calendar");

    private final Draft draft;
    private final Notes notes;
    private final Contents contents;
    private final Map<String, Piece> sequences = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> under = new LinkedHashSet<>();
    private List<String> before = List.of();
    private List<String> after = List.of();
    private int pad;
    private boolean again;

    Instructions(Draft draft, Notes notes, Contents contents) {
        this.draft = draft;
        this.notes = notes;
        this.contents = contents;
    }

    void sequence(Piece definition) {
        sequences.putIfAbsent(definition.say("key"), definition);
    }

    List<Step> read(List<Piece> instructions) {
        instructions.forEach(this::read);
        return steps;
    }

    /** Returns the shortest interval that is padded to, in minutes; zero for none. */
    int pad() {
        return pad;
    }

    boolean repeats() {
        return again;
    }

    private void read(Piece at) {
        if (steps.size() > MOST) {
            notes.lost(at, "instructions", "there are more than " + MOST);
        } else if (at.has("count")) {
            show(
                    at,
                    Verb.COUNT,
                    at.number("count").filter(n -> n > 0 && n <= 1000).map(Long::intValue),
                    "count");
        } else if (at.has("all")) {
            show(at, Verb.ALL, Optional.of(1), "all");
        } else if (at.has("duration")) {
            show(at, Verb.FOR, Spans.length(at.say("duration")), "duration");
        } else if (at.has("pad_until")) {
            show(at, Verb.UNTIL, Spans.time(at.say("pad_until")), "pad_until");
        } else if (at.has("wait_until")) {
            wait(at);
        } else if (at.has("pad_to_next")) {
            pad(at);
        } else if (at.has("pre_roll") || at.has("post_roll") || at.has("mid_roll")) {
            roll(at);
        } else if (at.has("sequence")) {
            sequenceHere(at);
        } else if (at.has("repeat")) {
            again = again || at.yes("repeat") || at.number("repeat").isPresent();
        } else {
            unknown(at);
        }
    }

    private void unknown(Piece at) {
        String name = at.members().keySet().stream().findFirst().orElse(at.text());
        notes.lost(
                at,
                "instruction " + name,
                NO_COUNTERPART.getOrDefault(name, "no such instruction is known here; it is left out"));
    }

    private void wait(Piece at) {
        Optional<Integer> time = Spans.time(at.say("wait_until"));
        if (time.isEmpty()) {
            notes.lost(at, "wait_until " + at.say("wait_until"), "this is not a time of the day");
        } else {
            steps.add(new Step(Verb.WAIT, "", time.get(), at.yes("tomorrow"), "", false, false, at));
        }
    }

    private void show(Piece at, Verb verb, Optional<Integer> amount, String key) {
        Optional<String> pool = contents.pool(at.say("content"));
        if (amount.isEmpty()) {
            notes.lost(at, key + " " + at.say(key), "this is not understood; the instruction is left out");
            return;
        }
        if (pool.isEmpty()) {
            notes.lost(at, key + " of " + at.say("content"), "no content has this key");
            return;
        }
        String kind = at.say("filler_kind");
        boolean filler = !kind.isEmpty() && !kind.equalsIgnoreCase("none");
        options(at);
        if (filler) {
            fillWith(at.say("content"));
            if (verb != Verb.UNTIL) {
                notes.changed(at, key + " as " + kind + " filler", "breaks are made where the plan has room for them");
                return;
            }
        }
        boolean bleed = at.has("stop_before_end") && !at.yes("stop_before_end");
        steps.add(new Step(
                verb,
                filler ? pool.get() : dressed(pool.get()),
                amount.get(),
                at.yes("tomorrow"),
                at.say("custom_title"),
                bleed,
                filler,
                at));
    }

    private void options(Piece at) {
        at.get("fallback").ifPresent(key -> fillWith(key.text()));
        if (at.yes("trim")) {
            notes.lost(
                    at.get("trim").orElse(at), "trim", "programmes are never cut short; what does not fit is left out");
        }
        if (at.yes("offline_tail")) {
            notes.changed(
                    at.get("offline_tail").orElse(at), "offline_tail", "what is left over is filled like a break");
        }
        if (at.yes("disable_watermarks")) {
            notes.lost(at.get("disable_watermarks").orElse(at), "disable_watermarks", "overlays are said by the block");
        }
    }

    private void pad(Piece at) {
        int minutes = at.number("pad_to_next").orElse(0L).intValue();
        if (minutes < 1 || minutes > 360) {
            notes.lost(at, "pad_to_next " + at.say("pad_to_next"), "this is not a number of minutes");
            return;
        }
        pad = pad == 0 ? minutes : Math.min(pad, minutes);
        fillWith(at.say("content"));
        options(at);
    }

    /** The first content that fills becomes the channel's filler. */
    private void fillWith(String key) {
        contents.query(key).filter(query -> draft.filler.isEmpty()).ifPresent(query -> draft.filler = query);
    }

    private void roll(Piece at) {
        if (at.has("mid_roll")) {
            draft.type = "network";
            notes.changed(at, "mid_roll", "breaks come at chapters, else where the break pattern says");
            sequences.getOrDefault(at.say("sequence"), at).list("items").forEach(item -> fillWith(item.say("content")));
            return;
        }
        boolean first = at.has("pre_roll");
        List<String> pools = at.yes(first ? "pre_roll" : "post_roll") ? rolled(at) : List.of();
        if (first) {
            before = pools;
        } else {
            after = pools;
        }
    }

    private List<String> rolled(Piece at) {
        List<String> pools = new ArrayList<>();
        for (Piece item : sequences.getOrDefault(at.say("sequence"), at).list("items")) {
            Optional<String> pool = contents.pool(item.say("content"));
            int times = item.number("count").map(Long::intValue).orElse(1);
            if (pool.isEmpty() || times > 10) {
                notes.lost(item, "an item of " + at.say("sequence"), "only counted items dress programmes");
                continue;
            }
            if (!item.has("count")) {
                notes.changed(item, "an item of " + at.say("sequence"), "one item is shown");
            }
            for (int i = 0; i < Math.max(1, times); i++) {
                pools.add(pool.get());
            }
        }
        return List.copyOf(pools);
    }

    private String dressed(String pool) {
        if (before.isEmpty() && after.isEmpty()) {
            return pool;
        }
        ProgramLine wanted = new ProgramLine(pool, before, after);
        String name = pool + "_dressed";
        while (draft.programs.containsKey(name) && !wanted.equals(draft.programs.get(name))) {
            name += "_2";
        }
        draft.programs.put(name, wanted);
        return name;
    }

    private void sequenceHere(Piece at) {
        String key = at.say("sequence");
        Optional<Piece> found = Optional.ofNullable(sequences.get(key));
        if (found.isEmpty() || !under.add(key)) {
            notes.lost(at, "sequence " + key, found.isEmpty() ? "there is none of that key" : "it contains itself");
            return;
        }
        long times = Math.max(1, Math.min(1000, at.number("repeat").orElse(1L)));
        for (int i = 0; i < times; i++) {
            found.get().list("items").forEach(this::read);
        }
        under.remove(key);
    }
}

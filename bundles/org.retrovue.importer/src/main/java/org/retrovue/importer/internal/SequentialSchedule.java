package org.retrovue.importer.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.retrovue.importer.internal.Draft.Head;
import org.retrovue.importer.internal.Draft.Slot;

/** A sequential schedule as ErsatzTV has it: contents, sequences, and instructions that are carried out one after the other, over and over. */
final class SequentialSchedule {
    private static final Set<String> KEYS = Set.of("import", "content", "sequence", "reset", "playout");

    private final String file;
    private final Draft draft;
    private final Notes notes;
    private final Function<String, Optional<String>> beside;
    private final Contents contents;
    private final Instructions instructions;

    private SequentialSchedule(String file, Head head, Notes notes, Function<String, Optional<String>> beside) {
        this.file = file;
        this.notes = notes;
        this.beside = beside;
        draft = new Draft(head);
        contents = new Contents(draft, notes);
        instructions = new Instructions(draft, notes, contents);
    }

    static Draft convert(String file, Piece root, Head head, Notes notes, Function<String, Optional<String>> beside) {
        return new SequentialSchedule(file, head, notes, beside).convert(root);
    }

    private Draft convert(Piece root) {
        draft.type = "movie";
        if (root.list("playout").isEmpty()) {
            throw new BrokenSource(
                    file,
                    root.line(),
                    root.column(),
                    "a sequential schedule has a list of instructions under 'playout'; this file has "
                            + (root.members().isEmpty()
                                    ? "no keys"
                                    : String.join(", ", root.members().keySet())));
        }
        root.list("import").forEach(this::include);
        definitions(root);
        root.members().forEach((key, value) -> {
            if (!KEYS.contains(key)) {
                notes.lost(value, "key " + key, "no such key is known here");
            }
        });
        Optional<Integer> reset = reset(root);
        List<Step> steps = instructions.read(root.list("playout"));
        int pad = instructions.pad() * 60;
        int grid = pad == 0 ? 300 : Math.max(60, pad);
        draft.grid = Spans.words(grid);
        if (pad == 0) {
            draft.remarks.add(
                    "The source shows programmes back to back. Here they begin on a grid; what is between them"
                            + " is filled. A wider grid makes a tidier guide.");
        }
        List<Slot> slots = new Timeline(draft, notes, pad).lay(steps, reset, instructions.repeats(), root);
        layers(root, slots);
        return draft;
    }

    private void layers(Piece root, List<Slot> slots) {
        if (slots.isEmpty()) {
            notes.changed(root, "the playout", "nothing of it could be kept: the channel is off the air");
            Layers.put(draft, List.of(offAir()), 0, 1);
            return;
        }
        int from = slots.get(0).start();
        int end = slots.get(slots.size() - 1).end();
        int days = (end - from + Timeline.DAY - 1) / Timeline.DAY;
        if (days != 1 && days != 7) {
            notes.changed(
                    root, "a cycle of " + days + " days", "only its first day is kept: days are days of the week here");
            days = 1;
        } else if (days == 7) {
            notes.changed(root, "a cycle of seven days", "it is taken to begin on a Monday");
        }
        draft.dayStart = ChannelFileText.window(slots.get(0)).substring(1, 6);
        Layers.put(draft, slots, from, days);
    }

    private static Slot offAir() {
        return new Slot(0, Timeline.DAY, Draft.Verb.OFF_AIR, List.of(), "", false);
    }

    private void definitions(Piece from) {
        from.list("content").forEach(contents::read);
        from.list("sequence").forEach(instructions::sequence);
    }

    private void include(Piece name) {
        Optional<String> text = beside.apply(name.text());
        if (text.isEmpty()) {
            notes.lost(name, "import " + name.text(), "there is no such file beside this one");
            return;
        }
        notes.in(name.text());
        definitions(SourceReader.read(name.text(), text.get()));
        notes.in(file);
    }

    private Optional<Integer> reset(Piece root) {
        Optional<Integer> time = Optional.empty();
        for (Piece instruction : root.list("reset")) {
            if (instruction.has("wait_until") && time.isEmpty()) {
                time = Spans.time(instruction.say("wait_until"));
            } else {
                notes.lost(
                        instruction,
                        "reset: " + String.join(", ", instruction.members().keySet()),
                        "channels are never reset: where a sequence stands is counted by the calendar");
            }
        }
        return time;
    }
}

package org.retrovue.importer.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.retrovue.importer.internal.Draft.Head;

/**
 * A schedule of another station as a channel file. Pure.
 *
 * @param format what the source was
 * @param text the channel file
 * @param notes what was not kept as it was, in the order in which it was met
 */
record Conversion(String format, String text, List<Note> notes) {
    Conversion {
        notes = List.copyOf(notes);
    }

    /**
     * Converts a file: JSON is a slot list, YAML with "playout" a sequential schedule, YAML with "slots" a slot list.
     *
     * @param beside the text of a file that is imported by the source, if it is there
     * @throws BrokenSource when it is neither, with the place
     */
    static Conversion of(String file, String text, Head head, Function<String, Optional<String>> beside) {
        Piece root = SourceReader.read(file, text);
        Notes notes = new Notes(file);
        boolean slots = root.kind() == Piece.Kind.LIST || (!root.has("playout") && isSlotList(root));
        if (!slots && !root.has("playout")) {
            throw new BrokenSource(
                    file,
                    root.line(),
                    root.column(),
                    "this is neither a sequential schedule (a mapping with 'content' and 'playout') nor a slot list (with"
                            + " 'slots')"
                            + (root.members().isEmpty()
                                    ? ""
                                    : "; it has "
                                            + String.join(", ", root.members().keySet())));
        }
        Draft draft = slots
                ? SlotList.convert(file, root, head, notes)
                : SequentialSchedule.convert(file, root, head, notes, beside);
        draft.dropUnused();
        String format = slots ? "slot list" : "sequential schedule";
        draft.remarks.add(0, "Made from the " + format + " " + file + ".");
        List<Note> all = notes.inOrder();
        if (!all.isEmpty()) {
            draft.remarks.add("What was not kept as it was:");
            all.forEach(note -> draft.remarks.add("- line " + note.line() + ", "
                    + (note.kind() == Note.Kind.LOST ? "not kept, " : "")
                    + note.what().replace('\n', ' ') + ": "
                    + note.why()));
        }
        return new Conversion(format, ChannelFileText.of(draft), all);
    }

    private static boolean isSlotList(Piece root) {
        return root.has("slots")
                || List.of("schedule", "lineup", "timeSlots").stream()
                        .anyMatch(key ->
                                root.get(key).filter(Conversion::isSlotList).isPresent());
    }
}

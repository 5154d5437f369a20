package org.retrovue.importer.internal;

import java.util.ArrayList;
import java.util.List;

/** Collects what was not kept, each thing once, up to a bound; what is beyond it is counted. */
final class Notes {
    private static final int MOST = 200;

    private final List<Note> all = new ArrayList<>();
    private String file;
    private int more;

    Notes(String file) {
        this.file = file;
    }

    /** Says which file the places of what follows are in. */
    void in(String now) {
        file = now;
    }

    void changed(Piece at, String what, String why) {
        add(new Note(Note.Kind.CHANGED, file, at.line(), at.column(), what, why));
    }

    void lost(Piece at, String what, String why) {
        add(new Note(Note.Kind.LOST, file, at.line(), at.column(), what, why));
    }

    private void add(Note note) {
        if (all.contains(note)) {
            return;
        }
        if (all.size() < MOST) {
            all.add(note);
        } else {
            more++;
        }
    }

    List<Note> inOrder() {
        List<Note> notes = new ArrayList<>(all);
        if (more > 0) {
            notes.add(new Note(
                    Note.Kind.LOST, file, 1, 1, more + " more things", "the first " + MOST + " are listed; mend some"));
        }
        return notes;
    }
}

package org.retrovue.importer.internal;

import java.util.ArrayList;
import java.util.List;

/** Collects what was not kept, each thing once, up to a bound. */
final class Notes {
    private static final int MOST = 200;

    private final List<Note> all = new ArrayList<>();
    private String file;

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
        if (all.size() < MOST && !all.contains(note)) {
            all.add(note);
        }
    }

    List<Note> inOrder() {
        return List.copyOf(all);
    }
}

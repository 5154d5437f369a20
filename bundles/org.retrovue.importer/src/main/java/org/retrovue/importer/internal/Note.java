package org.retrovue.importer.internal;

/**
 * Something that was not kept as it was.
 *
 * @param kind whether it became something else or nothing
 * @param file where it was
 * @param line from one
 * @param column from one
 * @param what what it was
 * @param why what became of it, or why it could not be kept
 */
record Note(Kind kind, String file, int line, int column, String what, String why) {
    /** What became of it. */
    enum Kind {
        CHANGED,
        LOST
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + (kind == Kind.LOST ? "not kept: " : "changed: ") + what + ": "
                + why;
    }
}

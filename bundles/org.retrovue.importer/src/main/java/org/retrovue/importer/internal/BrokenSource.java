package org.retrovue.importer.internal;

/** A source file that cannot be read at all. The message begins with its place: file, line and column. */
final class BrokenSource extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BrokenSource(String file, int line, int column, String why) {
        super(file + ":" + line + ":" + column + ": " + why);
    }
}

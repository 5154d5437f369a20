package org.retrovue.persistence.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A step from one version of the database to the next.
 *
 * @param version the version that it leads to; one more than the one before
 * @param name what it does, for people
 * @param statements in order
 */
record Migration(int version, String name, List<String> statements) {

    private static final List<String> FILES = List.of("1-first-tables.sql");

    /** Returns all that there are, in order. A step that was shipped is never edited; what is wrong is put right by another step. */
    static List<Migration> all() {
        return FILES.stream().map(Migration::read).toList();
    }

    /**
     * Makes one from the text of a file: statements end with a semicolon at the end of a line, comments are lines that start with two
     * dashes.
     */
    static Migration of(String file, String text) {
        int dash = file.indexOf('-');
        String code = text.lines()
                .filter(line -> !line.stripLeading().startsWith("--"))
                .collect(Collectors.joining("\n"));
        List<String> statements = Arrays.stream(code.split(";\\s*(\\n|$)"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
        String name = file.substring(dash + 1, file.length() - ".sql".length()).replace('-', ' ');
        return new Migration(Integer.parseInt(file.substring(0, dash)), name, statements);
    }

    private static Migration read(String file) {
        try (InputStream in = Migration.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the bundle has lost its file " + file);
            }
            return of(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " of the bundle", e);
        }
    }
}

package org.retrovue.persistence.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A step from one version of the database to the next.
 *
 * @param version the version that it leads to; one more than the one before
 * @param name what it does, for people
 * @param statements in order
 * @param conversion what is done after them
 */
record Migration(int version, String name, List<String> statements, Conversion conversion) {

    /** What a step does that statements alone cannot do, in the transaction of the step. */
    interface Conversion {
        /** Does nothing. */
        Conversion NONE = connection -> {};

        void run(Connection connection) throws SQLException;
    }

    /** Returns all that there are, in order. A step that was shipped is never edited; what is wrong is put right by another step. */
    static List<Migration> all() {
        return List.of(
                read("1-first-tables.sql", Conversion.NONE), read("2-assets-in-one-row.sql", new AssetsInOneRow()));
    }

    /**
     * Makes one from the text of a file: statements end with a semicolon at the end of a line, comments are lines that start with two
     * dashes.
     */
    static Migration of(String file, String text, Conversion conversion) {
        int dash = file.indexOf('-');
        String code = text.lines()
                .filter(line -> !line.stripLeading().startsWith("--"))
                .collect(Collectors.joining("\n"));
        List<String> statements = Arrays.stream(code.split(";\\s*(\\n|$)"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
        String name = file.substring(dash + 1, file.length() - ".sql".length()).replace('-', ' ');
        return new Migration(Integer.parseInt(file.substring(0, dash)), name, statements, conversion);
    }

    private static Migration read(String file, Conversion conversion) {
        try (InputStream in = Migration.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the bundle has lost its file " + file);
            }
            return of(file, new String(in.readAllBytes(), StandardCharsets.UTF_8), conversion);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " of the bundle", e);
        }
    }
}

package org.retrovue.source.catalogfile.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A catalogue file as it was read.
 *
 * @param version size and date
 * @param entries in order of lines
 * @param problems a sentence each, beginning with file and line
 */
record CatalogFile(String version, List<Entry> entries, List<String> problems) {
    CatalogFile {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    static String version(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.size() + "-" + attributes.lastModifiedTime().toMillis();
    }

    /**
     * Reads a file. What is wrong in it is told and left out; the other lines count.
     *
     * @param file the file
     * @param cancelled says when to stop
     * @return its lines
     * @throws IOException when it cannot be read at all
     */
    static CatalogFile read(Path file, BooleanSupplier cancelled) throws IOException {
        String version = version(file);
        List<Entry> entries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        LineReader reader = new LineReader(file, problems);
        // Letters of another encoding spoil a title, not the file.
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        try (BufferedReader lines =
                new BufferedReader(new java.io.InputStreamReader(Files.newInputStream(file), decoder))) {
            int number = 0;
            for (String line = lines.readLine(); line != null && !cancelled.getAsBoolean(); line = lines.readLine()) {
                reader.read(line, ++number).ifPresent(entries::add);
            }
        }
        return new CatalogFile(version, entries, problems);
    }
}

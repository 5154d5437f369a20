package org.retrovue.demo.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How far the making of a home's demo station has come; kept in {@code data/demo}, so that the next start goes on. */
enum DemoState {
    /** Nothing was ever made here. */
    NONE,
    /** It was begun. */
    MAKING,
    /** It is complete. */
    DONE;

    private static final String FILE = "demo";

    static DemoState read(Path data) throws IOException {
        Path file = data.resolve(FILE);
        if (Files.notExists(file)) {
            return NONE;
        }
        return Files.readString(file).strip().equals("done") ? DONE : MAKING;
    }

    void write(Path data) throws IOException {
        Files.writeString(data.resolve(FILE), this == DONE ? "done\n" : "making\n");
    }
}

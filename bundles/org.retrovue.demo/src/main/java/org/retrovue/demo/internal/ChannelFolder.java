package org.retrovue.demo.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The folder of channel files. What is written appears whole, and never takes the place of what somebody wrote. */
final class ChannelFolder {
    /** What all examples extend. */
    private static final String HOUSE = "_gridley";

    private static final List<String> EXAMPLES =
            List.of("cheers-24-7", "nightmare-theater", "retro-prime", "chicago-3");

    private final Path folder;

    ChannelFolder(Path folder) {
        this.folder = folder;
    }

    boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).noneMatch(name -> name.endsWith(".yaml") || name.endsWith(".yml"));
        }
    }

    /** Writes the example station's files that are not there; returns how many channels there are. */
    int writeExamples() throws IOException {
        write(HOUSE, example(HOUSE)); // first: no channel is read without it
        for (String name : EXAMPLES) {
            write(name, example(name));
        }
        return EXAMPLES.size();
    }

    private static String example(String name) throws IOException {
        try (InputStream in = ChannelFolder.class.getResourceAsStream("/channels/" + name + ".yaml")) {
            if (in == null) {
                throw new IOException("the demo bundle lacks its channel file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    void write(String name, String text) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        if (Files.notExists(file)) {
            Path draft = folder.resolve("." + name + ".part");
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}

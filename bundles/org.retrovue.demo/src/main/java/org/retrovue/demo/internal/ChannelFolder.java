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

    /** Writes the example station's channels that are not there. */
    int writeExamples() throws IOException {
        for (String name : EXAMPLES) {
            try (InputStream in = ChannelFolder.class.getResourceAsStream("/channels/" + name + ".yaml")) {
                if (in == null) {
                    throw new IOException("the demo bundle lacks its channel file " + name);
                }
                write(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return EXAMPLES.size();
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

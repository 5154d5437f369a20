package org.retrovue.api.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads channel files of a home by name, for those who try or check them. What lies outside the home is never read. */
public final class PlanFiles {
    private static final Pattern YAML = Pattern.compile(".+\\.ya?ml");
    private static final long MOST_BYTES = 10_000_000;

    private final Path home;
    private final Path folder;

    /**
     * Makes a reader.
     *
     * @param home the station's home
     * @param folder where its channel files are
     */
    public PlanFiles(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    /**
     * Lists the channel files.
     *
     * @return names, in order; without those that only others refer to
     * @throws IOException when the folder cannot be read
     */
    public List<String> names() throws IOException {
        return names(folder).filter(name -> !name.startsWith("_")).toList();
    }

    /**
     * Reads a channel file and what is beside it.
     *
     * @param name a file of the channel folder, with or without its ending, or a path within the home
     * @return its text
     * @throws IllegalArgumentException when there is no such file, or it is outside the home; says what there is
     * @throws IOException when it cannot be read
     */
    public PlanText read(String name) throws IOException {
        Path file = find(name);
        if (!file.toRealPath().startsWith(home.toRealPath())) {
            throw new IllegalArgumentException(name + " lies outside the station's home, " + home);
        }
        return new PlanText(
                String.valueOf(file.getFileName()),
                text(file),
                beside(file.resolveSibling(".").normalize()));
    }

    /**
     * Makes the text of a file that is not there, as if it were in the channel folder.
     *
     * @param name its name, for messages
     * @param text what would be in it
     * @return its text, with what is in the folder
     * @throws IOException when the folder cannot be read
     */
    public PlanText imagine(String name, String text) throws IOException {
        return new PlanText(name, text, beside(folder));
    }

    private Path find(String name) throws IOException {
        for (String ending : List.of("", ".yaml", ".yml")) {
            for (Path from : List.of(folder, home)) {
                Path file = from.resolve(name + ending).normalize();
                if (Files.isRegularFile(file)) {
                    return file;
                }
            }
        }
        throw new IllegalArgumentException(
                "there is no channel file \"" + name + "\"; there are " + String.join(", ", names()));
    }

    private static Map<String, String> beside(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (String name : names(folder).filter(name -> name.startsWith("_")).toList()) {
            all.put(name, text(folder.resolve(name)));
        }
        return all;
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> YAML.matcher(name).matches() && !name.startsWith("."))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException(file.getFileName() + " has " + Files.size(file)
                    + " bytes; a channel file has less than " + MOST_BYTES);
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}

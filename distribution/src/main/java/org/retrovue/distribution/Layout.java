package org.retrovue.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Puts every bundle of the assembled feature into {@code bundle/<start level>/} and names it in {@code conf/config.properties}.
 *
 * <p>The feature files are the one list; nobody keeps a second one in step.
 */
public final class Layout {

    private final Path jars;
    private final Path target;

    private Layout(Path jars, Path target) {
        this.jars = jars;
        this.target = target;
    }

    /**
     * Lays out a station.
     *
     * @param arguments the assembled feature, the folder of its jars in Maven layout, the folder to make
     */
    public static void main(String... arguments) throws IOException {
        JsonNode feature = new ObjectMapper().readTree(Path.of(arguments[0]).toFile());
        new Layout(Path.of(arguments[1]), Path.of(arguments[2])).lay(feature);
    }

    private void lay(JsonNode feature) throws IOException {
        Map<Integer, Set<String>> levels = new TreeMap<>();
        for (JsonNode bundle : feature.withArray("bundles")) {
            int level = bundle.path("start-order").asInt();
            if (level < 1) {
                throw new IllegalStateException(bundle + " has no start-order; give it one in features/*.json");
            }
            levels.computeIfAbsent(level, any -> new TreeSet<>())
                    .add(copy(level, bundle.path("id").asText()));
        }
        Files.writeString(target.resolve("conf/config.properties"), autoStart(levels), StandardOpenOption.APPEND);
        removeWhatIsNotNamed(levels);
        if (!target.resolve("bin/retrovue").toFile().setExecutable(true, false)) {
            throw new IOException("cannot make the launcher executable in " + target);
        }
    }

    private String copy(int level, String id) throws IOException {
        String[] part = id.split(":", -1);
        String version = part[part.length - 1];
        String classifier = part.length == 5 ? "-" + part[3] : "";
        String file = part[1] + "-" + version + classifier + ".jar";
        Path from = jars.resolve(part[0].replace('.', '/'))
                .resolve(part[1])
                .resolve(version)
                .resolve(file);
        Path folder = Files.createDirectories(target.resolve(folder(level)));
        Files.copy(from, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        return file;
    }

    private static String folder(int level) {
        return String.format("bundle/%02d", level);
    }

    private String autoStart(Map<Integer, Set<String>> levels) throws IOException {
        StringBuilder lines = new StringBuilder("\n# Made from features/*.json by the build.\n");
        for (Map.Entry<Integer, Set<String>> level : levels.entrySet()) {
            StringBuilder install = new StringBuilder();
            StringBuilder start = new StringBuilder();
            for (String file : level.getValue()) {
                String path = folder(level.getKey()) + "/" + file;
                (isFragment(path) ? install : start)
                        .append(" \\\n  \"file:${retrovue.distribution}/")
                        .append(path)
                        .append('"');
            }
            append(lines, "felix.auto.install.", level.getKey(), install);
            append(lines, "felix.auto.start.", level.getKey(), start);
        }
        return lines.toString();
    }

    private static void append(StringBuilder lines, String property, int level, StringBuilder files) {
        if (files.length() > 0) {
            lines.append(property).append(level).append('=').append(files).append('\n');
        }
    }

    /** A fragment belongs to its host and cannot be started. */
    private boolean isFragment(String path) throws IOException {
        try (JarFile jar = new JarFile(target.resolve(path).toFile())) {
            return jar.getManifest().getMainAttributes().getValue("Fragment-Host") != null;
        }
    }

    /** A bundle of the last build that is in no feature any more must not stay in the folder. */
    private void removeWhatIsNotNamed(Map<Integer, Set<String>> levels) throws IOException {
        Set<Path> named = new HashSet<>();
        levels.forEach((level, files) ->
                files.forEach(file -> named.add(target.resolve(folder(level)).resolve(file))));
        try (Stream<Path> files = Files.walk(target.resolve("bundle"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!named.contains(file)) {
                    Files.delete(file);
                }
            }
        }
    }
}

package org.retrovue.dsl.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.retrovue.api.plan.PlanText;

/** The channel files of the documentation. */
public final class ExampleFiles {
    /** Where they are. */
    public static final Path FOLDER = Path.of("..", "..", "docs", "examples", "channels");

    /** Where those are that are written in old forms. */
    public static final Path OLD = FOLDER.resolve("old");

    private ExampleFiles() {}

    /** Returns the channel files of a folder by name, each with those beside it that it may extend. */
    public static List<PlanText> in(Path folder) throws IOException {
        Map<String, String> beside = new TreeMap<>();
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path :
                    paths.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                String name = path.getFileName().toString();
                (name.startsWith("_") ? beside : files).put(name, Files.readString(path));
            }
        }
        return files.entrySet().stream()
                .map(file -> new PlanText(file.getKey(), file.getValue(), beside))
                .toList();
    }
}

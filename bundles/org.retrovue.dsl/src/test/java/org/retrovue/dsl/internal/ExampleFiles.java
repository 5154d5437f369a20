package org.retrovue.dsl.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.retrovue.api.plan.PlanFiles;
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
        PlanFiles files = new PlanFiles(folder, folder);
        List<PlanText> texts = new ArrayList<>();
        for (String name : files.names()) {
            texts.add(files.read(name));
        }
        return texts;
    }

    /** Returns one of them, such as "retro-prime". */
    public static PlanText named(String name) throws IOException {
        return new PlanFiles(FOLDER, FOLDER).read(name);
    }
}

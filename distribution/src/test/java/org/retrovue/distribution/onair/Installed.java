package org.retrovue.distribution.onair;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that a machine may have or not, and how they are run. */
final class Installed {
    private Installed() {}

    /** Finds a program on the path. */
    static Optional<String> program(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** Puts a program before the machine's other work where that is allowed: what it is late for is then not the machine's fault. */
    static List<String> first(List<String> command) {
        List<String> all = new ArrayList<>();
        if (System.getProperty("user.name").equals("root") && program("nice").isPresent()) {
            all.addAll(List.of("nice", "-n", "-10"));
        }
        all.addAll(command);
        return all;
    }
}

package org.retrovue.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The launcher script of the distribution, run as an owner runs it. */
public final class Launcher {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Launcher() {}

    /** What a command said and how it ended. */
    public record Answer(int code, String text) {}

    /** Runs a command to its end. */
    public static Answer run(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("retrovue", ".out");
        try {
            Process process = start(output, arguments);
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no end of " + List.of(arguments) + ": " + Files.readString(output));
            }
            return new Answer(process.exitValue(), Files.readString(output));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Starts a command whose output goes to a file. */
    public static Process start(Path output, String... arguments) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Container.distribution().resolve("bin/retrovue").toString());
        line.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }
}

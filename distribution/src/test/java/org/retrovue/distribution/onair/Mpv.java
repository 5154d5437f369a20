package org.retrovue.distribution.onair;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The player mpv, without a window or a loudspeaker: it keeps time as if it had them. */
final class Mpv implements AutoCloseable {
    private static final String TOLD =
            "AT ${=time-pos} waiting=${paused-for-cache} late=${frame-drop-count} dropped=${decoder-frame-drop-count}"
                    + " apart=${=avsync} END";
    private static final Pattern STATUS =
            Pattern.compile("AT ([0-9.]+) waiting=(yes|no) late=(\\d+) dropped=(\\d+) apart=(-?[0-9.e-]+) END");

    private final Process process;
    private final Path log;

    /**
     * What it told of a picture.
     *
     * @param position seconds
     * @param waiting whether it stands because it has nothing to show
     * @param late pictures that it left out because it was late, so far
     * @param dropped pictures that its decoder left out, so far
     * @param apart seconds from picture to sound
     */
    record Status(double position, boolean waiting, int late, int dropped, double apart) {}

    private Mpv(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Mpv play(String program, URI address, Path folder) throws IOException {
        Path log = folder.resolve("mpv.log");
        List<String> command = List.of(
                program,
                "--no-config",
                "--vo=null",
                "--ao=null",
                "--msg-level=all=warn,statusline=status",
                "--term-status-msg=" + TOLD,
                address.toString());
        Process process = new ProcessBuilder(Installed.first(command))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Mpv(process, log);
    }

    /** Returns all that it told so far. */
    List<Status> told() throws IOException {
        List<Status> all = new ArrayList<>();
        Matcher matcher = STATUS.matcher(Files.readString(log));
        while (matcher.find()) {
            all.add(new Status(
                    Double.parseDouble(matcher.group(1)),
                    matcher.group(2).equals("yes"),
                    Integer.parseInt(matcher.group(3)),
                    Integer.parseInt(matcher.group(4)),
                    Double.parseDouble(matcher.group(5))));
        }
        return all;
    }

    double position() throws IOException {
        List<Status> all = told();
        return all.isEmpty() ? 0 : all.get(all.size() - 1).position();
    }

    /** Returns its warnings and errors. */
    List<String> complaints() throws IOException {
        return Files.readString(log)
                .lines()
                .map(line -> line.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "").strip())
                .filter(line -> line.startsWith("["))
                .toList();
    }

    boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}

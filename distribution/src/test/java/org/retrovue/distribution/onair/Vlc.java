package org.retrovue.distribution.onair;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.retrovue.distribution.Trees;

/** The player VLC, without a window or a loudspeaker. It does not run as root: root runs it as nobody. */
final class Vlc implements AutoCloseable {
    /** What a machine without a desktop makes it say. */
    private static final List<String> OF_THE_MACHINE = List.of("dbus", "interface", "globalhotkeys");
    /** The first frame of AAC gives no sound: there is none before it. */
    private static final String FIRST_SOUND = "decoded zero sample";

    private static final String LATE = "picture is too late to be displayed";

    private final Process process;
    private final Path folder;

    private Vlc(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    static Vlc play(String program, URI address) throws IOException {
        Path folder = Files.createTempDirectory("vlc");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        command.addAll(List.of(program, "-I", "oldrc", "--rc-fake-tty", "--vout=dummy", "--aout=dummy"));
        command.addAll(List.of("-v", "--no-color", address.toString()));
        ProcessBuilder builder = new ProcessBuilder(Installed.first(command))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("HOME", folder.toString());
        return new Vlc(builder.start(), folder);
    }

    /** Sends a command to its remote control; the answer is in the log a little later. */
    void command(String command) throws IOException {
        process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    /** Returns the last position that it told, in seconds, after a "get_time"; -1 before. */
    int position() throws IOException {
        int position = -1;
        Matcher matcher = Pattern.compile("(?m)^>? ?(\\d+)$").matcher(log());
        while (matcher.find()) {
            position = Integer.parseInt(matcher.group(1));
        }
        return position;
    }

    /** Returns a figure of the last "stats"; -1 before. */
    int figure(String name) throws IOException {
        int figure = -1;
        Matcher matcher = Pattern.compile("\\| " + name + " *: *(\\d+)").matcher(log());
        while (matcher.find()) {
            figure = Integer.parseInt(matcher.group(1));
        }
        return figure;
    }

    /** Returns its warnings and errors, but of what is no fault of the stream: a machine without a desktop, and pictures that it was late for. */
    List<String> complaints() throws IOException {
        List<String> lines = log().lines()
                .filter(line -> line.contains(" warning: ") || line.contains(" error: ") || line.startsWith("[h264 @"))
                .filter(line -> !line.contains(LATE) && OF_THE_MACHINE.stream().noneMatch(line::contains))
                .toList();
        boolean first = !lines.isEmpty() && lines.get(0).contains(FIRST_SOUND);
        return first ? lines.subList(1, lines.size()) : lines;
    }

    boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        Trees.delete(folder);
    }
}

package org.retrovue.distribution.onair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A station in a process of its own, started by the command that people use. */
final class RunningStation implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PLAYER_TRIES = 10;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Path home;
    private final Process process;
    private final int port;

    private RunningStation(Path home, Process process, int port) {
        this.home = home;
        this.process = process;
        this.port = port;
    }

    /** Starts a station on a clock that begins at an instant and runs so many times as fast as a real one; zero is a clock that stands. */
    static RunningStation start(Path home, Instant clockStart, String clockSpeed) throws Exception {
        return start(home, clockStart, clockSpeed, Map.of());
    }

    /** Does so with something in its environment. */
    static RunningStation start(Path home, Instant clockStart, String clockSpeed, Map<String, String> environment)
            throws Exception {
        int port = freePort();
        Path command = Path.of(System.getProperty("retrovue.distribution", "target/retrovue"), "bin", "retrovue")
                .toAbsolutePath();
        List<String> arguments = new ArrayList<>(List.of(command.toString(), "start"));
        arguments.addAll(List.of("--home", home.toString(), "--port", Integer.toString(port)));
        arguments.addAll(List.of("--clock-start", clockStart.toString(), "--clock-speed", clockSpeed));
        Path log = Files.createDirectories(home.resolve("logs")).resolve("launcher.log");
        ProcessBuilder builder = new ProcessBuilder(arguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        RunningStation station = new RunningStation(home, process, port);
        try {
            station.until("the station is ready", () -> station.status("/health/ready") == 200);
            station.until("its channels are there", station::hasItsChannels);
        } catch (Exception | AssertionError e) {
            station.close();
            throw e;
        }
        return station;
    }

    private boolean hasItsChannels() throws Exception {
        try (var files = Files.list(home.resolve("channels"))) {
            return status("/api/v1/channels") == 200
                    && json("/api/v1/channels").path("channels").size() >= files.count();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Asks again and again until something holds, and fails with the log when it does not in time. */
    void until(String what, Callable<Boolean> holds) throws Exception {
        until(what, PATIENCE, holds);
    }

    void until(String what, Duration patience, Callable<Boolean> holds) throws Exception {
        for (long tries = patience.toMillis() / 200; tries > 0; tries--) {
            if (holds.call()) {
                return;
            }
            if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new AssertionError("not within " + patience.toSeconds() + " s: " + what + "\n" + logs());
    }

    private String logs() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String name : List.of("launcher.log", "retrovue.log")) {
            Path log = home.resolve("logs").resolve(name);
            if (Files.exists(log)) {
                List<String> lines = Files.readAllLines(log);
                text.append("--- ").append(name).append('\n');
                lines.subList(Math.max(0, lines.size() - 60), lines.size())
                        .forEach(line -> text.append(line).append('\n'));
            }
        }
        return text.toString();
    }

    URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address(path)).timeout(PATIENCE).build();
        return http.send(request, BodyHandlers.ofByteArray());
    }

    /** Returns the status of an address, or zero while nobody answers. */
    int status(String path) throws InterruptedException {
        try {
            return get(path).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Returns what an address holds. */
    byte[] bytes(String path) throws Exception {
        return body(path, get(path));
    }

    private byte[] body(String path, HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answers " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8) + "\n" + logs());
        }
        return response.body();
    }

    String text(String path) throws Exception {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    JsonNode json(String path) throws Exception {
        return JSON.readTree(bytes(path));
    }

    /** Returns what time it is on its clock. */
    Instant now() throws Exception {
        return Instant.parse(json("/api/v1/clock").path("now").asText());
    }

    /** Returns the processes that were started for it and whose command line names something. */
    List<ProcessHandle> processes(String named) {
        return process.descendants()
                .filter(one -> one.info().commandLine().orElse("").contains(named))
                .toList();
    }

    /** Returns how many assets are in a state. */
    int assets(String state) throws Exception {
        return json("/api/v1/assets").path("counts").path(state).asInt();
    }

    /** Returns the number of the last segment on offer; the first call makes the channel run. */
    long lastSegment(String channel) throws Exception {
        long number = -1;
        for (String line : text("/channel/" + channel + "/live.m3u8").lines().toList()) {
            if (line.startsWith("#EXT-X-MEDIA-SEQUENCE:")) {
                number = Long.parseLong(line.substring(line.indexOf(':') + 1).strip()) - 1;
            } else if (!line.startsWith("#") && !line.isBlank()) {
                number++;
            }
        }
        return number;
    }

    /** Returns a segment; where it is not ready in time, asks again as players do. */
    byte[] segment(String channel, long number) throws Exception {
        String path = "/channel/" + channel + "/segment/" + number + ".ts";
        HttpResponse<byte[]> response = get(path);
        for (int again = 0; again < PLAYER_TRIES && response.statusCode() == 503; again++) {
            response = get(path);
        }
        return body(path, response);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        if (!ended(45)) {
            kill();
            throw new AssertionError("the station did not end within 45 s\n" + logs());
        }
    }

    /** Ends it without a word, as a power cut does. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        ended(5);
    }

    private boolean ended(int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

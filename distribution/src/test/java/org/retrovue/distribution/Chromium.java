package org.retrovue.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A headless Chromium with one page, steered through its DevTools protocol. Needs nothing but the browser. */
public final class Chromium implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Chromium(Process process, Path profile, URI page) throws Exception {
        this.process = process;
        this.profile = profile;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Listener())
                .get(20, TimeUnit.SECONDS);
        call("Page.enable", Map.of());
        call("Runtime.enable", Map.of());
        call("Log.enable", Map.of());
    }

    /** Finds the browser on the path. */
    public static Optional<String> installed() {
        return Stream.of("chromium", "chromium-browser", "google-chrome", "chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** Starts the browser with an empty page. */
    static Chromium start(String program, Path folder) throws Exception {
        return start(List.of(program), folder);
    }

    /** Starts the browser, by a command that takes its options, with an empty page. */
    public static Chromium start(List<String> program, Path folder) throws Exception {
        Path profile = Files.createTempDirectory(folder, "profile");
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--mute-audio",
                "--hide-scrollbars",
                "--lang=en-US",
                "--autoplay-policy=no-user-gesture-required",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile())
                .start();
        Path told = profile.resolve("DevToolsActivePort");
        Eventually.holds("Chromium tells its port", PATIENCE, () -> Files.exists(told) && Files.size(told) > 0);
        String port = Files.readAllLines(told).get(0);
        HttpResponse<String> pages = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        for (JsonNode page : JSON.readTree(pages.body())) {
            if (page.path("type").asText().equals("page")) {
                return new Chromium(
                        process,
                        profile,
                        URI.create(page.path("webSocketDebuggerUrl").asText()));
            }
        }
        throw new IOException("Chromium has no page: " + pages.body());
    }

    void size(int width, int height) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 700));
    }

    /** Opens an address and waits until the document is complete. */
    public void open(String url) throws Exception {
        call("Page.navigate", Map.of("url", url));
        Eventually.holds(url + " is loaded", PATIENCE, () -> evaluate(
                        "location.href !== 'about:blank' && document.readyState === 'complete'")
                .asBoolean());
    }

    /** Evaluates an expression in the page, a promise to its end, and returns its value. */
    public JsonNode evaluate(String expression) throws Exception {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /** Returns what the page and the browser complained about. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    void screenshot(Path file) throws Exception {
        JsonNode answer = call("Page.captureScreenshot", Map.of("format", "png"));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(answer.path("data").asText()));
    }

    private JsonNode call(String method, Map<String, ?> parameters)
            throws InterruptedException, ExecutionException, TimeoutException {
        int id = ids.incrementAndGet();
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        socket.sendText(message.toString(), true).get(20, TimeUnit.SECONDS);
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
        try {
            Trees.delete(profile);
        } catch (IOException e) {
            // A child of the browser still writes: the folder is a temporary one.
            profile.toFile().deleteOnExit();
        }
    }

    /** Puts messages together and gives answers to those who wait for them. */
    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                take(whole);
            }
            from.request(1);
            return null;
        }

        private void take(String whole) {
            try {
                JsonNode message = JSON.readTree(whole);
                JsonNode about = message.path("params");
                CompletableFuture<JsonNode> answer =
                        waiting.remove(message.path("id").asInt());
                if (answer != null) {
                    answer.complete(message.path("result"));
                } else if (message.path("method").asText().equals("Runtime.exceptionThrown")) {
                    complaints.add(about.path("exceptionDetails").toString());
                } else if (message.path("method").asText().equals("Log.entryAdded")
                        && about.path("entry").path("level").asText().equals("error")) {
                    complaints.add(about.path("entry").path("text").asText() + " "
                            + about.path("entry").path("url").asText());
                }
            } catch (IOException e) {
                complaints.add(e.toString());
            }
        }
    }
}

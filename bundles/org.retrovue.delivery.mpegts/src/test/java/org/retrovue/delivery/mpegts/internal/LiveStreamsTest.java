package org.retrovue.delivery.mpegts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.retrovue.tck.ManualClock;

/** Watches endless streams over HTTP, on Jetty as in the station; the station's time is moved by hand. */
public final class LiveStreamsTest {

    private static final int SEGMENT_BYTES = 300_000;

    private static final Duration STEP = Duration.ofMillis(200);

    /** No read waits for ever. */
    @Rule
    public final Timeout deadline = Timeout.seconds(60);

    private final ManualClock clock = ManualClock.at(TestChannels.NOW);
    private final TestChannels channels = new TestChannels(clock, SEGMENT_BYTES);
    private final Server server = new Server(0);
    private Broadcaster broadcaster;

    @Before
    public void start() throws Exception {
        broadcaster = new Broadcaster(channels, clock);
        ServletContextHandler handler = new ServletContextHandler("/");
        FilterHolder filter = new FilterHolder(new LiveStreams(channels, broadcaster));
        filter.setAsyncSupported(true);
        handler.addFilter(filter, "/channel/*", EnumSet.of(DispatcherType.REQUEST));
        ServletHolder rest = new ServletHolder(new DefaultServlet());
        rest.setAsyncSupported(true);
        handler.addServlet(rest, "/");
        server.setHandler(handler);
        server.start();
    }

    @After
    public void stop() throws Exception {
        broadcaster.stop();
        server.stop();
    }

    @Test
    public void streamBeginsWithTheSegmentOnTheAirAndGoesOnInOrder() throws Exception {
        try (InputStream stream = watch("/channel/retro-prime/live.ts")) {
            assertThat(segment(stream)).isEqualTo(TestChannels.ON_AIR);
            for (long n = 1; n <= 30; n++) {
                Instant due = TestChannels.NOW.plusSeconds(2 * n);
                clock.advanceTo(due.isAfter(clock.now()) ? due : clock.now());
                assertThat(next(stream)).isEqualTo(TestChannels.ON_AIR + n);
            }
        }
    }

    @Test
    public void nothingIsSentLongBeforeItsTime() throws Exception {
        try (InputStream stream = watch("/channel/5.1/live.ts")) {
            segment(stream);
            clock.advance(STEP);
            next(stream);
            clock.advance(STEP);

            // What is on the air and what begins within three seconds: two segments, a third at most.
            Duration passed = Duration.between(TestChannels.NOW, clock.now());
            assertThat(channels.asked.longValue()).isLessThanOrEqualTo(3 + passed.toSeconds() / 2);
        }
    }

    @Test
    public void manyViewersCostOneRequest() throws Exception {
        try (InputStream one = watch("/channel/5.1/live.ts");
                InputStream two = watch("/channel/5.1/live.ts");
                InputStream three = watch("/channel/5.1/live.ts")) {
            for (InputStream stream : List.of(one, two, three)) {
                assertThat(segment(stream)).isEqualTo(TestChannels.ON_AIR);
            }

            assertThat(channels.asked.get()).isEqualTo(1);
            assertThat(channels.log.stream().distinct().filter(l -> l.startsWith("watching")))
                    .hasSize(3);
        }
    }

    @Test
    public void viewerWhoDoesNotReadIsDropped() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setReceiveBufferSize(4096);
            socket.getOutputStream()
                    .write("GET /channel/5.1/live.ts HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            eventually(() -> {
                clock.advance(Duration.ofSeconds(1));
                return channels.log.stream().anyMatch(l -> l.startsWith("left"));
            });
        }
    }

    @Test
    public void viewerWhoLeavesIsForgotten() throws Exception {
        try (InputStream stream = watch("/channel/5.1/live.ts")) {
            segment(stream);
        }

        eventually(() -> {
            clock.advance(Duration.ofSeconds(1));
            return channels.log.stream().anyMatch(l -> l.startsWith("left"));
        });
    }

    @Test
    public void refusalsSayWhy() throws Exception {
        assertThat(status("GET", "/channel/none/live.ts")).isEqualTo(404);
        assertThat(status("POST", "/channel/5.1/live.ts")).isEqualTo(405);
        assertThat(status("HEAD", "/channel/5.1/live.ts")).isEqualTo(200);
        assertThat(channels.log).isEmpty();
    }

    private InputStream watch(String path) throws Exception {
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(request("GET", path), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("video/mp2t");
        return response.body();
    }

    private int status(String method, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(request(method, path), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest request(String method, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    /**
     * Returns the next segment, which is due. A viewer who was still being served at the last step was not looked at, and a clock that stands has no further one: where nothing comes, it is moved on by a step.
     */
    private long next(InputStream stream) throws Exception {
        for (int i = 0; i < 300 && stream.available() == 0; i++) {
            if (i % 10 == 9) {
                clock.advance(STEP);
            }
            Thread.sleep(20);
        }
        return segment(stream);
    }

    private static long segment(InputStream stream) throws IOException {
        String text = new String(stream.readNBytes(SEGMENT_BYTES), 0, 20, StandardCharsets.US_ASCII);
        return Long.parseLong(text.substring(1, text.indexOf(']')));
    }

    private static void eventually(BooleanSupplier question) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            if (question.getAsBoolean()) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not within 6 s");
    }
}

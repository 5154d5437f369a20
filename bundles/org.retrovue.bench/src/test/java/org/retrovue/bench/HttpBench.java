package org.retrovue.bench;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.bench.BenchClips.Look;
import org.retrovue.delivery.hls.internal.HlsServlet;
import org.retrovue.delivery.mpegts.internal.Broadcaster;
import org.retrovue.delivery.mpegts.internal.LiveStreams;

/**
 * What is served over HTTP at real time, by Jetty as in a station: many channels with one viewer each, all in the cache; and many viewers of one channel. The viewers are a process of their own. Not a
 * test by its name: "retrovue bench" asks for it.
 */
public class HttpBench {
    private static final Pattern FOUND = Pattern.compile("taken (\\d+) missed (\\d+) failed (\\d+) megabytes (\\d+)");
    private static final int RAMP_SECONDS = Integer.getInteger("ramp", 40);
    private static final int HOLD_SECONDS = Integer.getInteger("hold", 25);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private record Outcome(
            int taken, int missed, int failed, int megabytes, double cpu, double seconds, long rendered) {}

    @Test
    public void channels() throws Exception {
        int channels = Integer.getInteger("channels", 1500);
        Outcome outcome = serve(channels, 1, 0, 854, 480);
        double each = outcome.cpu() / (outcome.taken() * Rig.SEGMENT_SECONDS);
        Table.row(
                "channels",
                "segments taken",
                "missed",
                "failed",
                "Mbit/s",
                "CPU-s per channel and second",
                "so many fit on two cores",
                "at least",
                "aim");
        Table.row(
                Integer.toString(channels),
                Integer.toString(outcome.taken()),
                Integer.toString(outcome.missed()),
                Integer.toString(outcome.failed()),
                number(8 * outcome.megabytes() / (RAMP_SECONDS + 8.0 + HOLD_SECONDS), 0),
                number(each, 5),
                number(2 / each, 0),
                "500",
                "1500");
    }

    @Test
    public void viewersOfOneChannel() throws Exception {
        int hls = Integer.getInteger("hls", 1000);
        int streams = Integer.getInteger("streams", 200);
        Outcome outcome = serve(1, hls, streams, 854, 480);
        Table.row(
                "HLS viewers",
                "MPEG-TS viewers",
                "looks",
                "missed",
                "failed",
                "GOPs rendered a second",
                "Mbit/s",
                "cores used by the station");
        Table.row(
                Integer.toString(hls),
                Integer.toString(streams),
                Integer.toString(outcome.taken()),
                Integer.toString(outcome.missed()),
                Integer.toString(outcome.failed()),
                number(outcome.rendered() / outcome.seconds(), 1),
                number(8 * outcome.megabytes() / (RAMP_SECONDS + 8.0 + HOLD_SECONDS), 0),
                number(outcome.cpu() / outcome.seconds(), 2));
    }

    private Outcome serve(int channels, int each, int streams, int width, int height) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setAcceptQueueSize(2000);
        server.addConnector(connector);
        try (Rig rig = new Rig(
                folder.newFolder().toPath(),
                new BenchClips().hour(width + "x" + height, Look.PLAIN),
                channels,
                Rig.Sound.CACHED,
                width,
                height)) {
            if (channels > 1) {
                rig.fill();
            }
            Broadcaster broadcaster = new Broadcaster(rig.channels, rig.clock);
            ServletContextHandler handler = new ServletContextHandler("/");
            LiveStreams streaming = new LiveStreams(rig.channels, broadcaster);
            FilterHolder live = new FilterHolder((Filter) (request, response, chain) -> {
                if (((HttpServletRequest) request).getRequestURI().endsWith("/live.ts")) {
                    streaming.doFilter(request, response, chain);
                } else {
                    chain.doFilter(request, response);
                }
            });
            live.setAsyncSupported(true);
            handler.addFilter(live, "/*", EnumSet.of(DispatcherType.REQUEST));
            handler.addServlet(new ServletHolder(new HlsServlet(rig.channels)), "/channel/*");
            server.setHandler(handler);
            server.start();
            try {
                return watch(rig, connector.getLocalPort(), channels, each, streams);
            } finally {
                broadcaster.stop();
                server.stop();
                rig.faults.stream().limit(3).forEach(fault -> Table.row("fault", fault));
            }
        }
    }

    private static Outcome watch(Rig rig, int port, int channels, int each, int streams) throws Exception {
        Process audience = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx1500m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Audience.class.getName(),
                        Integer.toString(port),
                        Integer.toString(channels),
                        Integer.toString(each),
                        Integer.toString(streams),
                        Integer.toString(RAMP_SECONDS),
                        Integer.toString(HOLD_SECONDS))
                .redirectErrorStream(true)
                .start();
        double cpu = 0;
        long began = 0;
        long rendered = 0;
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(audience.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("measuring")) {
                    cpu = Rig.cpuSeconds();
                    began = System.nanoTime();
                    rendered = rig.playout.figures().gopsRendered();
                }
                said.append(line).append('\n');
                Matcher found = FOUND.matcher(line);
                if (found.matches()) {
                    return new Outcome(
                            Integer.parseInt(found.group(1)),
                            Integer.parseInt(found.group(2)),
                            Integer.parseInt(found.group(3)),
                            Integer.parseInt(found.group(4)),
                            Rig.cpuSeconds() - cpu,
                            (System.nanoTime() - began) / 1e9,
                            rig.playout.figures().gopsRendered() - rendered);
                }
            }
        } finally {
            if (!audience.waitFor(10, TimeUnit.SECONDS)) {
                audience.destroyForcibly();
            }
        }
        assertThat(said.toString()).as("what the viewers found").matches(FOUND);
        throw new IllegalStateException(said.toString());
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}

package org.retrovue.guide.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public final class PageServletTest {

    private final Server server = new Server(0);

    @Before
    public void start() throws Exception {
        ServletContextHandler handler = new ServletContextHandler("/");
        handler.addServlet(new ServletHolder(new PageServlet()), "/");
        server.setHandler(handler);
        server.start();
    }

    @After
    public void stop() throws Exception {
        server.stop();
    }

    @Test
    public void everythingAPageNamesIsThere() throws Exception {
        Pattern name = Pattern.compile("(?:href|src)=\"([^\"]+)\"|from '\\./([a-z]+\\.js)'");
        for (String page : List.of("/", "/watch/retro-prime", "/guide/guide.js", "/guide/watch.js")) {
            HttpResponse<String> response = get(page);
            assertThat(response.statusCode()).as(page).isEqualTo(200);
            Matcher matcher = name.matcher(response.body());
            while (matcher.find()) {
                String found = matcher.group(1) == null ? "/guide/" + matcher.group(2) : matcher.group(1);
                assertThat(found).as("named in " + page).startsWith("/");
                assertThat(get(found).statusCode()).as(found).isEqualTo(200);
            }
        }
        assertThat(get("/guide/hls/hls.worker.js").statusCode()).isEqualTo(200);
    }

    @Test
    public void nothingInlineAndNothingFromElsewhere() throws Exception {
        for (String page : List.of("/", "/watch/5.1", "/nowhere")) {
            HttpResponse<String> response = get(page);

            assertThat(response.headers().firstValue("content-security-policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'")
                            .contains("script-src 'self';")
                            .doesNotContain("unsafe"));
            assertThat(response.body())
                    .doesNotContainPattern("<script(?![^>]*src=)")
                    .doesNotContain("<style", " style=", " onclick=", "http://", "https://");
        }
    }

    @Test
    public void pageThatIsKnownIsNotSentAgain() throws Exception {
        String tag = get("/").headers().firstValue("etag").orElseThrow();

        assertThat(get("/", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    public void noPathLeadsOutOfTheBundle() throws Exception {
        for (String odd : List.of(
                "/guide/../META-INF/MANIFEST.MF",
                "/guide/..%2fMETA-INF/MANIFEST.MF",
                "/guide/%2e%2e/META-INF/MANIFEST.MF",
                "/guide//etc/passwd",
                "/guide/hls/../../META-INF/MANIFEST.MF",
                "/guide/",
                "/META-INF/MANIFEST.MF",
                "/org/retrovue/guide/internal/Pages.class",
                "/watch/",
                "/watch/a/b",
                "/watch/%3Cscript%3E")) {
            HttpResponse<String> response = get(odd);

            assertThat(response.statusCode()).as(odd).isIn(400, 404);
            assertThat(response.body()).as(odd).doesNotContain("Manifest-Version", "root:");
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

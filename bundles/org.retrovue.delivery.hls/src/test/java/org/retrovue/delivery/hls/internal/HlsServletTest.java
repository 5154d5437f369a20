package org.retrovue.delivery.hls.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Asks the servlet over HTTP, on Jetty as in the station. */
public final class HlsServletTest {

    private final TestChannels channels = new TestChannels();
    private final Server server = new Server(0);
    private final HttpClient client = HttpClient.newHttpClient();

    @Before
    public void start() throws Exception {
        ServletContextHandler handler = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder(new HlsServlet(channels));
        holder.setAsyncSupported(true);
        handler.addServlet(holder, "/channel/*");
        server.setHandler(handler);
        server.start();
    }

    @After
    public void stop() throws Exception {
        server.stop();
    }

    @Test
    public void channelIsFoundByIdAndByNumber() throws Exception {
        HttpResponse<String> byId = ask("GET", "/channel/retro-prime/live.m3u8");
        HttpResponse<String> byNumber = ask("GET", "/channel/5.1/live.m3u8");

        assertThat(byId.statusCode()).isEqualTo(200);
        assertThat(byId.body()).isEqualTo(byNumber.body()).startsWith("#EXTM3U\n");
        assertThat(byId.headers().firstValue("content-type")).contains("application/vnd.apple.mpegurl");
        assertThat(byId.headers().firstValue("cache-control")).contains("no-store");
        assertThat(byId.headers().firstValue("access-control-allow-origin")).contains("*");
    }

    @Test
    public void onlyAPlaylistThatWasServedMakesAViewer() throws Exception {
        ask("GET", "/channel/5.1/live.m3u8?v=abc");
        ask("HEAD", "/channel/5.1/live.m3u8?v=head");
        ask("GET", "/channel/5.1/segment/1.ts?v=late");
        ask("GET", "/channel/none/live.m3u8?v=lost");
        ask("POST", "/channel/5.1/bye?v=abc");

        assertThat(channels.log).containsExactly("watching abc hls 1280x720-q21-veryfast", "left abc");
    }

    @Test
    public void firstViewerGetsThePlaylistOnceThereIsAPicture() throws Exception {
        ask("GET", "/channel/5.1/live.m3u8?v=first");

        assertThat(channels.waits).isEqualTo(1);
    }

    @Test
    public void viewerWithoutATokenIsItsAddressAndPlayer() throws Exception {
        ask("GET", "/channel/5.1/live.m3u8", "User-Agent", "Player/1");
        ask("GET", "/channel/5.1/live.m3u8", "User-Agent", "Player/1");

        assertThat(channels.log).hasSize(2).containsOnly("watching 127.0.0.1 Player/1 hls 1280x720-q21-veryfast");
    }

    @Test
    public void segmentMayBeKeptByCaches() throws Exception {
        HttpResponse<String> response = ask("GET", "/channel/5.1/segment/" + TestChannels.ON_AIR + ".ts");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("segment " + TestChannels.ON_AIR);
        assertThat(response.headers().firstValue("content-type")).contains("video/mp2t");
        assertThat(response.headers().firstValue("cache-control"))
                .hasValueSatisfying(
                        value -> assertThat(value).contains("public").contains("immutable"));
    }

    @Test
    public void addressOfThePlaylistChoosesThePackaging() throws Exception {
        HttpResponse<String> playlist = ask("GET", "/channel/5.1/live-fmp4.m3u8?v=mp4");

        assertThat(playlist.statusCode()).isEqualTo(200);
        assertThat(playlist.body()).contains("init.mp4").contains(".m4s\n").doesNotContain(".ts\n");
        assertThat(channels.log).containsExactly("watching mp4 hls 1280x720-q21-veryfast");
        assertThat(ask("GET", "/channel/5.1/segment/" + (TestChannels.ON_AIR + 31) + ".m4s")
                        .statusCode())
                .isEqualTo(404);
        assertThat(ask("GET", "/channel/5.1/segment/1.mp4").statusCode()).isEqualTo(400);
    }

    @Test
    public void channelWithRenditionsHasAPlaylistOfThem() throws Exception {
        channels.channel = TestChannels.withRenditions();

        HttpResponse<String> all = ask("GET", "/channel/5.1/live.m3u8?v=abc");

        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(all.headers().firstValue("cache-control")).contains("no-store");
        assertThat(all.body().lines())
                .contains("1280x720-q21-veryfast/live.m3u8?v=abc", "640x360-q26-veryfast-1200k/live.m3u8?v=abc")
                .noneMatch(line -> line.startsWith("#EXTINF"));
        assertThat(channels.log).as("no viewer yet").isEmpty();
        assertThat(ask("GET", "/channel/5.1/live-fmp4.m3u8").body().lines())
                .contains("640x360-q26-veryfast-1200k/live-fmp4.m3u8");
    }

    @Test
    public void renditionHasPlaylistAndSegmentsOfItsOwn() throws Exception {
        channels.channel = TestChannels.withRenditions();
        String rendition = "/channel/5.1/640x360-q26-veryfast-1200k";

        HttpResponse<String> playlist = ask("GET", rendition + "/live.m3u8?v=abc");

        assertThat(playlist.body()).contains("#EXTINF").contains("\nsegment/");
        assertThat(playlist.body())
                .as("the same segments in all")
                .isEqualTo(ask("GET", "/channel/5.1/1280x720-q21-veryfast/live.m3u8?v=abc")
                        .body());
        assertThat(ask("GET", rendition + "/segment/" + TestChannels.ON_AIR + ".ts")
                        .statusCode())
                .isEqualTo(200);
        assertThat(channels.log)
                .containsExactly(
                        "watching abc hls 640x360-q26-veryfast-1200k", "watching abc hls 1280x720-q21-veryfast");
        assertThat(channels.madeIn).containsExactly("640x360-q26-veryfast-1200k");
        HttpResponse<String> none = ask("GET", "/channel/5.1/640x360-q27-veryfast/live.m3u8");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).contains("no such rendition").contains("live.m3u8");
    }

    @Test
    public void partOfASegmentCanBeHad() throws Exception {
        String path = "/channel/5.1/segment/" + TestChannels.ON_AIR + ".ts";

        HttpResponse<String> part = ask("GET", path, "Range", "bytes=0-6");
        HttpResponse<String> odd = ask("GET", path, "Range", "bytes=900-");

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("segment");
        assertThat(part.headers().firstValue("content-range")).contains("bytes 0-6/17");
        assertThat(odd.statusCode()).isEqualTo(416);
        assertThat(odd.headers().firstValue("content-range")).contains("bytes */17");
    }

    @Test
    public void headTellsTheLengthAndSendsNothing() throws Exception {
        HttpResponse<String> response = ask("HEAD", "/channel/5.1/segment/" + TestChannels.ON_AIR + ".ts");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-length")).contains("17");
        assertThat(response.body()).isEmpty();
    }

    @Test
    public void refusalsSayWhy() throws Exception {
        long onAir = TestChannels.ON_AIR;

        assertThat(ask("GET", "/channel/none/live.m3u8").statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/channel/none/live.m3u8").body())
                .contains("none")
                .contains("/api/v1/channels");
        assertThat(ask("GET", "/channel/5.1/segment/" + (onAir + 31) + ".ts").statusCode())
                .isEqualTo(404);
        assertThat(ask("GET", "/channel/5.1/segment/" + (onAir - 31) + ".ts").statusCode())
                .isEqualTo(410);
        HttpResponse<String> late = ask("GET", "/channel/5.1/segment/" + (onAir + 30) + ".ts");
        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(late.headers().firstValue("retry-after")).isPresent();
        assertThat(late.headers().firstValue("cache-control")).contains("no-store");
        assertThat(ask("DELETE", "/channel/5.1/live.m3u8").statusCode()).isEqualTo(405);
    }

    @Test
    public void oddAddressesAreRefused() throws Exception {
        for (String odd : List.of(
                "/channel/5.1/segment/-1.ts",
                "/channel/5.1/segment/1e9.ts",
                "/channel/5.1/segment/99999999999999999999.ts",
                "/channel/5.1/segment/1.ts.ts",
                "/channel/5.1/segment/.ts",
                "/channel/5.1/segment/..%2f..%2fpom.xml",
                "/channel/%2e%2e/live.m3u8",
                "/channel/a%00b/live.m3u8",
                "/channel/%3Cscript%3E/live.m3u8",
                "/channel/5.1/1280x720-q21-veryfast",
                "/channel/5.1/1280x720-q21-veryfast/x/segment/1.ts",
                "/channel/5.1/1280x720-q21-veryfast/segment/-1.ts",
                "/channel/5.1/1280x720-Q21/live.m3u8",
                "/channel/5.1/segment/%5c1.ts")) {
            assertThat(ask("GET", odd).statusCode()).as(odd).isIn(400, 404);
        }
        assertThat(ask("GET", "/channel/5.1/segment/-1.ts").statusCode()).isEqualTo(400);
        assertThat(ask("GET", "/channel/").statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/channel/5.1/secrets").statusCode()).isEqualTo(404);
        assertThat(channels.log).isEmpty();
    }

    private HttpResponse<String> ask(String method, String path, String... headers) throws Exception {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

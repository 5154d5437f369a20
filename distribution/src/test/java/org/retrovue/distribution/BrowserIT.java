package org.retrovue.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runners.MethodSorters;

/**
 * Watches the demo station as a viewer does: headless Chromium, the guide, our player page and stock hls.js. What the picture shows is compared with the station's clock, by PROGRAM-DATE-TIME.
 */
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public final class BrowserIT {

    private static final Duration UP = Duration.ofMinutes(6);
    private static final Pattern LOGIN = Pattern.compile("user (\\w+), password (\\S+)");

    /** The players hold their places while other work goes on beside them; what a viewer sees is the middle of many looks. */
    private static final long STOCK_WITHIN_MILLIS = 500;

    private static final long OURS_WITHIN_MILLIS = 100;

    /** The buffer begins when there is picture and sound; a frame of sound of the channel's grid begins so much after the picture at most. */
    private static final double SOUND_FRAME_MILLIS = 21.4;

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static Process station;
    private static Chromium browser;
    private static String base;

    @BeforeClass
    public static void startStationAndBrowser() throws Exception {
        Optional<String> program = Chromium.installed();
        if (program.isEmpty()) {
            System.out.println("BrowserIT is skipped: no Chromium. On Debian: apt-get install chromium");
        }
        assumeTrue("no Chromium", program.isPresent());
        int port = freePort();
        base = "http://localhost:" + port;
        Path log = FOLDER.getRoot().toPath().resolve("station.log");
        station = new ProcessBuilder(
                        System.getProperty("retrovue.distribution") + "/bin/retrovue",
                        "demo",
                        "--home",
                        home().toString(),
                        "--port",
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Eventually.holds("the demo station has something on", UP, () -> {
            if (!station.isAlive()) {
                throw new IllegalStateException(Files.readString(log));
            }
            JsonNode channels = get("/api/v1/channels").path("channels");
            return channels.size() == 4 && channels.findValues("now").stream().noneMatch(JsonNode::isNull);
        });
        browser = Chromium.start(program.get(), FOLDER.getRoot().toPath());
    }

    @AfterClass
    public static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (station != null) {
            station.destroy();
            if (!station.waitFor(30, TimeUnit.SECONDS)) {
                station.destroyForcibly();
            }
        }
    }

    @Test
    public void aGuideShowsEveryChannelWithWhatIsOn() throws Exception {
        browser.size(1280, 800);

        browser.open(base + "/");

        Eventually.holds("four cards and rows", Duration.ofSeconds(20), () -> browser.evaluate(
                        "document.querySelectorAll('.card .title').length === 4"
                                + " && document.querySelectorAll('.grid .row .cell.now').length >= 4")
                .asBoolean());
        assertThat(browser.evaluate("document.getElementById('cards').textContent")
                        .asText())
                .doesNotContain("Nothing planned");
        pause(Duration.ofSeconds(1));
        browser.screenshot(images().resolve("guide.png"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    public void bOurPlayerIsWithinATenthOfASecondOfTheClock() throws Exception {
        browser.size(1280, 720);

        browser.open(base + "/watch/" + channelWithShortProgrammes());
        Eventually.holds("the picture moves", Duration.ofSeconds(30), () -> browser.evaluate(PLAYING)
                .asBoolean());
        pause(Duration.ofSeconds(8));
        List<Long> lateness = new ArrayList<>();
        String before = onNow();
        int joins = 0;
        String stalls =
                "(() => { window.stalls = 0; document.querySelector('video').addEventListener('waiting', () => window.stalls++); })()";
        browser.evaluate(stalls);
        for (int i = 0; i < 60; i++) {
            pause(Duration.ofSeconds(1));
            lateness.add(Math.round(browser.evaluate("Number(document.getElementById('set').dataset.lateness)")
                    .asDouble()));
            String now = onNow();
            joins += now.equals(before) ? 0 : 1;
            before = now;
        }

        browser.evaluate("document.getElementById('set').dispatchEvent(new Event('pointermove'))");
        pause(Duration.ofMillis(700));
        browser.screenshot(images().resolve("player.png"));
        System.out.println("our player, milliseconds behind the clock: " + lateness);
        assertThat(Math.abs(middle(lateness))).isLessThan(OURS_WITHIN_MILLIS);
        assertThat(browser.evaluate("window.stalls").asInt()).as("stalls").isZero();
        assertThat(joins).as("joins between events").isGreaterThanOrEqualTo(2);
        assertThat(browser.evaluate("document.querySelector('video').buffered.length")
                        .asInt())
                .as("buffered ranges")
                .isEqualTo(1);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    public void cStockPlayerIsWithinHalfASecondOfTheClock() throws Exception {
        stockPlayer("/channel/" + channelWithShortProgrammes() + "/live.m3u8?v=stock", "{}");
        List<Long> lateness = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            pause(Duration.ofSeconds(1));
            lateness.add(Math.round(browser.evaluate(STOCK_LATENESS).asDouble()));
        }

        System.out.println("stock hls.js, milliseconds behind the clock: " + lateness);
        assertThat(Math.abs(middle(lateness))).isLessThan(STOCK_WITHIN_MILLIS);
        assertNothingIsLost();
        assertThat(browser.evaluate("window.began").asDouble())
                .as("milliseconds from where the playlist says that the first segment is to where the buffer begins")
                .isBetween(-1.0, SOUND_FRAME_MILLIS);
    }

    @Test
    public void dPlayerSaysGoodbyeWhenItsPageIsLeft() throws Exception {
        String channel = channelWithShortProgrammes();
        browser.open(base + "/");
        Eventually.holds("viewers of the other tests are gone", Duration.ofSeconds(40), () -> viewers(channel) == 0);
        browser.open(base + "/watch/" + channel);
        Eventually.holds("the picture moves", Duration.ofSeconds(30), () -> browser.evaluate(PLAYING)
                .asBoolean());
        assertThat(viewers(channel)).isEqualTo(1);

        browser.open(base + "/");

        // Without a goodbye a viewer is gone only after three target durations: nine seconds.
        Eventually.holds("no viewer", Duration.ofSeconds(6), () -> viewers(channel) == 0);
    }

    @Test
    public void eStockPlayerGoesFromRenditionToRenditionWithoutAStall() throws Exception {
        Path file = renditions();
        try {
            stockPlayer("/channel/renditions/live.m3u8?v=switcher", "{startLevel: 0}");
            assertThat(browser.evaluate("hls.levels.map(level => level.height).sort().join()")
                            .asText())
                    .isEqualTo("144,240");
            for (int level : new int[] {1, 0}) {
                browser.evaluate("hls.loadLevel = " + level);
                Eventually.holds("level " + level + " is shown", Duration.ofSeconds(40), () -> browser.evaluate(
                                "document.querySelector('video').videoHeight === hls.levels[" + level + "].height")
                        .asBoolean());
                assertThat(viewers("renditions")).isEqualTo(1);
            }
            pause(Duration.ofSeconds(4));
            assertNothingIsLost();
            assertThat(browser.evaluate(
                                    "document.querySelector('video').getVideoPlaybackQuality().corruptedVideoFrames")
                            .asInt())
                    .isZero();
        } finally {
            Files.delete(file);
        }
    }

    @Test
    public void fStockPlayerPlaysFragmentedMp4() throws Exception {
        stockPlayer("/channel/" + channelWithShortProgrammes() + "/live-fmp4.m3u8?v=mp4", "{}");
        pause(Duration.ofSeconds(12));

        assertNothingIsLost();
        assertThat(Math.abs(browser.evaluate(STOCK_LATENESS).asDouble())).isLessThan(STOCK_WITHIN_MILLIS);
    }

    @Test
    public void gSchedulePreviewDrawsAWeekWithReasons() throws Exception {
        int before = browser.complaints().size(); // the methods share a browser, and some open pages that there are not
        browser.size(1400, 900);
        browser.open(console("retrovue-preview"));
        Eventually.holds("a week", Duration.ofSeconds(30), () -> browser.evaluate(
                        "document.querySelectorAll('#retrovue .day').length === 7"
                                + " && document.querySelectorAll('#retrovue .cell').length > 20")
                .asBoolean());

        browser.evaluate("document.querySelector('#retrovue .cell').click()");
        assertThat(browser.evaluate("document.getElementById('retrovue-why').textContent")
                        .asText())
                .contains(".yaml:");
        browser.screenshot(images().resolve("preview.png"));

        browser.size(390, 800);
        browser.evaluate("(() => { const form = document.getElementById('retrovue-ask'); form.elements.file.value = '';"
                + " form.elements.text.value = 'channel: [broken'; form.requestSubmit(); })()");
        Eventually.holds("the problems of the pasted text", Duration.ofSeconds(20), () -> browser.evaluate(
                        "document.querySelector('#retrovue .problems')?.textContent ?? ''")
                .asText()
                .contains("pasted.yaml:1"));
        browser.screenshot(images().resolve("preview-phone.png"));
        List<String> complaints = browser.complaints();
        assertThat(complaints.subList(before, complaints.size())).isEmpty();
    }

    @Test
    public void hOurPlayerPlaysAChannelWithRenditionsAndSaysGoodbye() throws Exception {
        Path file = renditions();
        try {
            browser.size(1280, 720);
            browser.open(base + "/watch/renditions");
            Eventually.holds("the picture moves", Duration.ofSeconds(40), () -> browser.evaluate(PLAYING)
                    .asBoolean());
            pause(Duration.ofSeconds(8));
            List<Long> lateness = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                pause(Duration.ofSeconds(1));
                lateness.add(Math.round(browser.evaluate("Number(document.getElementById('set').dataset.lateness)")
                        .asDouble()));
            }

            System.out.println("our player of renditions, milliseconds behind the clock: " + lateness);
            assertThat(Math.abs(middle(lateness))).isLessThan(OURS_WITHIN_MILLIS);
            assertThat(browser.evaluate("document.querySelector('video').videoHeight")
                            .asInt())
                    .isIn(144, 240);
            assertThat(viewers("renditions")).isEqualTo(1);

            browser.open(base + "/");
            Eventually.holds("no viewer", Duration.ofSeconds(6), () -> viewers("renditions") == 0);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    public void iTraceTellsWhereAFrameComesFrom() throws Exception {
        String channel = channelWithShortProgrammes();
        String now = get("/api/v1/clock").path("now").asText();
        JsonNode event = get("/api/v1/channels/" + channel + "/events?from=" + now)
                .path("events")
                .path(0);

        Said said = gogo("trace", "--json", channel, now);

        assertThat(said.code()).as(said.text()).isZero();
        JsonNode trace = new ObjectMapper().readTree(said.text());
        assertThat(trace.path("event").asText()).isEqualTo(event.path("id").asText());
        assertThat(trace.path("channel").asText()).isEqualTo(channel);
        assertThat(trace.path("gopFirstFrame").asLong())
                .isLessThanOrEqualTo(trace.path("frame").asLong());
        assertThat(trace.path("problem").isNull()).as(said.text()).isTrue();
        assertThat(gogo("trace", channel, now).text())
                .contains("WHAT", event.path("id").asText());
        assertThat(gogo("trace").text()).contains("trace does not take these arguments:", "id or number", "--json");
        assertThat(gogo("trace", channel, "half past two").text()).contains("not \"half past two\"");
    }

    /** Puts a channel on the air beside those of the demo; returns its file. */
    private static Path renditions() throws Exception {
        Path file = home().resolve("channels/renditions.yaml");
        Files.writeString(file, RENDITIONS);
        Eventually.holds("the channel is on", Duration.ofSeconds(60), () -> !get("/api/v1/channels/renditions")
                .path("id")
                .isMissingNode());
        return file;
    }

    private record Said(int code, String text) {}

    /** Gives the station a command, as its owner does in a terminal. */
    private static Said gogo(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("retrovue.distribution") + "/bin/retrovue", "gogo", "--home", home().toString()));
        command.addAll(List.of(words));
        Path answer = FOLDER.newFile().toPath();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(answer.toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("an answer").isTrue();
        return new Said(process.exitValue(), Files.readString(answer));
    }

    /** A page of the console, with the login that the first start showed. */
    private static String console(String page) throws IOException {
        Matcher login = LOGIN.matcher(Files.readString(FOLDER.getRoot().toPath().resolve("station.log")));
        assumeTrue("a home that is not new shows no login", login.find());
        return base.replace(
                        "http://", "http://" + login.group(1) + ":" + URLEncoder.encode(login.group(2), UTF_8) + "@")
                + "/system/console/" + page;
    }

    /** Opens hls.js as it comes and waits until it plays. */
    private static void stockPlayer(String playlist, String settings) throws Exception {
        browser.open(base + "/stock-player");
        browser.evaluate(
                "new Promise((done) => { const s = document.createElement('script'); s.src = '/guide/hls/hls.light.min.js';"
                        + " s.onload = done; document.head.append(s); })");
        browser.evaluate(
                "(() => { const video = document.createElement('video'); document.body.append(video);"
                        + " window.stalls = 0; window.errors = []; window.began = null; let told = null;"
                        + " window.hls = new Hls(Object.assign({workerPath: '/guide/hls/hls.worker.js'}, " + settings
                        + "));"
                        + " hls.loadSource('" + playlist + "'); hls.attachMedia(video);"
                        + " hls.on(Hls.Events.ERROR, (_, e) => errors.push(e.details + ' ' + (e.hole ?? '')));"
                        + " hls.on(Hls.Events.LEVEL_LOADED, (_, d) => {"
                        + " told ??= new Map(d.details.fragments.map((f) => [f.sn, f.start])); });"
                        + " hls.on(Hls.Events.FRAG_BUFFERED, (_, d) => { if (began === null && video.buffered.length)"
                        + " began = (video.buffered.start(0) - told.get(d.frag.sn)) * 1000; });"
                        + " hls.on(Hls.Events.MANIFEST_PARSED, () => { video.play(); });"
                        + " video.addEventListener('playing', () => video.addEventListener('waiting', () => window.stalls++)); })()");
        Eventually.holds("the picture moves", Duration.ofSeconds(30), () -> browser.evaluate(PLAYING)
                .asBoolean());
    }

    private static void assertNothingIsLost() throws Exception {
        assertThat(browser.evaluate("window.errors.join()").asText())
                .as("what hls.js complained about, such as bufferSeekOverHole")
                .isEmpty();
        assertThat(browser.evaluate("window.stalls").asInt()).as("stalls").isZero();
        assertThat(browser.evaluate("document.querySelector('video').buffered.length")
                        .asInt())
                .as("buffered ranges")
                .isEqualTo(1);
    }

    private static Path home() {
        return Path.of(System.getProperty(
                "retrovue.demo.home",
                FOLDER.getRoot().toPath().resolve("station").toString()));
    }

    private static final String RENDITIONS = """
            channel: renditions
            number: 88
            timezone: UTC
            format: {size: 426x240, quality: 30, preset: ultrafast, peak: 800k}
            renditions: [{size: 256x144, peak: 300k}]
            pools: {all: {match: {type: [film, episode]}}}
            schedule:
              all_day:
                - block: {start: "06:00", pool: all}
            traffic: {filler: none}
            """;

    private static final String PLAYING =
            "(() => { const v = document.querySelector('video'); return v.currentTime > 0 && !v.paused && v.readyState >= 3; })()";

    /** Compares what hls.js says is shown with the station's clock, the way to it and back taken into account. */
    private static final String STOCK_LATENESS =
            "(async () => { const sent = performance.now(); const answer = await (await fetch('/api/v1/clock')).json();"
                    + " const half = (performance.now() - sent) / 2; const shown = hls.playingDate;"
                    + " return Date.parse(answer.now) + half - shown.getTime(); })()";

    private static int viewers(String channel) throws Exception {
        return get("/api/v1/channels/" + channel).path("viewers").asInt();
    }

    private static String onNow() throws Exception {
        return get("/api/v1/channels/" + channelWithShortProgrammes() + "/events")
                .path("events")
                .path(0)
                .path("id")
                .asText();
    }

    /** The sitcom channel of the demo: its joins come most often. */
    private static String channelWithShortProgrammes() {
        return "cheers-24-7";
    }

    private static long middle(List<Long> values) {
        List<Long> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static void pause(Duration duration) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(duration.toMillis());
    }

    /** Screenshots go beside the build; with -Dretrovue.images=DIR, as for the README, elsewhere. */
    private static Path images() {
        return Path.of(System.getProperty("retrovue.images", "target/images"));
    }

    private static JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(base + path))
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return new ObjectMapper().readTree(response.body());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

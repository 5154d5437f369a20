package org.retrovue.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.plan.Airings;
import org.retrovue.api.plan.Artefact;
import org.retrovue.api.plan.Explanation;
import org.retrovue.api.plan.Explanations;
import org.retrovue.api.plan.Origin;
import org.retrovue.api.plan.Packaging;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.Schedules;
import org.retrovue.api.playout.Conditioning;
import org.retrovue.api.playout.Playout;
import org.retrovue.api.playout.RenderCache;
import org.retrovue.api.station.Faults;
import org.retrovue.api.station.Station;
import org.retrovue.tck.fake.Fake;
import org.retrovue.tck.fake.MadeChannel;
import org.retrovue.time.FrameRange;
import org.retrovue.time.Rational;

/** The shapes that other tools rely on, asked for over HTTP. */
public final class ApiServletTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Channel CHANNEL = MadeChannel.of("retro-prime")
            .called("5", "Retro Prime")
            .in(ZoneId.of("America/Chicago"))
            .made();
    private static final Asset NIGHT = new Asset(
            AssetId.of("media:night.mkv"),
            "films",
            "Night",
            "film",
            Set.of(),
            URI.create("file:///media/night.mkv"),
            "1",
            AssetState.READY,
            Optional.empty(),
            Rational.of(5400),
            "c",
            List.of(),
            Map.of("year", "1954"),
            NOW);
    private static final Event EVENT = new Event(
            "e1",
            EventKind.STATION_ID,
            "asset",
            new FrameRange(52_975_456_544L, 52_975_457_444L),
            Optional.of(new Event.AssetRef(
                    AssetId.of("folder:a.mkv"), "A", URI.create("file:///media/a%20b.mkv"), "c0ffee")),
            Rational.of(1001, 30000),
            0,
            15,
            Map.of());

    private final Server server = new Server(0);

    @Before
    public void start() throws Exception {
        CatalogSnapshot snapshot = Fake.of(CatalogSnapshot.class, Map.of("assets", List.of(NIGHT)));
        ApiServlet servlet = new ApiServlet(
                Fake.of(MasterClock.class, Map.of("now", NOW, "speed", Rational.ONE)),
                Fake.of(Station.class, Map.of("home", Path.of("/home/tv"))),
                channels(),
                Fake.of(
                        Schedules.class,
                        Map.of(
                                "entries",
                                List.of(),
                                "problems",
                                Map.of(),
                                "horizon",
                                Optional.empty(),
                                "airings",
                                (Airings) (asset, before) -> Optional.of(NOW.minusSeconds(60)))),
                Fake.of(
                        Playout.class,
                        Map.of(
                                "events",
                                List.of(EVENT),
                                "figures",
                                new Playout.Figures(1, 2, 6, 7, 8),
                                "eased",
                                Optional.of(new Playout.Eased("superfast", NOW)))),
                Fake.of(RenderCache.class, Map.of("state", new RenderCache.State(4, 3, 9, 0, 0, 5, 0))),
                Fake.of(Conditioning.class, Map.of("job", Optional.empty())),
                Fake.of(
                        Catalog.class,
                        Map.of("snapshot", snapshot, "status", new Catalog.ScanStatus(false, 0, 0, "", 1, List.of()))),
                Fake.of(Faults.class, Map.of("recent", List.of())));
        servlet.bindExplanations(explanations());
        ServletContextHandler handler = new ServletContextHandler("/");
        handler.addServlet(new ServletHolder(servlet), "/api/v1/*");
        server.setHandler(handler);
        server.start();
    }

    @After
    public void stop() throws Exception {
        server.stop();
    }

    @Test
    public void clockHasItsShape() throws Exception {
        assertThat(get("/clock").body()).isEqualTo("{\"now\":\"2026-01-05T12:00:00.000Z\",\"speed\":1}");
    }

    @Test
    public void channelsHaveTheirShape() throws Exception {
        JsonNode channel = json("/channels").path("channels").path(0);

        assertThat(channel.path("id").asText()).isEqualTo("retro-prime");
        assertThat(channel.path("number").isTextual()).isTrue();
        assertThat(channel.path("name").asText()).isEqualTo("Retro Prime");
        assertThat(channel.path("rate").asText()).isEqualTo("30000/1001");
    }

    @Test
    public void eventsHaveTheirShape() throws Exception {
        JsonNode answer = json("/channels/retro-prime/events?from=2026-01-05T12:00:00Z&to=2026-01-05T12:01:00Z");

        assertThat(answer.path("channel").asText()).isEqualTo("retro-prime");
        assertThat(answer.path("rate").asText()).isEqualTo("30000/1001");
        JsonNode event = answer.path("events").path(0);
        assertThat(event.path("kind").asText()).isEqualTo("station-id");
        assertThat(event.path("producer").asText()).isEqualTo("asset");
        assertThat(event.path("startFrame").asLong()).isEqualTo(52_975_456_544L);
        assertThat(event.path("endFrame").asLong()).isEqualTo(52_975_457_444L);
        assertThat(event.path("start").asText()).endsWith("Z");
        assertThat(event.path("asset").path("id").asText()).isEqualTo("folder:a.mkv");
        assertThat(event.path("asset").path("title").asText()).isEqualTo("A");
        assertThat(event.path("asset").path("file").asText()).isEqualTo("/media/a b.mkv");
        assertThat(event.path("sourceStart").asText()).isEqualTo("1001/30000");
        assertThat(event.path("fadeInFrames").asInt()).isZero();
        assertThat(event.path("fadeOutFrames").asInt()).isEqualTo(15);
    }

    @Test
    public void whyAnythingIsWhereItIsIsAnsweredFromTheFileOn() throws Exception {
        JsonNode why = json("/channels/retro-prime/explain?at=2026-01-05T12:10:00Z");

        assertThat(why.path("at").asText()).isEqualTo("2026-01-05T12:10:00.000Z");
        assertThat(why.at("/entry/origin/file").asText()).isEqualTo("retro.yaml");
        assertThat(why.at("/entry/origin/line").asInt()).isEqualTo(24);
        assertThat(why.at("/breaks/0/rule").asText()).isEqualTo("chapter at 7:12");
        assertThat(why.at("/chain/0/kind").asText()).isEqualTo("schedule_day");
        assertThat(get("/channels/retro-prime/explain?at=2030-01-01T00:00:00Z").statusCode())
                .isEqualTo(404);
        assertThat(get("/channels/retro-prime/explain?at=soon").statusCode()).isEqualTo(400);
    }

    @Test
    public void everyAddressThatIsDescribedAnswersWithWhatIsDescribed() throws Exception {
        JsonNode description = json("/openapi.json");

        assertThat(description.path("openapi").asText()).startsWith("3.");
        for (String path : (Iterable<String>) () -> description.path("paths").fieldNames()) {
            json(path.replace("{channel}", "retro-prime"));
        }
        for (String schema : List.of("Channel", "Explanation")) {
            String path = schema.equals("Channel") ? "/channels/retro-prime" : "/channels/retro-prime/explain";
            assertThat(json(path).fieldNames())
                    .toIterable()
                    .as(path)
                    .containsExactlyInAnyOrderElementsOf(() -> description
                            .at("/components/schemas/" + schema + "/properties")
                            .fieldNames());
        }
    }

    @Test
    public void statusAndAssetsAnswer() throws Exception {
        JsonNode status = json("/status");
        assertThat(status.path("home").asText()).isEqualTo("/home/tv");
        assertThat(status.path("playout").path("cacheFiles").asInt()).isEqualTo(4);
        assertThat(status.path("playout").path("cacheRepaired").asInt()).isEqualTo(5);
        assertThat(status.path("channels").path(0).path("eased").path("step").asText())
                .isEqualTo("superfast");
    }

    @Test
    public void assetsAreFoundByAQueryAndSayWhenTheyWereLastOn() throws Exception {
        JsonNode found = json("/assets?query=type:film%20year:1950..");
        assertThat(found.path("total").asInt()).isEqualTo(1);
        JsonNode asset = found.path("assets").path(0);
        assertThat(asset.path("year").asInt()).isEqualTo(1954);
        assertThat(asset.path("lastAired").asText())
                .isEqualTo(NOW.minusSeconds(60).toString());
        assertThat(asset.path("lastAiredOn").asText()).isEqualTo("retro-prime");
        assertThat(json("/assets?query=type:episode").path("total").asInt()).isZero();
        assertThat(get("/assets?query=yaer:1").statusCode()).isEqualTo(400);
        assertThat(get("/assets?query=yaer:1").body())
                .contains("character 1: there is no field 'yaer'", "did you mean year?");
    }

    @Test
    public void refusalsAreJsonThatSaysWhatWouldBeRight() throws Exception {
        for (Map.Entry<String, Integer> wrong : Map.of(
                        "/channels/none/events", 404,
                        "/nothing", 404,
                        "/channels/retro-prime/nothing", 404,
                        "/channels/retro-prime/events?from=yesterday", 400,
                        "/channels/retro-prime/events?from=2026-01-05T12:00:00Z&to=2026-01-05T11:00:00Z", 400,
                        "/channels/retro-prime/events?from=2026-01-05T12:00:00Z&to=2027-01-05T12:00:00Z", 400,
                        "/channels/retro-prime/events?from=%2B999999999-01-01T00:00:00Z", 400,
                        "/channels/retro-prime/schedule?to=1969-01-01T00:00:00Z", 400,
                        "/assets?state=lost", 400,
                        "/assets?limit=many", 400)
                .entrySet()) {
            HttpResponse<String> response = get(wrong.getKey());

            assertThat(response.statusCode()).as(wrong.getKey()).isEqualTo(wrong.getValue());
            assertThat(new ObjectMapper()
                            .readTree(response.body())
                            .path("error")
                            .asText())
                    .as(wrong.getKey())
                    .isNotEmpty();
        }
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        return new ObjectMapper().readTree(response.body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static Explanations explanations() {
        ScheduleEntry entry = new ScheduleEntry(
                "e",
                ScheduleEntry.Kind.PROGRAMME,
                NOW,
                NOW.plusSeconds(1800),
                "Bar Show",
                "",
                Optional.empty(),
                "",
                List.of(),
                false,
                Packaging.USUAL,
                new Origin("retro.yaml", 24, "every_day", "06:00-18:00", "bar_show", "bar_show", 3, List.of()),
                Optional.empty());
        return (channel, at) -> at.isAfter(entry.end())
                ? Optional.empty()
                : Optional.of(new Explanation(
                        channel,
                        at,
                        List.of(new Artefact(Artefact.Kind.SCHEDULE_DAY, "2026-01-05", "bb", List.of(), 1)),
                        entry,
                        true,
                        List.of(),
                        List.of(new Explanation.Gap(NOW, Rational.of(150), "chapter at 7:12", List.of(), List.of())),
                        Optional.empty(),
                        List.of()));
    }

    private static Channels channels() {
        return Fake.of(Channels.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "all" -> List.of(CHANNEL);
            case "find" -> arguments[0].equals("retro-prime") ? Optional.of(CHANNEL) : Optional.empty();
            default -> new Channels.Status(false, 0, 0, 0, 0, "");
        });
    }
}

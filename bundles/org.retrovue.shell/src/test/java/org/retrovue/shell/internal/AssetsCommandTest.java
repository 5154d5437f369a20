package org.retrovue.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.Test;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.plan.Airings;
import org.retrovue.api.plan.Schedules;
import org.retrovue.tck.fake.Fake;
import org.retrovue.tck.fake.MadeChannel;
import org.retrovue.time.Rational;

public final class AssetsCommandTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:10:00Z");
    private static final Channel CHANNEL = MadeChannel.of("retro-prime")
            .called("5", "Retro Prime")
            .in(ZoneId.of("America/Chicago"))
            .made();

    private final Asset night = asset("night", "Night", Map.of("year", "1954", "rating", "PG", "genres", "horror"));
    private final Asset day = asset("day", "Day", Map.of("year", "1980"));

    @Test
    public void aQueryFindsAssetsWithTheirFieldsAndWhenTheyWereLastOn() throws Exception {
        AssetsCommand command = command(List.of(day, night));

        assertThat(command.assets(false, "type:film", "year:..1960").lines())
                .hasSize(2)
                .last()
                .asString()
                .matches("ready +1:30:00 +film +films +Night +1954 +PG +2026-01-04 02:00 retro-prime");
        JsonNode json = new ObjectMapper().readTree(command.assets(false, "night", "--json"));
        assertThat(json.path("query").asText()).isEqualTo("night");
        assertThat(json.path("assets")).hasSize(1);
        JsonNode found = json.path("assets").path(0);
        assertThat(found.path("year").asInt()).isEqualTo(1954);
        assertThat(found.path("genres").path(0).asText()).isEqualTo("horror");
        assertThat(found.path("season").isNull()).isTrue();
        assertThat(found.path("lastAired").asText()).isEqualTo("2026-01-04T02:00:00Z");
        assertThat(found.path("lastAiredOn").asText()).isEqualTo("retro-prime");
        assertThat(command.assets(false)).contains("Night", "Day");
        assertThat(command(List.of()).assets(false)).contains("There are no assets yet");
        assertThat(command.assets(false, "year:1901"))
                .isEqualTo("None of the 2 assets is what \"year:1901\" looks for; retrovue:assets lists all.");
    }

    @Test
    public void whatIsWrongInAQueryIsPointedAt() {
        assertThatThrownBy(() -> command(List.of()).assets(false, "type:film", "yaer:1950"))
                .hasMessageContaining("there is no field 'yaer'")
                .hasMessageContaining("\n  type:film yaer:1950\n            ^\ndid you mean year?");
    }

    @Test
    public void aTerminalGetsSomeHundredLines() {
        List<Asset> many = IntStream.range(0, AssetsCommand.MOST_LINES + 7)
                .mapToObj(i -> asset("f" + i, "Film " + i, Map.of()))
                .toList();

        assertThat(command(many).assets(false).lines())
                .hasSize(AssetsCommand.MOST_LINES + 2)
                .last()
                .asString()
                .startsWith("and 7 more");
    }

    private AssetsCommand command(List<Asset> assets) {
        Airings airings = (asset, before) ->
                asset.equals(night.id()) ? Optional.of(Instant.parse("2026-01-04T02:00:00Z")) : Optional.empty();
        return new AssetsCommand(
                Fake.of(MasterClock.class, Map.of("now", NOW)),
                Fake.of(Channels.class, Map.of("all", List.of(CHANNEL))),
                Fake.of(Schedules.class, Map.of("airings", airings)),
                Fake.of(Catalog.class, Map.of("snapshot", Fake.of(CatalogSnapshot.class, Map.of("assets", assets)))));
    }

    private static Asset asset(String key, String title, Map<String, String> attributes) {
        return new Asset(
                AssetId.of("media:" + key),
                "films",
                title,
                "film",
                Set.of(),
                URI.create("file:///media/" + key),
                "1",
                AssetState.READY,
                Optional.empty(),
                Rational.of(5400),
                "c",
                List.of(),
                attributes,
                NOW);
    }
}

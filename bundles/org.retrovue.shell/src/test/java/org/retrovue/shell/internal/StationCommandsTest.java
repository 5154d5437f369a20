package org.retrovue.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.Schedules;
import org.retrovue.api.station.Faults;
import org.retrovue.tck.fake.Fake;
import org.retrovue.tck.fake.MadeChannel;

public final class StationCommandsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:10:00Z");
    private static final Channel CHANNEL = MadeChannel.of("retro-prime")
            .called("5", "Retro Prime")
            .in(ZoneId.of("America/Chicago"))
            .made();

    private final StationCommands commands = new StationCommands(
            Fake.of(MasterClock.class, Map.of("now", NOW)),
            channels(),
            Fake.of(
                    Schedules.class,
                    Map.of(
                            "entries",
                            List.of(entry(0, "Bar Show"), entry(30, "Medics")),
                            "horizon",
                            Optional.empty(),
                            "problems",
                            Map.of(
                                    "bad.yaml",
                                    List.of(new Problem(
                                            Problem.Severity.ERROR,
                                            "unknown-pool",
                                            "bad.yaml",
                                            3,
                                            7,
                                            "no such pool",
                                            Optional.empty()))))));
    private final FaultsCommand faults = new FaultsCommand(Fake.of(
            Faults.class,
            Map.of(
                    "recent",
                    List.of(new Faults.Fault(
                            Faults.Kind.RUNTIME, "SourceGone", "a.mkv", "file is gone", NOW, NOW, 3, true)))));

    @Test
    public void everyCommandAnswersInTextAndInJson() throws Exception {
        assertThat(commands.channels(false)).contains("Retro Prime", "bad.yaml:3:7: no such pool");
        assertThat(json(commands.channels(true)).at("/channels/0/id").asText()).isEqualTo("retro-prime");
        assertThat(commands.onair(false)).contains("Bar Show", "06:30:00 Medics");
        assertThat(json(commands.onair(true)).at("/channels/0/next/title").asText())
                .isEqualTo("Medics");
        assertThat(commands.day(false, "5", "2026-01-05")).contains("06:00:00  06:30:00  Bar Show");
        assertThat(json(commands.day(true, "retro-prime")).at("/date").asText()).isEqualTo("2026-01-05");
        assertThat(faults.faults(false)).contains("SourceGone").contains("active");
        assertThat(json(faults.faults(true)).at("/faults/0/count").asInt()).isEqualTo(3);
    }

    @Test
    public void refusalsSayWhatThereIs() {
        assertThatThrownBy(() -> commands.day(false, "7"))
                .hasMessageContaining("\"7\"")
                .hasMessageContaining("5 (retro");
        assertThatThrownBy(() -> commands.day(false, "5", "yesterday")).hasMessageContaining("2026-01-05");
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    private static ScheduleEntry entry(int minute, String title) {
        Instant start = Instant.parse("2026-01-05T12:00:00Z").plusSeconds(minute * 60L);
        return new ScheduleEntry(
                "e" + minute,
                ScheduleEntry.Kind.PROGRAMME,
                start,
                start.plusSeconds(1800),
                title,
                "",
                Optional.of(AssetId.of("folder:a")),
                "");
    }

    private static Channels channels() {
        return Fake.of(Channels.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "all" -> List.of(CHANNEL);
            case "find" ->
                arguments[0].equals("5") || arguments[0].equals("retro-prime")
                        ? Optional.of(CHANNEL)
                        : Optional.empty();
            default -> new Channels.Status(true, 2, 12_000, 7, 0, "");
        });
    }
}

package org.retrovue.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.Schedules;
import org.retrovue.api.station.Faults;

public final class StationCommandsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:10:00Z");
    private static final Channel CHANNEL = new Channel(
            ChannelId.of("retro-prime"),
            "5",
            "Retro Prime",
            ZoneId.of("America/Chicago"),
            LocalTime.of(6, 0),
            Duration.ofMinutes(30),
            ChannelFormat.DEFAULT,
            "",
            Map.of());

    private final StationCommands commands = new StationCommands(
            fake(MasterClock.class, Map.of("now", NOW)),
            channels(),
            fake(
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
                                            Optional.empty()))))),
            fake(Catalog.class, Map.of("snapshot", fake(CatalogSnapshot.class, Map.of("assets", List.of())))),
            fake(
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
        assertThat(commands.faults(false)).contains("SourceGone").contains("active");
        assertThat(json(commands.faults(true)).at("/faults/0/count").asInt()).isEqualTo(3);
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
        return fake(Channels.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "all" -> List.of(CHANNEL);
            case "find" ->
                arguments[0].equals("5") || arguments[0].equals("retro-prime")
                        ? Optional.of(CHANNEL)
                        : Optional.empty();
            default -> new Channels.Status(true, 2, 12_000, 7, 0, "");
        });
    }

    private static <T> T fake(Class<T> type, Map<String, Object> answers) {
        return fake(type, (proxy, method, arguments) -> answers.get(method.getName()));
    }

    private static <T> T fake(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }
}

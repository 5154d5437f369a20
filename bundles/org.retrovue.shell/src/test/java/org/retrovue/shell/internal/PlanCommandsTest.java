package org.retrovue.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.plan.Artefact;
import org.retrovue.api.plan.Change;
import org.retrovue.api.plan.Explanation;
import org.retrovue.api.plan.Explanations;
import org.retrovue.api.plan.HorizonNoScheduleDataException;
import org.retrovue.api.plan.Origin;
import org.retrovue.api.plan.Packaging;
import org.retrovue.api.plan.Part;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Preview;
import org.retrovue.api.plan.Previews;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.Schedules;
import org.retrovue.api.station.Station;
import org.retrovue.tck.fake.Fake;
import org.retrovue.tck.fake.MadeChannel;
import org.retrovue.time.Rational;

public final class PlanCommandsTest {

    private static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final Instant NOW = Instant.parse("2026-01-05T13:10:00Z");
    private static final Channel CHANNEL =
            MadeChannel.of("retro-prime").called("5", "Retro Prime").in(ZONE).made();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void explainTellsTheWayFromTheFileToTheBlock() throws Exception {
        ExplainCommand command = explaining(Optional.of(explanation()));

        assertThat(command.explain(false, "5", "07:10"))
                .contains("Monday 2026-01-05 07:10:00 (America/Chicago)")
                .contains("07:00:00 - 07:30:00  Bar Show, The Bet  [locked]")
                .contains("Written in      retro.yaml:24")
                .contains("Layer           every_day, block 06:00-18:00")
                .contains("Pool            bar_show, 132 candidates")
                .contains("Why this one    episode 47 of 132\n                out of turn")
                .contains("Break           07:12:00, 2:30: chapter at 7:12")
                .contains("Made from       directive retro.yaml  aaaaaaaaaaaa")
                .contains("schedule day 2026-01-05  bbbb, generation 3, from aaaaaaaaaaaa")
                .contains("Notes           an operator extended it");
        JsonNode json = new ObjectMapper().readTree(command.explain(true, "5", "07:10"));
        assertThat(json.at("/entry/origin/line").asInt()).isEqualTo(24);
        assertThat(json.at("/at").asText()).isEqualTo("2026-01-05T13:10:00.000Z");
        assertThat(json.at("/breaks/0/length").asText()).isEqualTo("150");
        assertThat(json.at("/chain/0/kind").asText()).isEqualTo("directive");
        assertThat(json.at("/channel").asText()).isEqualTo("retro-prime");
    }

    @Test
    public void whereNothingIsPlannedTheReasonIsTold() {
        assertThatThrownBy(() -> explaining(Optional.empty()).explain(false, "5", "tomorrow", "07:00"))
                .isInstanceOf(HorizonNoScheduleDataException.class)
                .hasMessageContaining("not planned yet");
    }

    @Test
    public void momentsAreReadInTheZoneOfTheChannel() {
        assertThat(Moment.of("", NOW, ZONE)).isEqualTo(NOW);
        assertThat(Moment.of("20:00", NOW, ZONE)).isEqualTo("2026-01-06T02:00:00Z");
        assertThat(Moment.of("tomorrow 6:05", NOW, ZONE)).isEqualTo("2026-01-06T12:05:00Z");
        assertThat(Moment.of("fri 20:00:30", NOW, ZONE)).isEqualTo("2026-01-10T02:00:30Z");
        assertThat(Moment.of("2026-07-04 12:00", NOW, ZONE)).isEqualTo("2026-07-04T17:00:00Z");
        assertThat(Moment.of("2026-01-05T12:00:00Z", NOW, ZONE)).isEqualTo("2026-01-05T12:00:00Z");
        assertThatThrownBy(() -> Moment.of("teatime", NOW, ZONE)).hasMessageContaining("tomorrow 20:00");
        assertThatThrownBy(() -> Moment.of("2026-02-31 10:00", NOW, ZONE)).hasMessageContaining("a time is written");
    }

    @Test
    public void aPreviewDrawsAWeekThatFitsOnALineAndSaysWhatWouldChange() throws Exception {
        String text = previewing(List.of()).preview(false, "7", "", "120", "retro");

        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
        assertThat(text)
                .contains("Mon 5 Jan", "Sun 11 Jan")
                .containsPattern("06:00 \u258cBar Show +\u258cBar Show")
                .contains("\n06:30 \u2502S01E01")
                .contains("07:00 \u258cCasablanca")
                .contains("\n09:30 \u258c(off the air)")
                .contains("What would change (2):")
                .contains("+ Mon 5 Jan 06:00-07:00  Bar Show")
                .contains("~ Mon 5 Jan 07:00-09:30  Casablanca  (was Mon 5 Jan 06:00-07:00)")
                .contains("nothing was published");
        assertThat(text.lines().filter(line -> line.matches("\\d\\d:\\d\\d .*")))
                .hasSize(48);
    }

    @Test
    public void whereThereIsNoRoomForAGridThereIsAList() throws Exception {
        assertThat(previewing(List.of()).preview(false, "7", "", "60", "retro"))
                .contains("Tue 6 Jan\n  06:00 Bar Show, S01E01\n  07:00 Casablanca");
    }

    @Test
    public void optionsMayStandBehindTheFile() throws Exception {
        PreviewCommand command = previewing(List.of());

        assertThat(command.preview(false, "7", "", "120", "retro", "--days", "7", "--width", "60"))
                .contains("Tue 6 Jan\n  06:00");
        assertThat(command.validate(false, "retro", "--json")).contains("\"valid\" : true");
        assertThatThrownBy(() -> command.preview(false, "7", "", "120", "retro", "--weeks", "2"))
                .hasMessageContaining("there is no option --weeks; there are --json, --days");
        assertThatThrownBy(() -> command.preview(false, "7", "", "120", "retro", "--days", "some"))
                .hasMessageContaining("a whole number");
        assertThatThrownBy(() -> command.preview(false, "x", "", "120", "retro"))
                .hasMessage("--days is a whole number, not \"x\"");
        assertThatThrownBy(() -> command.preview(false, "7", "", "120", "my", "file"))
                .hasMessageContaining("quotes");
        assertThat(explaining(Optional.of(explanation())).explain(false, "5", "07:10", "--json"))
                .startsWith("{");
    }

    @Test
    public void aFileWithErrorsShowsAllOfThemAndNoGrid() throws Exception {
        List<Problem> problems = List.of(new Problem(
                Problem.Severity.ERROR, "x", "retro.yaml", 3, 7, "no such pool", Optional.of("did you mean a?")));
        PreviewCommand command = previewing(problems);

        assertThat(command.preview(false, "7", "", "120", "retro.yaml"))
                .contains("retro.yaml:3:7: no such pool (did you mean a?)")
                .contains("nothing to show until");
        assertThat(command.validate(false, "retro")).contains("retro.yaml:3:7");
        JsonNode json = new ObjectMapper().readTree(command.validate(true, "retro"));
        assertThat(json.at("/valid").asBoolean()).isFalse();
        assertThat(json.at("/problems/0/line").asInt()).isEqualTo(3);
    }

    @Test
    public void onlyFilesOfTheHomeAreRead() throws Exception {
        Path outside = folder.newFile("outside.yaml").toPath();
        PreviewCommand command = previewing(List.of());

        assertThatThrownBy(() -> command.preview(false, "1", "", "120", outside.toString()))
                .hasMessageContaining("outside the station's home");
        assertThatThrownBy(() -> command.preview(false, "1", "", "120", "../../outside.yaml"))
                .hasMessageContaining("outside");
        assertThatThrownBy(() -> command.preview(false, "1", "", "120", "gone")).hasMessageContaining("retro.yaml");
        assertThatThrownBy(() -> command.preview(false, "1", "today", "120", "retro"))
                .hasMessageContaining("2026-01-05");
    }

    private static ExplainCommand explaining(Optional<Explanation> explanation) {
        return new ExplainCommand(
                Fake.of(MasterClock.class, (proxy, method, with) -> NOW),
                Fake.of(Channels.class, (proxy, method, with) -> Optional.of(CHANNEL)),
                Fake.of(Schedules.class, (proxy, method, with) -> {
                    throw new HorizonNoScheduleDataException("not planned yet");
                }),
                Fake.of(Explanations.class, (proxy, method, with) -> explanation));
    }

    private PreviewCommand previewing(List<Problem> problems) throws Exception {
        Path home = folder.newFolder("home").toPath();
        Path channels = Files.createDirectories(home.resolve("channels"));
        Files.writeString(channels.resolve("retro.yaml"), "channel: retro-prime");
        Files.writeString(channels.resolve("_network.yaml"), "name: N");
        List<ScheduleDay> days = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            days.add(day(LocalDate.of(2026, 1, 5).plusDays(i)));
        }
        List<ScheduleEntry> first = days.get(0).entries();
        Preview preview = new Preview(
                problems.isEmpty() ? Optional.of(CHANNEL) : Optional.empty(),
                problems,
                LocalDate.of(2026, 1, 5),
                days,
                List.of(
                        new Change(Change.Kind.ADDED, Optional.empty(), Optional.of(first.get(0))),
                        new Change(Change.Kind.MOVED, Optional.of(first.get(0)), Optional.of(first.get(1)))));
        return new PreviewCommand(
                Fake.of(Station.class, (proxy, method, with) -> method.getName().equals("home") ? home : channels),
                Fake.of(Previews.class, (proxy, method, with) -> {
                    assertThat(((PlanText) with[0]).beside()).containsKey("_network.yaml");
                    return preview;
                }));
    }

    private static ScheduleDay day(LocalDate date) {
        Instant start = date.atTime(6, 0).atZone(ZONE).toInstant();
        return new ScheduleDay(
                CHANNEL.id(),
                date,
                start,
                start.plusSeconds(86_400),
                List.of(
                        entry(ScheduleEntry.Kind.PROGRAMME, start, 0, 60, "Bar Show", "S01E01"),
                        entry(ScheduleEntry.Kind.PROGRAMME, start, 60, 210, "Casablanca", ""),
                        entry(ScheduleEntry.Kind.OFF_AIR, start, 210, 1440, "", "")),
                "d",
                1);
    }

    private static ScheduleEntry entry(
            ScheduleEntry.Kind kind, Instant day, int from, int to, String title, String subtitle) {
        return new ScheduleEntry(
                "e" + from,
                kind,
                day.plusSeconds(from * 60L),
                day.plusSeconds(to * 60L),
                title,
                subtitle,
                Optional.empty(),
                "");
    }

    private static Explanation explanation() {
        Instant start = Instant.parse("2026-01-05T13:00:00Z");
        AssetId asset = AssetId.of("folder:a");
        ScheduleEntry entry = new ScheduleEntry(
                "e",
                ScheduleEntry.Kind.PROGRAMME,
                start,
                start.plusSeconds(1800),
                "Bar Show",
                "The Bet",
                Optional.of(asset),
                "",
                List.of(
                        new Part(Part.Role.PRESENTATION, asset, "Card"),
                        new Part(Part.Role.PROGRAMME, asset, "The Bet")),
                false,
                Packaging.USUAL,
                new Origin(
                        "retro.yaml",
                        24,
                        "every_day",
                        "06:00-18:00",
                        "bar_show",
                        "bar_show",
                        132,
                        List.of("episode 47 of 132", "out of turn")),
                Optional.empty());
        return new Explanation(
                CHANNEL.id(),
                NOW,
                List.of(
                        new Artefact(Artefact.Kind.DIRECTIVE, "retro.yaml", "a".repeat(64), List.of(), 0),
                        new Artefact(Artefact.Kind.SCHEDULE_DAY, "2026-01-05", "bbbb", List.of("a".repeat(64)), 3)),
                entry,
                true,
                List.of(),
                List.of(new Explanation.Gap(
                        start.plusSeconds(720), Rational.of(150), "chapter at 7:12", List.of(), List.of())),
                Optional.empty(),
                List.of("an operator extended it"));
    }
}

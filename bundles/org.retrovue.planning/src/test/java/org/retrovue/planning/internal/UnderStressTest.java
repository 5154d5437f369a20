package org.retrovue.planning.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.plan.Airings;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.store.DocumentStore.Document;
import org.retrovue.time.BroadcastDay;

/** Restarts, kills, damage: nothing is lost, and the reason is shown. */
public final class UnderStressTest {
    private static final String NOON = "2026-01-07T12:07:13Z";
    private static final String RESTED = "channel: x\nnumber: 7\ntimezone: UTC\ngrid: 30m\n"
            + "pools: {a: {match: \"collection:a\", order: random, avoid_last: 36h}}\n"
            + "schedule:\n  every_day:\n    - \"06:00-06:00\": a\n";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aKillBetweenAnyTwoWritesLosesNothingThatWasOffered() {
        for (int writes = 0; writes < 12; writes++) {
            TestStation killed = new TestStation(NOON)
                    .has(TestStation.shows(5, 1320))
                    .channel(TestStation.SITCOM)
                    .run(Duration.ofSeconds(4));
            killed.store.failAfter(writes);
            killed.run(Duration.ofMinutes(7L * writes));
            List<BlockPlan> offered = killed.plans();
            List<LogEntry> locked = killed.view().log().all();
            killed.store.failAfter(Integer.MAX_VALUE);

            TestStation after = new TestStation(killed.now.plusSeconds(10), killed.store)
                    .has(TestStation.shows(5, 1320))
                    .channel(TestStation.SITCOM)
                    .run(Duration.ofSeconds(3));

            Instant now = after.now;
            assertThat(after.view().holeReason()).isEmpty();
            assertThat(covering(after.view().log().all(), now)).isEqualTo(covering(locked, now));
            assertThat(after.plans().stream().map(BlockPlan::frames))
                    .containsAll(offered.stream()
                            .filter(plan -> plan.end().isAfter(now))
                            .map(BlockPlan::frames)
                            .toList());
            assertThat(after.faults.active()).isEmpty();
        }
    }

    private static List<LogEntry> covering(List<LogEntry> log, Instant from) {
        return log.stream().filter(block -> block.end().isAfter(from)).limit(10).toList();
    }

    @Test
    public void aPlantedSeamIsNotHandedOnAndTheReasonIsShown() {
        TestStation station = new TestStation(NOON)
                .has(TestStation.shows(5, 1320))
                .channel(TestStation.SITCOM)
                .run(Duration.ofSeconds(4));
        Document sound =
                station.store.find(Archive.LOG, "x", "20260107T140000Z").orElseThrow();
        String body = sound.body().replace("\"start\":\"2026-01-07T14:00:00Z\"", "\"start\":\"2026-01-07T13:50:00Z\"");
        station.store.put(List.of(new Document(
                sound.kind(),
                sound.owner(),
                sound.id(),
                Instant.parse("2026-01-07T13:50:00Z"),
                sound.end(),
                org.retrovue.api.plan.Seeds.hex(body),
                body)));

        TestStation after = new TestStation(station.now.plusSeconds(5), station.store)
                .has(TestStation.shows(5, 1320))
                .channel(TestStation.SITCOM)
                .run(Duration.ofMinutes(90));

        assertThat(after.plans()).noneMatch(plan -> plan.start().equals(Instant.parse("2026-01-07T13:50:00Z")));
        assertThat(after.faults.active().toString())
                .contains("TransmissionLogSeam")
                .contains("TL-SEAM-003");
    }

    @Test
    public void theCatalogueShrinksUnderAPlanAndGrowsAgain() {
        TestStation station = new TestStation(NOON)
                .has(TestStation.shows(8, 1320))
                .channel(TestStation.SITCOM)
                .run(Duration.ofSeconds(4));

        station.has(TestStation.shows(3, 1320)).run(Duration.ofMinutes(2));
        assertThat(titles(station)).containsOnly("s:a-1", "s:a-2", "s:a-3");
        assertThat(station.view().holeReason()).isEmpty();
        assertThat(station.manager.planner(TestStation.ID).orElseThrow().revisions())
                .anyMatch(revision -> revision.reason().equals("the catalogue changed")
                        && !revision.changes().isEmpty());

        station.has(List.of()).run(Duration.ofMinutes(40));
        assertThat(station.faults.active().toString()).contains("not in the catalogue");

        station.has(TestStation.shows(8, 1320)).run(Duration.ofMinutes(40));
        assertThat(station.view().holeReason()).isEmpty();
        assertThat(titles(station)).contains("s:a-4", "s:a-8");
    }

    private static List<String> titles(TestStation station) {
        Instant free = station.view().horizon().logUntil();
        return station.view().entries().all().stream()
                .filter(entry -> !entry.start().isBefore(free))
                .flatMap(entry -> entry.parts().stream())
                .map(part -> part.asset().value())
                .distinct()
                .toList();
    }

    @Test
    public void aFileThatIsBrokenDeletedAndRestoredFindsItsPlanAgain() throws Exception {
        TestStation station = new TestStation(NOON).has(TestStation.shows(5, 1320));
        ChannelFiles files =
                new ChannelFiles(folder.getRoot().toPath(), station.store, station.faults, TestStation.Plugins.fence());
        write(1, TestStation.SITCOM);
        step(station, files);
        List<LogEntry> locked = station.view().log().all();

        write(2, "channel: x\nnumber: [\n");
        step(station, files);
        assertThat(station.faults.active().toString()).contains("its last good version stays on the air");
        assertThat(station.view().log().all()).startsWith(locked.toArray(LogEntry[]::new));

        Files.delete(folder.getRoot().toPath().resolve("x.yaml"));
        step(station, files);
        assertThat(station.manager.views()).isEmpty();

        write(3, TestStation.SITCOM);
        step(station, files);
        assertThat(station.view().log().all()).startsWith(locked.toArray(LogEntry[]::new));
        assertThat(station.view().holeReason()).isEmpty();
        assertThat(station.faults.active()).isEmpty();
    }

    private void write(int version, String text) throws Exception {
        Path file = folder.getRoot().toPath().resolve("x.yaml");
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + version * 1000L));
    }

    private static void step(TestStation station, ChannelFiles files) {
        for (int i = 0; i < 3; i++) {
            files.poll(List.of(TestStation.Plugins.compiler()));
            station.now = station.now.plusSeconds(1);
            station.loaded(files.loaded()).step();
        }
    }

    @Test
    public void eachDaySeesWhatTheDaysBeforeItShowedAlsoOverRestarts() {
        TestStation through =
                new TestStation(NOON).has(TestStation.shows(90, 1320)).channel(RESTED);
        TestStation restarted =
                new TestStation(NOON).has(TestStation.shows(90, 1320)).channel(RESTED);
        for (int day = 0; day < 6; day++) {
            through.run(Duration.ofSeconds(4));
            restarted.run(Duration.ofSeconds(4));
            through.now = through.now.plus(Duration.ofDays(1));
            restarted = new TestStation(through.now, restarted.store)
                    .has(TestStation.shows(90, 1320))
                    .channel(RESTED);
        }
        through.run(Duration.ofSeconds(4));
        restarted.run(Duration.ofSeconds(4));

        assertThat(restarted.view().entries().all())
                .isEqualTo(through.view().entries().all());
        BroadcastDay today = BroadcastDay.containing(through.now, ZoneOffset.UTC, LocalTime.of(6, 0));
        Airings known = through.manager.planner(TestStation.ID).orElseThrow().airingsBefore(today.next());
        Map<AssetId, Instant> last = new HashMap<>();
        List<Instant> starts = new ArrayList<>();
        for (ScheduleEntry entry : all(through.store)) {
            if (entry.start().isBefore(today.end())) {
                entry.parts().forEach(part -> last.put(part.asset(), entry.start()));
                starts.add(entry.start());
            }
        }
        assertThat(starts).hasSizeGreaterThan(7 * 40);
        last.forEach(
                (asset, start) -> assertThat(known.last(asset, today.end())).contains(start));
        Map<AssetId, Instant> rested = new HashMap<>();
        for (ScheduleEntry entry : through.view().entries().all()) {
            Instant before = rested.put(entry.asset().orElseThrow(), entry.start());
            if (before != null) {
                assertThat(Duration.between(before, entry.start()))
                        .as("%s at %s", entry.title(), entry.start())
                        .isGreaterThanOrEqualTo(Duration.ofHours(36));
            }
        }
        last.forEach((asset, start) -> assertThat(known.last(asset, start).stream())
                .allSatisfy(before -> assertThat(before).isBefore(start)));
    }

    private static List<ScheduleEntry> all(MemoryStore store) {
        return store.between(Archive.DAY, "x", Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")).stream()
                .flatMap(document -> PlanJson.day(document.body()).entries().stream())
                .toList();
    }

    @Test
    public void manyChannelsExtendAtManyMoments() {
        Map<Long, Long> hours = java.util.stream.IntStream.range(0, 1000)
                .mapToObj(i -> Depths.USUAL.guide(ChannelId.of("channel-" + i)))
                .peek(depth -> assertThat(depth).isBetween(Duration.ofDays(4), Duration.ofDays(5)))
                .collect(Collectors.groupingBy(Duration::toHours, Collectors.counting()));

        assertThat(hours).hasSize(20);
        assertThat(hours.values()).allMatch(count -> count < 100);
        assertThat(new Depths(1, 0)).isEqualTo(new Depths(2, 2));
    }
}

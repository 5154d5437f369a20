package org.retrovue.planning.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.retrovue.planning.internal.TestStation.SITCOM;
import static org.retrovue.planning.internal.TestStation.file;
import static org.retrovue.planning.internal.TestStation.shows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.tck.fake.Assets;
import org.retrovue.time.FrameRate;

public final class HorizonTest {
    private static final String NOON = "2026-01-07T12:07:13Z";

    @Test
    public void aNewChannelIsOnTheAirAtOnceAndJoinedInProgress() {
        TestStation station =
                new TestStation(NOON).has(shows(5, 1320)).channel(SITCOM).step();

        BlockPlan plan = station.plans().get(0);
        assertThat(plan.start()).isEqualTo(Instant.parse("2026-01-07T12:00:00Z"));
        assertThat(plan.frames().start()).isEqualTo(FrameRate.NTSC.frameAtOrAfter(plan.start()));
        assertThat(plan.events().get(0).kind()).isEqualTo(EventKind.CONTENT);
        assertThat(station.view().holeReason()).isEmpty();
        assertThat(station.faults.active()).isEmpty();
    }

    @Test
    public void horizonsAreHeldWhileTimeGoesBy() {
        TestStation station = new TestStation(NOON)
                .has(shows(5, 1320))
                .channel(file("10m", "{start: \"06:00\", pool: a}"))
                .step();
        for (int i = 0; i < 300; i++) {
            station.now = station.now.plusSeconds(97);
            station.step();
            Instant now = station.now;
            PlannedView view = station.view();

            assertThat(view.horizon().guideUntil()).isAfter(now.plus(Duration.ofDays(2)));
            assertThat(view.horizon().logUntil()).isAfter(now.plus(Duration.ofHours(2)));
            assertThat(view.horizon().plansUntil()).isAfterOrEqualTo(now.plus(Duration.ofMinutes(30)));
        }
        contiguous(station.view());
        assertThat(station.faults.active()).isEmpty();
    }

    private static void contiguous(PlannedView view) {
        List<LogEntry> log = view.log().all();
        for (int i = 1; i < log.size(); i++) {
            assertThat(log.get(i).start()).isEqualTo(log.get(i - 1).end());
        }
        List<BlockPlan> plans = view.plans().all();
        for (int i = 1; i < plans.size(); i++) {
            assertThat(plans.get(i).frames().start())
                    .isEqualTo(plans.get(i - 1).frames().end());
        }
        List<ScheduleEntry> entries = view.entries().all();
        for (int i = 1; i < entries.size(); i++) {
            assertThat(entries.get(i).start()).isEqualTo(entries.get(i - 1).end());
        }
    }

    @Test
    public void aRestartFindsWhatWasPlanned() {
        TestStation before =
                new TestStation(NOON).has(shows(5, 1320)).channel(SITCOM).run(Duration.ofSeconds(5));
        TestStation after = new TestStation(before.now.plusSeconds(30), before.store)
                .has(shows(7, 1320))
                .channel(SITCOM)
                .step();

        assertThat(after.plans()).startsWith(before.plans().toArray(BlockPlan[]::new));
        assertThat(after.view().log().all())
                .startsWith(before.view().log().all().toArray(LogEntry[]::new));
        contiguous(after.view());
    }

    @Test
    public void twoStationsPlanTheSameBytes() {
        TestStation one =
                new TestStation(NOON).has(shows(5, 1320)).channel(SITCOM).run(Duration.ofSeconds(5));
        TestStation two =
                new TestStation(NOON).has(shows(5, 1320)).channel(SITCOM).run(Duration.ofSeconds(5));

        assertThat(two.store.documents).isEqualTo(one.store.documents);
    }

    @Test
    public void anEmptyPoolLeavesAHoleThatSaysWhyAndIsJoinedAtABoundaryNobodyHasSeen() {
        TestStation station = new TestStation(NOON).channel(SITCOM).run(Duration.ofSeconds(3));
        assertThat(station.plans()).isEmpty();
        assertThat(station.view().holeReason()).startsWith("pool 'a' matches no ready asset");
        assertThat(station.faults.active()).containsKey("HorizonNoScheduleData x");

        station.has(shows(5, 1320)).run(Duration.ofSeconds(1));

        BlockPlan plan = station.plans().get(0);
        long first = plan.frames().start();
        assertThat(plan.start()).isEqualTo(Instant.parse("2026-01-07T12:00:00Z"));
        assertThat(first % FrameRate.NTSC.segmentFrames()).isZero();
        assertThat(FrameRate.NTSC.startOf(first)).isBetween(station.now.plusSeconds(20), station.now.plusSeconds(23));
        Event event = plan.events().get(0);
        long blockStart = FrameRate.NTSC.frameAtOrAfter(plan.start());
        if (event.kind() == EventKind.CONTENT
                && event.frames().start() == first
                && plan.events().size() > 5) {
            assertThat(event.sourceStart()).isEqualTo(FrameRate.NTSC.seconds(first - blockStart));
        }
        assertThat(station.view().holeReason()).isNotEmpty();

        station.run(Duration.ofSeconds(25));
        assertThat(station.view().holeReason()).isEmpty();
        assertThat(station.faults.active()).isEmpty();
        contiguous(station.view());
    }

    @Test
    public void whatAVirtualAssetCouldNotBecomeItBecomesBeforeItIsLocked() {
        List<Asset> library = new ArrayList<>(shows(5, 1320));
        library.add(Assets.asset("s:b-1").collection("b").seconds(700).ready());
        TestStation station = new TestStation(NOON)
                .has(library)
                .channel("virtual_assets: {pair: [{pick: 2, from: b}]}\n"
                        + file(
                                "30m",
                                "{start: \"06:00\", end: \"14:00\", pool: a}",
                                "{start: \"14:00\", end: \"06:00\", virtual: pair}"))
                .run(Duration.ofSeconds(3));
        Instant two = Instant.parse("2026-01-07T14:00:00Z");
        assertThat(station.view().entries().covering(two, two.plusSeconds(1)))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.kind()).isEqualTo(ScheduleEntry.Kind.MISSING);
                    assertThat(entry.reason()).contains("1 ready in 'b' where 2 are needed");
                });
        assertThat(station.view().horizon().logUntil()).isEqualTo(two);

        library.add(Assets.asset("s:b-2").collection("b").seconds(700).ready());
        station.has(library).run(Duration.ofSeconds(40));

        assertThat(station.view().log().covering(two, two.plusSeconds(1)))
                .singleElement()
                .satisfies(block -> assertThat(block.items().stream()
                                .filter(item -> item.kind() == LogEntry.ItemKind.CONTENT)
                                .flatMap(item -> item.asset().stream())
                                .distinct())
                        .hasSize(2));
        contiguous(station.view());
    }

    @Test
    public void whileTheLibraryGrowsLittleIsLocked() {
        TestStation station = new TestStation(NOON)
                .scanning(true)
                .has(shows(1, 600))
                .channel(file("10m", "{start: \"06:00\", pool: a}"))
                .step();
        assertThat(station.view().horizon().logUntil()).isBefore(station.now.plus(Duration.ofMinutes(12)));
        assertThat(station.view().plans().all()).isNotEmpty();

        station.has(shows(6, 600)).scanning(false).run(Duration.ofSeconds(32));
        assertThat(station.view().horizon().logUntil()).isAfter(station.now.plus(Duration.ofHours(5)));
        assertThat(station.view().log().all().stream()
                        .flatMap(entry -> entry.items().stream())
                        .flatMap(item -> item.asset().stream())
                        .distinct())
                .hasSize(6);
        contiguous(station.view());
    }

    @Test
    public void howLoudAnAssetIsMakesNoDayAnewAndKeepsNoLockBack() {
        TestStation station =
                new TestStation(NOON).has(shows(5, 1320)).channel(SITCOM).step();
        Timetable<ScheduleEntry> planned = station.view().entries();
        List<Asset> measured = new ArrayList<>(shows(4, 1320));
        measured.add(Assets.asset("s:a-5")
                .collection("a")
                .seconds(1320)
                .attribute("loudness.integrated", "-23.1")
                .ready());
        measured.add(Assets.asset("s:ad-5")
                .collection("filler")
                .type("commercial")
                .seconds(15)
                .attribute("loudness.peak", "-3")
                .ready());

        station.has(measured);
        for (int i = 0; i < 10; i++) {
            station.now = station.now.plus(Duration.ofMinutes(10));
            station.step();
        }

        assertThat(station.view().entries()).isSameAs(planned);
        assertThat(station.view().horizon().logUntil()).isAfter(station.now.plus(Duration.ofHours(6)));
        assertThat(station.plans())
                .flatExtracting(BlockPlan::events)
                .anyMatch(event -> event.parameters().containsKey("loudness.integrated")
                        || event.parameters().containsKey("loudness.peak"));
    }

    @Test
    public void thePastOfANewChannelIsMadeFromTheLibraryAsItHasCome() {
        TestStation station = new TestStation(NOON)
                .scanning(true)
                .has(shows(1, 600))
                .channel(file("10m", "{start: \"06:00\", pool: a}"))
                .step();
        assertThat(morning(station)).hasSize(1);

        station.has(shows(6, 600)).scanning(false).run(Duration.ofSeconds(32));
        assertThat(morning(station)).hasSize(6);
        station.has(shows(8, 600)).run(Duration.ofSeconds(3));
        assertThat(morning(station)).hasSize(6);
        contiguous(station.view());
    }

    private static Set<AssetId> morning(TestStation station) {
        return station.view().entries().covering(Instant.parse("2026-01-07T06:00:00Z"), Instant.parse(NOON)).stream()
                .flatMap(entry -> entry.asset().stream())
                .collect(Collectors.toSet());
    }

    @Test
    public void anAssetThatIsRetiredAfterLockingIsSubstitutedToTheFrame() {
        TestStation station =
                new TestStation(NOON).has(shows(3, 1320)).channel(SITCOM).step();
        List<BlockPlan> fed = station.plans();

        station.has(retired(shows(3, 1320), "a-2")).run(Duration.ofMinutes(100));

        assertThat(station.plans()).startsWith(fed.get(0));
        assertThat(station.plans())
                .flatExtracting(BlockPlan::events)
                .filteredOn(event -> event.kind() == EventKind.CONTENT
                        && event.frames().start() > fed.get(0).frames().end())
                .isNotEmpty()
                .noneMatch(event -> event.asset().orElseThrow().title().equals("a-2"));
        assertThat(station.plans()).flatExtracting(BlockPlan::events).noneMatch(e -> e.kind() == EventKind.SLATE);
        assertThat(station.faults.active()).containsOnlyKeys("ScheduledAssetNotReady s:a-2");
        assertThat(station.faults.active().toString()).contains("the file is gone");
        contiguous(station.view());
    }

    @Test
    public void whereNothingElseIsReadyASlateSaysWhyUntilSomethingIs() {
        TestStation station =
                new TestStation(NOON).has(shows(3, 1320)).channel(SITCOM).step();
        station.has(retired(shows(3, 1320), "a-")).run(Duration.ofMinutes(31));

        assertThat(station.plans().get(station.plans().size() - 1).events()).anySatisfy(event -> {
            assertThat(event.kind()).isEqualTo(EventKind.SLATE);
            assertThat(event.parameters().get("text")).contains("the file is gone");
        });

        station.has(shows(3, 1320)).run(Duration.ofSeconds(2));
        assertThat(station.plans().get(station.plans().size() - 1).events())
                .noneMatch(event -> event.kind() == EventKind.SLATE);
        contiguous(station.view());
    }

    private static List<Asset> retired(List<Asset> assets, String which) {
        return assets.stream()
                .map(asset -> asset.title().startsWith(which)
                        ? asset.in(AssetState.RETIRED, Optional.of("the file is gone"))
                        : asset)
                .toList();
    }

    @Test
    public void anEditCountsFromTheFirstBlockThatIsNotLocked() {
        List<Asset> library = new ArrayList<>(shows(5, 1320));
        library.add(Assets.asset("s:b-1").collection("b").seconds(3000).ready());
        TestStation station = new TestStation(NOON).has(library).channel(SITCOM).step();
        List<LogEntry> locked = station.view().log().all();
        Instant until = station.view().horizon().logUntil();

        station.channel(file("1h", "{start: \"06:00\", title: Other, pool: b}")).run(Duration.ofSeconds(3));

        assertThat(station.view().log().all()).startsWith(locked.toArray(LogEntry[]::new));
        assertThat(station.view().entries().covering(until, until.plusSeconds(3600)))
                .first()
                .satisfies(entry -> assertThat(entry.title()).isEqualTo("Other"));
        contiguous(station.view());
        assertThat(station.faults.active()).isEmpty();
    }

    @Test
    public void anotherFrameRateFeedsThePresentAnew() {
        TestStation station =
                new TestStation(NOON).has(shows(5, 1320)).channel(SITCOM).run(Duration.ofSeconds(3));

        station.channel(SITCOM + "format: pal-576p\n").step();

        assertThat(station.plans()).allMatch(plan -> plan.rate().equals(FrameRate.PAL));
        assertThat(station.plans().get(0).start()).isEqualTo(Instant.parse("2026-01-07T12:00:00Z"));
        contiguous(station.view());
    }

    @Test
    public void aStoreThatIsOutOfOrderTakesNoChannelOffTheAir() {
        TestStation station = new TestStation(NOON).has(shows(5, 1320)).channel(SITCOM);
        station.store.broken = true;
        station.step();
        assertThat(station.view().holeReason()).isEmpty();
        assertThat(station.faults.active()).containsKey("PlanningStore x");

        station.store.broken = false;
        station.step();
        assertThat(station.faults.active()).isEmpty();
        assertThat(station.store.between(Archive.PLAN, "x", station.now, station.now.plusSeconds(1)))
                .hasSize(1);
    }

    @Test
    public void aChannelWhoseFileIsGoneGoesOff() {
        TestStation station =
                new TestStation(NOON).has(shows(5, 1320)).channel(SITCOM).step();

        station.off().step();

        assertThat(station.manager.views()).isEmpty();
    }

    @Test
    public void openTimeShowsASlateAndTheDayGoesOnAfterIt() {
        TestStation station = new TestStation("2026-01-07T09:59:00Z")
                .has(shows(5, 1320))
                .channel(file("30m", "{start: \"10:30\", end: \"08:00\", pool: a}"))
                .step();

        BlockPlan plan = station.plans().get(0);
        assertThat(plan.events()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(EventKind.SLATE);
            assertThat(event.parameters().get("text")).isEqualTo("nothing is scheduled from 08:00 to 10:30");
        });
        station.run(Duration.ofMinutes(35));
        contiguous(station.view());
        assertThat(station.faults.active()).isEmpty();
    }
}

package org.retrovue.planning.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.Details;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.OverrideOrder;
import org.retrovue.api.plan.OverrideRecord;
import org.retrovue.api.plan.OverrideRefusedException;
import org.retrovue.api.plan.Part;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.tck.fake.Assets;
import org.retrovue.tck.fake.ListedCatalog;
import org.retrovue.time.Rational;

/** Orders for blocks that are in the guide and not locked yet: they are locked by the order, each by itself. */
public final class EarlyOrdersTest {
    private static final Instant TOMORROW = Instant.parse("2026-01-08T20:00:00Z");
    private static final Asset SPECIAL =
            Assets.asset("s:special").collection("b").seconds(1500).ready();

    private final TestStation station = TestStation.withSitcom("2026-01-07T12:07:13Z", SPECIAL);

    private OverrideDesk desk() {
        return station.desk();
    }

    private OverrideRecord replace() throws OverrideRefusedException {
        OverrideOrder order = new OverrideOrder.Replace(TestStation.ID, TOMORROW.plusSeconds(600), SPECIAL.id());
        return desk().apply(order, "Ann", "in memoriam");
    }

    private OverrideRecord extend() throws OverrideRefusedException {
        OverrideOrder order = new OverrideOrder.Extend(TestStation.ID, TOMORROW, Duration.ofMinutes(20));
        return desk().apply(order, "Ann", "a speech");
    }

    @Test
    public void aBlockOfTheGuideIsReplacedAndLockedByItself() throws Exception {
        Instant locked = station.view().horizon().logUntil();
        List<ScheduleEntry> guide = station.view().entries().all();

        OverrideRecord record = replace();

        assertThat(record.what()).isEqualTo("Sitcom: a-3 at 2026-01-08 20:00:00 (UTC) is replaced by special");
        assertThat(entryAt(TOMORROW).asset()).contains(SPECIAL.id());
        assertThat(station.view().log().covering(TOMORROW, TOMORROW.plusNanos(1)))
                .hasSize(1);
        assertThat(station.view().horizon().logUntil()).isEqualTo(locked);
        assertThat(changed(guide)).containsExactly(TOMORROW);
    }

    @Test
    public void itStaysThroughEditsAndRestartsAndAirs() throws Exception {
        replace();
        String edited = TestStation.SITCOM.replace("Sitcom", "Comedy");
        station.channel(edited).step();
        TestStation after = TestStation.withSitcom(station.now.plusSeconds(1), station.store, SPECIAL)
                .channel(edited)
                .step();

        assertThat(after.view().entries().covering(TOMORROW, TOMORROW.plusNanos(1)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.asset()).contains(SPECIAL.id()));
        while (after.now.isBefore(TOMORROW)) {
            after.now = after.now.plus(Duration.ofMinutes(10));
            after.step();
            whole(after);
        }
        assertThat(after.faults.active()).isEmpty();
        assertThat(after.view().plans().covering(TOMORROW, TOMORROW.plusSeconds(1800)))
                .flatExtracting(BlockPlan::events)
                .anyMatch(event -> event.asset()
                        .filter(asset -> asset.id().equals(SPECIAL.id()))
                        .isPresent());
    }

    @Test
    public void itIsFreeAgainWhenItIsTakenBack() throws Exception {
        List<ScheduleEntry> guide = station.view().entries().all();
        OverrideRecord record = replace();

        desk().undo(TestStation.ID, record.id(), "Bob", "a mistake");

        assertThat(station.view().entries().all()).isEqualTo(guide);
        assertThat(station.view().log().covering(TOMORROW, TOMORROW.plusNanos(1)))
                .isEmpty();
        whole(station);
    }

    @Test
    public void whatComesBeforeAndAfterIsWholeWhenItIsTakenBackLate() throws Exception {
        OverrideRecord record = extend();
        while (station.now.isBefore(TOMORROW.minus(Duration.ofHours(1)))) {
            station.now = station.now.plus(Duration.ofMinutes(10));
            station.step();
        }

        desk().undo(TestStation.ID, record.id(), "Bob", "it is over");
        station.run(Duration.ofSeconds(3));

        whole(station);
        assertThat(entryAt(TOMORROW).end()).isEqualTo(TOMORROW.plus(Duration.ofMinutes(30)));
        assertThat(station.faults.active()).isEmpty();
    }

    @Test
    public void aBlockOfTheGuideIsExtendedAndWhatFollowsGivesWay() throws Exception {
        extend();

        assertThat(entryAt(TOMORROW).end()).isEqualTo(TOMORROW.plus(Duration.ofMinutes(50)));
        assertThat(entryAt(TOMORROW.plus(Duration.ofMinutes(50))).start())
                .isEqualTo(TOMORROW.plus(Duration.ofMinutes(50)));
        entries(station);
        assertThat(desk().records(TestStation.ID)).hasSize(1);
        assertThatThrownBy(() -> desk().apply(
                                new OverrideOrder.Extend(
                                        TestStation.ID, TOMORROW.minusSeconds(86_400 * 2), Duration.ofMinutes(5)),
                                "Ann",
                                "too late"))
                .isInstanceOf(OverrideRefusedException.class);
    }

    @Test
    public void aDayThatWouldRunIntoALockedBlockOfTheNextEndsBeforeIt() {
        Instant start = Instant.parse("2026-01-07T06:00:00Z");
        Instant end = start.plus(Duration.ofDays(1));
        ScheduleEntry first = entry(start, end.minusSeconds(1800));
        ScheduleEntry runsOver = entry(end.minusSeconds(1800), end.plusSeconds(900));
        ScheduleDay base = new ScheduleDay(
                TestStation.ID, LocalDate.of(2026, 1, 7), start, runsOver.end(), List.of(first, runsOver), "d", 1);

        ScheduleDay free = new DayMerge(base, from -> Optional.of(base), start)
                .around(List.of(), end, Optional.of(runsOver.end()));
        ScheduleDay held =
                new DayMerge(base, from -> Optional.of(base), start).around(List.of(), end, Optional.of(end));

        assertThat(free).isEqualTo(base);
        assertThat(held.end()).isEqualTo(end);
        assertThat(held.entries().get(1).kind()).isEqualTo(ScheduleEntry.Kind.FILL);
    }

    @Test
    public void whatDressesTheBlockStaysWithTheCardOfTheOthersRating() {
        Asset intro = Assets.asset("s:intro").collection("idents").seconds(10).ready();
        Asset mild = rated("s:card-pg", "cards", "PG", 5);
        Asset harsh = rated("s:card-r", "cards", "R", 5);
        Asset film = rated("s:film", "films", "PG", 1500);
        Asset other = rated("s:other", "films", "R", 1600);
        List<Part> dressed = List.of(
                part(intro, Part.Role.PRESENTATION),
                part(mild, Part.Role.PRESENTATION),
                part(film, Part.Role.PROGRAMME),
                part(intro, Part.Role.PRESENTATION));
        ListedCatalog catalog = ListedCatalog.of(intro, mild, harsh, film, other);

        Redressing whole = new Redressing(dressed, other, catalog, Rational.of(1800));
        Redressing tight = new Redressing(dressed, other, catalog, Rational.of(1610));

        assertThat(whole.parts())
                .extracting(Part::asset)
                .containsExactly(intro.id(), harsh.id(), other.id(), intro.id());
        assertThat(whole.isComplete()).isTrue();
        assertThat(tight.parts()).extracting(Part::asset).containsExactly(other.id());
        assertThat(tight.isComplete()).isFalse();
    }

    private static Asset rated(String id, String collection, String rating, long seconds) {
        return Assets.asset(id)
                .collection(collection)
                .attribute(Details.RATING, rating)
                .seconds(seconds)
                .ready();
    }

    private static Part part(Asset asset, Part.Role role) {
        return new Part(role, asset.id(), asset.title());
    }

    private static ScheduleEntry entry(Instant start, Instant end) {
        return new ScheduleEntry(
                EntryIds.of(start),
                ScheduleEntry.Kind.PROGRAMME,
                start,
                end,
                "Show",
                "",
                Optional.of(SPECIAL.id()),
                "");
    }

    private ScheduleEntry entryAt(Instant at) {
        return station.view().entries().covering(at, at.plusNanos(1)).get(0);
    }

    private List<Instant> changed(List<ScheduleEntry> before) {
        return station.view().entries().all().stream()
                .filter(entry -> !before.contains(entry))
                .map(ScheduleEntry::start)
                .toList();
    }

    private static void whole(TestStation station) {
        entries(station);
        List<LogEntry> log = station.view().log().all().stream()
                .filter(block -> block.start().isBefore(station.view().horizon().logUntil()))
                .toList();
        for (int i = 1; i < log.size(); i++) {
            assertThat(log.get(i).start()).isEqualTo(log.get(i - 1).end());
        }
    }

    private static void entries(TestStation station) {
        List<ScheduleEntry> all = station.view().entries().all();
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).start()).isEqualTo(all.get(i - 1).end());
        }
    }
}

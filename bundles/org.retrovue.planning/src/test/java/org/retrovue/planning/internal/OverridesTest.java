package org.retrovue.planning.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.OverrideOrder;
import org.retrovue.api.plan.OverrideRecord;
import org.retrovue.api.plan.OverrideRefusedException;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.tck.fake.Assets;

/** Operators' orders change what is locked, and nothing that viewers were offered. */
public final class OverridesTest {
    private static final Instant NOON = Instant.parse("2026-01-07T12:00:00Z");
    private static final Asset SPECIAL =
            Assets.asset("s:special").collection("b").seconds(1500).ready();
    private static final Asset EPIC =
            Assets.asset("s:epic").collection("b").seconds(9000).ready();

    private final TestStation station = TestStation.withSitcom("2026-01-07T12:07:13Z", SPECIAL, EPIC);

    private OverrideDesk desk() {
        return station.desk();
    }

    private static OverrideOrder extend(Instant at, int minutes) {
        return new OverrideOrder.Extend(TestStation.ID, at, Duration.ofMinutes(minutes));
    }

    @Test
    public void theBlockThatIsOnIsExtendedAndTheNextAbsorbsIt() throws Exception {
        BlockPlan onAir = station.plans().get(0);

        OverrideRecord record = desk().apply(extend(station.now, 5), "Ann", "the news runs over");

        assertThat(record.what()).isEqualTo("Sitcom at 2026-01-07 12:00:00 (UTC) lasts 5 minutes longer");
        assertThat(station.plans().get(0)).isEqualTo(onAir);
        assertThat(starts()).startsWith("12:00", "12:30", "12:35", "13:00", "13:30");
        assertThat(entryAt("12:33").start()).isEqualTo(NOON);
        assertThat(entryAt("12:40").origin().because()).last().asString().contains("begins later");
        whole();
        station.run(Duration.ofSeconds(5));
        assertThat(starts()).startsWith("12:00", "12:30", "12:35", "13:00", "13:30");
        whole();
        assertThat(desk().records(TestStation.ID)).containsExactly(record);
        assertThat(station.manager
                        .planner(TestStation.ID)
                        .orElseThrow()
                        .revisions()
                        .get(0)
                        .reason())
                .startsWith("order: Sitcom");
    }

    @Test
    public void whatTheNextCannotAbsorbIsPushedOn() throws Exception {
        desk().apply(extend(station.now, 20), "Ann", "a speech");

        assertThat(starts()).startsWith("12:00", "12:30", "12:50", "13:12", "13:34", "14:00");
        whole();
        station.run(Duration.ofMinutes(60));
        whole();
        assertThat(station.faults.active()).isEmpty();
    }

    @Test
    public void theFreeFutureGoesOnAfterAnExtensionOfTheLastLockedBlock() throws Exception {
        Instant last = station.view()
                .log()
                .all()
                .get(station.view().log().all().size() - 1)
                .start();

        desk().apply(extend(last, 45), "Ann", "a late match");
        station.run(Duration.ofSeconds(5));

        whole();
        station.run(Duration.ofHours(1));
        whole();
        assertThat(station.faults.active()).isEmpty();
    }

    @Test
    public void aLockedBlockShowsSomethingElseUntilThatIsTakenBack() throws Exception {
        List<LogEntry> before = station.view().log().all();
        List<ScheduleEntry> entries = station.view().entries().all();
        OverrideOrder order = new OverrideOrder.Replace(TestStation.ID, at("13:10"), SPECIAL.id());

        OverrideRecord proposed = desk().rehearse(order);
        assertThat(station.view().log().all()).isEqualTo(before);
        OverrideRecord record = desk().apply(order, "Ann", "in memoriam");

        assertThat(record.changes()).isEqualTo(proposed.changes()).hasSize(1);
        assertThat(entryAt("13:10").title()).isEqualTo("special");
        whole();
        OverrideRecord undone = desk().undo(TestStation.ID, record.id(), "Bob", "a mistake");
        assertThat(undone.takenBack().orElseThrow()).startsWith("Bob").endsWith("a mistake");
        assertThat(station.view().log().all()).isEqualTo(before);
        station.run(Duration.ofSeconds(3));
        assertThat(station.view().entries().all()).isEqualTo(entries);
        assertThatThrownBy(() -> desk().undo(TestStation.ID, record.id(), "Bob", "again"))
                .isInstanceOf(OverrideRefusedException.class)
                .hasMessageContaining("was taken back by Bob");
    }

    @Test
    public void anExtensionIsTakenBackAsLongAsNobodyHasSeenIt() throws Exception {
        List<LogEntry> before = station.view().log().all();
        OverrideRecord record = desk().apply(extend(station.now, 20), "Ann", "a speech");
        desk().undo(TestStation.ID, record.id(), "Ann", "it is over");
        assertThat(station.view().log().all()).startsWith(before.toArray(LogEntry[]::new));
        whole();

        OverrideRecord again = desk().apply(extend(station.now, 20), "Ann", "a speech");
        station.run(Duration.ofMinutes(24));
        assertThatThrownBy(() -> desk().undo(TestStation.ID, again.id(), "Ann", "too late"))
                .isInstanceOf(OverrideRefusedException.class)
                .hasMessageContaining("was offered to viewers already");
    }

    @Test
    public void whatCannotBeIsRefusedAndSaysWhy() {
        refused(extend(station.now, 300), "at most");
        refused(extend(station.now.plus(Duration.ofDays(9)), 5), "the guide reaches until");
        refused(new OverrideOrder.Replace(TestStation.ID, at("12:10"), SPECIAL.id()), "on the air");
        refused(new OverrideOrder.Replace(TestStation.ID, at("13:10"), EPIC.id()), "longer (2:30:00)");
        refused(new OverrideOrder.Replace(TestStation.ID, at("13:10"), AssetId.of("s:nope")), "not in the catalogue");
        assertThatThrownBy(() -> desk().apply(extend(station.now, 5), "Ann", " "))
                .isInstanceOf(OverrideRefusedException.class)
                .hasMessageContaining("needs a reason");
        assertThat(station.view().log().all()).noneMatch(block -> block.id().endsWith("-x"));
    }

    @Test
    public void anOrderThatAnotherBuildsOnIsNotTakenBackFirst() throws Exception {
        List<LogEntry> log = station.view().log().all();
        Instant last = log.get(log.size() - 1).start();
        OverrideRecord first = desk().apply(extend(last, 45), "Ann", "a late match");
        OverrideRecord second = desk().apply(extend(last, 10), "Ann", "a longer one");

        assertThatThrownBy(() -> desk().undo(TestStation.ID, first.id(), "Bob", "a mistake"))
                .isInstanceOf(OverrideRefusedException.class)
                .hasMessageContaining(second.id() + " builds on it");
    }

    private void refused(OverrideOrder order, String why) {
        assertThatThrownBy(() -> desk().apply(order, "Ann", "because"))
                .isInstanceOf(OverrideRefusedException.class)
                .hasMessageContaining(why);
    }

    @Test
    public void theRecordIsWrittenFirstAndAllBlocksOrNone() {
        for (int writes = 0; writes < 2; writes++) {
            List<LogEntry> log = station.view().log().all();
            List<ScheduleEntry> entries = station.view().entries().all();
            List<BlockPlan> plans = station.plans();
            station.store.failAfter(writes);

            assertThatThrownBy(() -> desk().apply(extend(station.now, 20), "Ann", "a speech"))
                    .isInstanceOf(OverrideRefusedException.class)
                    .hasMessageContaining("nothing is changed");

            station.store.failAfter(Integer.MAX_VALUE);
            station.run(Duration.ofSeconds(2));
            assertThat(station.view().log().all()).isEqualTo(log);
            assertThat(station.view().entries().all()).isEqualTo(entries);
            assertThat(station.plans()).startsWith(plans.toArray(BlockPlan[]::new));
            assertThat(desk().records(TestStation.ID)).isEmpty();
        }
        assertThat(station.store.documents.values().stream()
                        .filter(each -> each.kind().equals(Archive.OVERRIDE)))
                .hasSize(1)
                .allMatch(each -> each.body().contains("\"carriedOut\":false"));
    }

    @Test
    public void aRestartFindsTheOrderAndWhatItChanged() throws Exception {
        OverrideRecord record = desk().apply(extend(station.now, 20), "Ann", "a speech");
        TestStation after = TestStation.withSitcom(station.now.plusSeconds(1), station.store, SPECIAL, EPIC)
                .step();

        assertThat(after.view().log().all())
                .startsWith(station.view().log().all().toArray(LogEntry[]::new));
        assertThat(after.view().entries().all())
                .isEqualTo(station.view().entries().all());
        assertThat(after.desk().records(TestStation.ID)).containsExactly(record);
        assertThat(new Explainer(after.manager, after, TestStation.Plugins.segmenter(after.faults))
                        .explain(TestStation.ID, at("12:40"))
                        .orElseThrow()
                        .notes())
                .anyMatch(note -> note.contains("by Ann") && note.contains("(a speech)"));
    }

    @Test
    public void aProgrammeThatIsLongerThanItsBlockGoesOnAndALiveEventEndsWithItsOverrun() throws Exception {
        ScheduleEntry entry = entryAt("13:10");
        AssetId epic = EPIC.id();
        ScheduleEntry live = new ScheduleEntry(
                entry.id(),
                entry.kind(),
                entry.start(),
                entry.end(),
                "Match",
                "",
                Optional.of(epic),
                "",
                List.of(new org.retrovue.api.plan.Part(org.retrovue.api.plan.Part.Role.PROGRAMME, epic, "Match")),
                false,
                entry.packaging(),
                entry.origin(),
                Optional.of(Duration.ofMinutes(30)));
        Segmenter segmenter = TestStation.Plugins.segmenter(station.faults);
        LogEntry block = segmenter.segment(live, station.view().channel(), station.snapshot());
        Locked locked = new Locked(
                station.view().channel(),
                station.snapshot(),
                segmenter,
                station.now,
                station.now.plusSeconds(30),
                List.of(block),
                List.of(live));

        Filed filed =
                new Extension(locked, (OverrideOrder.Extend) extend(at("13:10"), 20), Duration.ofMinutes(10)).plan();
        assertThat(filed.after()).singleElement().satisfies(more -> {
            assertThat(more.items()).singleElement().satisfies(item -> {
                assertThat(item.asset()).contains(epic);
                assertThat(item.sourceStart().floor()).isEqualTo(1800);
            });
            assertThat(more.end()).isEqualTo(at("13:50"));
        });
        assertThatThrownBy(() -> new Extension(
                                locked, (OverrideOrder.Extend) extend(at("13:10"), 21), Duration.ofMinutes(10))
                        .plan())
                .hasMessageContaining("20 minutes more at most");
    }

    private static Instant at(String time) {
        return Instant.parse("2026-01-07T" + time + ":00Z");
    }

    private ScheduleEntry entryAt(String time) {
        return station.view()
                .entries()
                .covering(at(time), at(time).plusNanos(1))
                .get(0);
    }

    private List<String> starts() {
        return station.view().log().all().stream()
                .map(block -> block.start().toString().substring(11, 16))
                .toList();
    }

    private void whole() {
        PlannedView view = station.view();
        contiguous(
                view.log().all().stream().map(LogEntry::start).toList(),
                view.log().all().stream().map(LogEntry::end).toList());
        contiguous(
                view.entries().all().stream().map(ScheduleEntry::start).toList(),
                view.entries().all().stream().map(ScheduleEntry::end).toList());
        contiguous(
                station.plans().stream().map(BlockPlan::start).toList(),
                station.plans().stream().map(BlockPlan::end).toList());
        assertThat(station.plans()).flatExtracting(BlockPlan::events).noneMatch(e -> e.kind() == EventKind.SLATE);
    }

    private static void contiguous(List<Instant> starts, List<Instant> ends) {
        assertThat(starts.subList(1, starts.size())).isEqualTo(ends.subList(0, ends.size() - 1));
    }
}

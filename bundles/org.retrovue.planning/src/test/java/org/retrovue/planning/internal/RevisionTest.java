package org.retrovue.planning.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.plan.Change;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Preview;
import org.retrovue.api.plan.Revision;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.tck.ManualClock;
import org.retrovue.tck.fake.ActiveFaults;

/** What changes when a channel file does, tried and in earnest. */
public final class RevisionTest {
    private static final String MORNINGS = TestStation.file(
            "30m",
            "{start: \"06:00\", end: \"18:00\", title: Day, pool: a}",
            "{start: \"18:00\", end: \"06:00\", title: Night, pool: a}");
    private static final String EVENINGS = MORNINGS.replace("title: Night", "title: Late");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final TestStation station = new TestStation("2026-01-07T08:00:00Z")
            .has(TestStation.shows(5, 1320))
            .channel(MORNINGS)
            .run(Duration.ofSeconds(3));

    private List<Revision> revisions() {
        return station.manager.planner(TestStation.ID).orElseThrow().revisions();
    }

    @Test
    public void aChangedFileReplansTheFreeFutureAndSaysWhatChanged() {
        List<ScheduleEntry> before = station.view().entries().all();
        Instant free = station.view().horizon().logUntil();

        station.channel(EVENINGS).run(Duration.ofSeconds(3));

        List<ScheduleEntry> after = station.view().entries().all();
        assertThat(after.stream().filter(entry -> entry.start().isBefore(free)))
                .isEqualTo(before.stream()
                        .filter(entry -> entry.start().isBefore(free))
                        .toList());
        assertThat(revisions()).hasSize(1);
        Revision revision = revisions().get(0);
        assertThat(revision.reason()).isEqualTo("x.yaml changed");
        assertThat(revision.from()).isEqualTo(free);
        assertThat(revision.changes()).isNotEmpty().allSatisfy(change -> {
            assertThat(change.kind()).isEqualTo(Change.Kind.REPLACED);
            assertThat(change.before().orElseThrow().title()).isEqualTo("Night");
            assertThat(change.after().orElseThrow().title()).isEqualTo("Late");
        });
        assertThat(after.stream().filter(entry -> entry.title().equals("Day")).count())
                .isEqualTo(before.stream()
                        .filter(entry -> entry.title().equals("Day"))
                        .count());
        TestStation restarted = new TestStation(station.now, station.store)
                .has(TestStation.shows(5, 1320))
                .channel(EVENINGS)
                .step();
        assertThat(restarted.manager.planner(TestStation.ID).orElseThrow().revisions())
                .isEqualTo(revisions());
    }

    @Test
    public void aCommentReplansNothing() {
        List<ScheduleEntry> before = station.view().entries().all();
        long days = station.store.documents.values().stream()
                .filter(each -> each.kind().equals(Archive.DAY))
                .map(each -> each.digest())
                .distinct()
                .count();

        station.channel(MORNINGS + "# nothing\n").run(Duration.ofSeconds(3));

        assertThat(station.view().entries().all()).isEqualTo(before);
        assertThat(station.store.documents.values().stream()
                        .filter(each -> each.kind().equals(Archive.DAY))
                        .map(each -> each.digest())
                        .distinct()
                        .count())
                .isEqualTo(days);
        assertThat(revisions()).singleElement().satisfies(revision -> assertThat(revision.changes())
                .isEmpty());
    }

    @Test
    public void aPreviewIsWhatWouldBePlannedAndPublishesNothing() throws Exception {
        long documents = station.store.documents.size();
        Previewer previewer = previewer();

        Preview same = previewer.preview(new PlanText("x.yaml", MORNINGS), Optional.empty(), 3);
        Preview other = previewer.preview(new PlanText("x.yaml", EVENINGS), Optional.empty(), 3);
        Preview broken = previewer.preview(new PlanText("x.yaml", "channel: x\nnumber: ["), Optional.empty(), 3);

        assertThat(same.days()).hasSize(3);
        assertThat(same.changes()).isEmpty();
        assertThat(same.days().get(1).entries())
                .isEqualTo(station.view()
                        .entries()
                        .covering(same.days().get(1).start(), same.days().get(1).end()));
        assertThat(other.changes())
                .isNotEmpty()
                .allMatch(change -> change.entry().title().equals("Late"));
        assertThat(broken.channel()).isEmpty();
        assertThat(broken.problems()).isNotEmpty();
        assertThat(previewer
                        .segmented(
                                other.channel().orElseThrow(),
                                other.days().get(0).entries().get(0))
                        .items())
                .hasSizeGreaterThan(1);
        assertThat(station.store.documents).hasSize((int) documents);
        assertThat(revisions()).isEmpty();

        station.channel(EVENINGS).run(Duration.ofSeconds(3));
        assertThat(revisions().get(0).changes()).startsWith(other.changes().toArray(Change[]::new));
    }

    private Previewer previewer() throws Exception {
        ActiveFaults faults = new ActiveFaults();
        ChannelFiles files =
                new ChannelFiles(folder.getRoot().toPath(), new MemoryStore(), faults, TestStation.Plugins.fence());
        files.poll(List.of(TestStation.Plugins.compiler()));
        ManualClock clock = ManualClock.at(station.now);
        return new Previewer(
                station.manager,
                files,
                station,
                TestStation.Plugins.segmenter(faults),
                TestStation.Plugins.fence(),
                clock);
    }
}

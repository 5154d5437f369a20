package org.retrovue.planning.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.LogEntry.ItemKind;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.tck.fake.ActiveFaults;
import org.retrovue.tck.fake.Assets;
import org.retrovue.tck.fake.ListedCatalog;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

public final class BlockPlannerTest {
    private static final Instant START = Instant.parse("2026-01-07T12:00:00Z");

    @Test
    public void actsGoOnExactlyWhereTheyLeftOffAtEveryRate() {
        for (FrameRate rate : FrameRate.HOUSE_RATES) {
            for (int seed = 0; seed < 40; seed++) {
                Random random = new Random(seed);
                Rational duration = Rational.of(1001L * (1 + random.nextInt(400_000)), 30000);
                Assets maker = Assets.asset("s:show").collection("a").duration(duration);
                for (int i = 0; i < random.nextInt(5); i++) {
                    maker.marker(
                            org.retrovue.api.catalog.Marker.Kind.CHAPTER,
                            duration.times(random.nextInt(1000)).dividedBy(Rational.of(1000)));
                }
                Asset asset = maker.ready();
                long grid = 10L + random.nextInt(2000);
                long slot = duration.dividedBy(Rational.of(grid)).ceil() * grid;
                Instant start = START.plusSeconds(random.nextInt(100_000));

                check(rate, asset, start, start.plusSeconds(slot));
            }
        }
    }

    private static void check(FrameRate rate, Asset asset, Instant start, Instant end) {
        LogEntry entry = segment(entry(asset, start, end), asset);
        assertThat(Seams.violation(null, List.of(entry), Duration.between(start, end)))
                .isEmpty();

        BlockPlan plan = plan(rate, entry, ListedCatalog.of(asset));

        assertThat(plan.frames().start()).isEqualTo(rate.frameAtOrAfter(start));
        assertThat(plan.frames().end()).isEqualTo(rate.frameAtOrAfter(end));
        long shown = 0;
        for (Event event : plan.events()) {
            if (event.kind() == EventKind.CONTENT) {
                assertThat(event.sourceStart()).isEqualTo(rate.seconds(shown));
                shown += event.frames().count();
            }
        }
        long whole = rate.framesToCover(asset.duration());
        assertThat(shown).isEqualTo(Math.min(whole, plan.frames().count()));
        for (LogEntry.Item item : entry.items()) {
            if (item.kind() == ItemKind.CONTENT && item.sourceStart().signum() > 0) {
                long first = rate.framesToCover(item.sourceStart());
                assertThat(plan.events()).anyMatch(event -> event.sourceStart().equals(rate.seconds(first)));
            }
        }
    }

    @Test
    public void aRehearsalHasThePartsThatAnyPlanOfTheAssetHas() {
        Asset withChapters =
                Assets.asset("s:c").seconds(1320).chapter(300).chapter(901).ready();
        Asset without = Assets.asset("s:w").seconds(1327).ready();
        for (Asset asset : List.of(withChapters, without)) {
            for (FrameRate rate : List.of(FrameRate.NTSC, FrameRate.PAL, FrameRate.FILM_NTSC)) {
                Channel channel = channel(rate);
                List<Event> rehearsed = Rehearsal.content(
                        channel,
                        Rehearsal.block(
                                channel,
                                asset,
                                ListedCatalog.of(asset),
                                TestStation.Plugins.segmenter(new ActiveFaults())),
                        ListedCatalog.of(asset));
                for (String start : List.of("2026-01-05T12:00:00Z", "2026-03-29T00:30:00Z", "2031-07-01T23:30:00Z")) {
                    Instant from = Instant.parse(start);
                    ScheduleEntry entry = new ScheduleEntry(
                            "e",
                            ScheduleEntry.Kind.PROGRAMME,
                            from,
                            from.plus(Duration.ofMinutes(30)),
                            "Show",
                            "",
                            Optional.of(asset.id()),
                            "");
                    List<Event> aired = content(new BlockPlanner(
                                    channel,
                                    segment(entry, asset),
                                    ListedCatalog.of(asset),
                                    TestStation.Plugins.traffic(new ActiveFaults()),
                                    History.EMPTY)
                            .plan()
                            .plan());

                    assertThat(parts(rehearsed)).isEqualTo(parts(aired)).hasSize(3);
                }
            }
        }
    }

    /** Tells what decides the names of an act's GOPs. */
    private static List<String> parts(List<Event> events) {
        return events.stream()
                .map(event -> event.asset().orElseThrow() + " from " + event.sourceStart() + ", "
                        + event.frames().count() + ", fades " + event.fadeInFrames() + " " + event.fadeOutFrames())
                .toList();
    }

    @Test
    public void chaptersAreCleanCutsAndComputedBreaksFade() {
        Asset withChapters = Assets.asset("s:c")
                .seconds(1320)
                .chapter(0)
                .chapter(300)
                .chapter(900)
                .ready();
        Asset without = Assets.asset("s:w").seconds(1320).ready();

        BlockPlan cut = plan(FrameRate.NTSC, half(withChapters), ListedCatalog.of(withChapters));
        BlockPlan faded = plan(FrameRate.NTSC, half(without), ListedCatalog.of(without));

        List<Event> acts = content(cut);
        assertThat(acts)
                .extracting(Event::sourceStart)
                .containsExactly(Rational.ZERO, FrameRate.NTSC.seconds(8992), FrameRate.NTSC.seconds(26974));
        assertThat(acts).allMatch(act -> act.fadeInFrames() == 0 && act.fadeOutFrames() == 0);
        List<Event> parts = content(faded);
        assertThat(parts).hasSize(3);
        assertThat(parts).extracting(Event::fadeInFrames).containsExactly(0, 15, 15);
        assertThat(parts).extracting(Event::fadeOutFrames).containsExactly(15, 15, 0);
        assertThat(parts.get(0).frames().count())
                .isGreaterThan(parts.get(1).frames().count());
        assertThat(parts.get(1).frames().count())
                .isGreaterThan(parts.get(2).frames().count());
        assertThat(parts.get(1).sourceStart()).isGreaterThan(Rational.of(1320 / 5));
    }

    @Test
    public void theChannelSaysHowLongFadesAreAndFramesStayTheSame() {
        Asset asset = Assets.asset("s:w").seconds(1320).ready();
        List<Event> none = content(faded(asset, Duration.ZERO));
        List<Event> usual = content(faded(asset, Channel.USUAL_FADE));
        List<Event> longest = content(faded(asset, Channel.LONGEST_FADE));

        assertThat(none).extracting(Event::fadeInFrames).containsExactly(0, 0, 0);
        assertThat(none).extracting(Event::fadeOutFrames).containsExactly(0, 0, 0);
        assertThat(usual).extracting(Event::fadeInFrames).containsExactly(0, 15, 15);
        assertThat(longest).extracting(Event::fadeInFrames).containsExactly(0, 150, 150);
        assertThat(longest).extracting(Event::fadeOutFrames).containsExactly(150, 150, 0);
        assertThat(none)
                .extracting(Event::frames)
                .isEqualTo(longest.stream().map(Event::frames).toList());
        assertThat(none)
                .extracting(Event::sourceStart)
                .isEqualTo(longest.stream().map(Event::sourceStart).toList());
    }

    private static BlockPlan faded(Asset asset, Duration fade) {
        return new BlockPlanner(
                        TestStation.made(FrameRate.NTSC).fade(fade).made(),
                        half(asset),
                        ListedCatalog.of(asset),
                        TestStation.Plugins.traffic(new ActiveFaults()),
                        History.EMPTY)
                .plan()
                .plan();
    }

    @Test
    public void whatWasMeasuredOfAnAssetGoesWithItsEvents() {
        Asset measured = Assets.asset("s:m")
                .seconds(1320)
                .attribute("loudness.integrated", "-31.50")
                .attribute("loudness.peak", "-10.00")
                .attribute("container", "mp4")
                .ready();
        Asset unmeasured = Assets.asset("s:u").seconds(1320).ready();

        assertThat(content(plan(FrameRate.PAL, half(measured), ListedCatalog.of(measured))))
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.parameters())
                        .isEqualTo(Map.of("loudness.integrated", "-31.50", "loudness.peak", "-10.00")));
        assertThat(content(plan(FrameRate.PAL, half(unmeasured), ListedCatalog.of(unmeasured))))
                .allSatisfy(event -> assertThat(event.parameters()).isEmpty());
    }

    @Test
    public void aFullSlotHasNoBreakAndTheBlockWinsByAFrame() {
        Asset asset = Assets.asset("s:full").seconds(1800).ready();
        BlockPlan plan = plan(FrameRate.NTSC, half(asset), ListedCatalog.of(asset));

        assertThat(plan.events()).hasSize(1);
        assertThat(plan.events().get(0).frames()).isEqualTo(plan.frames());
    }

    @Test
    public void littleTimeLeftGivesOneBreakAtTheEnd() {
        Asset asset = Assets.asset("s:near").seconds(1797).chapter(600).ready();

        assertThat(half(asset).items())
                .extracting(LogEntry.Item::kind)
                .containsExactly(ItemKind.CONTENT, ItemKind.FILLER);
    }

    @Test
    public void trafficThatThrowsLeavesBlack() {
        Asset asset = Assets.asset("s:a").seconds(1320).ready();
        BlockPlan plan = new BlockPlanner(
                        channel(FrameRate.PAL),
                        half(asset),
                        ListedCatalog.of(asset),
                        (gap, catalog, history, seed) -> {
                            throw new IllegalStateException("no");
                        },
                        History.EMPTY)
                .plan()
                .plan();

        assertThat(plan.events())
                .filteredOn(e -> e.kind() == EventKind.PAD)
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.parameters()).containsEntry("pattern", "black"));
    }

    @Test
    public void whatIsWrittenIsReadBack() {
        Asset asset = Assets.asset("s:a").seconds(1320).ready();
        LogEntry entry = half(asset);
        BlockPlan plan = plan(FrameRate.NTSC, entry, ListedCatalog.of(asset));

        assertThat(BlockPlanJson.blockPlan(BlockPlanJson.write(plan, Lineage.NONE, List.of("why"))))
                .isEqualTo(plan);
        assertThat(PlanJson.logEntry(PlanJson.write(entry, Lineage.NONE))).isEqualTo(entry);
    }

    private static List<Event> content(BlockPlan plan) {
        return plan.events().stream()
                .filter(event -> event.kind() == EventKind.CONTENT)
                .toList();
    }

    private static LogEntry half(Asset asset) {
        return segment(entry(asset, START, START.plusSeconds(1800)), asset);
    }

    private static LogEntry segment(ScheduleEntry entry, Asset asset) {
        return TestStation.Plugins.segmenter(new ActiveFaults())
                .segment(entry, channel(FrameRate.NTSC), ListedCatalog.of(asset));
    }

    private static ScheduleEntry entry(Asset asset, Instant start, Instant end) {
        return new ScheduleEntry(
                EntryIds.of(start), Kind.PROGRAMME, start, end, "Show", "", Optional.of(asset.id()), "");
    }

    private static BlockPlan plan(FrameRate rate, LogEntry entry, ListedCatalog catalog) {
        return new BlockPlanner(
                        channel(rate), entry, catalog, TestStation.Plugins.traffic(new ActiveFaults()), History.EMPTY)
                .plan()
                .plan();
    }

    private static Channel channel(FrameRate rate) {
        return TestStation.made(rate).made();
    }
}

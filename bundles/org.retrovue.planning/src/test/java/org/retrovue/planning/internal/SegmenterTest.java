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
import org.retrovue.api.plan.BreakPattern;
import org.retrovue.api.plan.BreakPattern.Style;
import org.retrovue.api.plan.BreakPlanner;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.LogEntry.Item;
import org.retrovue.api.plan.LogEntry.ItemKind;
import org.retrovue.api.plan.Origin;
import org.retrovue.api.plan.Packaging;
import org.retrovue.api.plan.Part;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.tck.fake.ActiveFaults;
import org.retrovue.tck.fake.Assets;
import org.retrovue.tck.fake.ListedCatalog;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Blocks of several parts, off-air time and types of channels. */
public final class SegmenterTest {
    private static final Instant START = Instant.parse("2026-01-07T12:00:00Z");
    private static final Asset CARD =
            Assets.asset("s:card").seconds(10).chapter(5).ready();
    private static final Asset OUTRO = Assets.asset("s:outro").seconds(20).ready();
    private static final Asset ONE = Assets.asset("s:one").seconds(600).ready();
    private static final Asset TWO = Assets.asset("s:two").seconds(600).ready();
    private static final Asset MARKED = Assets.asset("s:marked")
            .seconds(1320)
            .chapter(90)
            .chapter(500)
            .chapter(900)
            .ready();
    private static final ListedCatalog CATALOG = ListedCatalog.of(CARD, OUTRO, ONE, TWO, MARKED);

    private final ActiveFaults faults = new ActiveFaults();

    @Test
    public void presentationIsNeverCutAndNoBreakTouchesIt() {
        LogEntry block = segment(1800, BreakPattern.NETWORK, dresses(CARD), shows(MARKED), dresses(OUTRO));

        assertThat(block.items())
                .extracting(Item::kind)
                .containsExactly(
                        ItemKind.PRESENTATION,
                        ItemKind.CONTENT,
                        ItemKind.FILLER,
                        ItemKind.CONTENT,
                        ItemKind.FILLER,
                        ItemKind.CONTENT,
                        ItemKind.FILLER,
                        ItemKind.CONTENT,
                        ItemKind.PRESENTATION,
                        ItemKind.FILLER);
        assertThat(block.items().get(0).duration()).isEqualTo(Rational.of(10));
        assertThat(sum(block)).isEqualTo(Rational.of(1800));
    }

    @Test
    public void aChapterEarlyInTheProgrammeIsABreakAndStaysWhereThereIsLittleRoom() {
        LogEntry block = segment(1350, BreakPattern.NETWORK, shows(MARKED));

        assertThat(rules(block))
                .containsExactly(
                        "chapter of marked at 1:30, after the cold open",
                        "chapter of marked at 15:00",
                        "what is left of the block at its end");
        assertThat(block.items()).noneMatch(item -> item.fadeIn() || item.fadeOut());
    }

    @Test
    public void seamsBetweenProgrammesAreCleanBreaksAndNothingIsComputedThen() {
        LogEntry block = segment(1800, BreakPattern.NETWORK, dresses(CARD), shows(ONE), shows(TWO));

        assertThat(rules(block)).containsExactly("between one and two", "what is left of the block at its end");
        assertThat(block.items()).noneMatch(item -> item.fadeIn() || item.fadeOut());
    }

    @Test
    public void aPatternSaysHowManyAreComputedAndHowLongItIsQuiet() {
        BreakPattern often = new BreakPattern(Style.INSIDE, Duration.ofMinutes(2), 1, 4, Rational.of(1, 2));
        LogEntry block = segment(1800, often, shows(ONE));

        List<Item> acts = acts(block);
        assertThat(acts).hasSize(5);
        assertThat(acts.get(0).duration()).isGreaterThanOrEqualTo(Rational.of(300));
        for (int i = 2; i < acts.size(); i++) {
            assertThat(acts.get(i).duration()).isLessThan(acts.get(i - 1).duration());
        }
        assertThat(rules(segment(
                        1800, new BreakPattern(Style.MARKED, Duration.ofMinutes(2), 1, 4, Rational.ZERO), shows(ONE))))
                .hasSize(1);
    }

    @Test
    public void aFilmChannelHasNoBreakWithinAFilmWhateverIsMarked() {
        LogEntry block = segmenter()
                .segment(entry(3600, BreakPattern.NETWORK, shows(MARKED), shows(ONE)), channel("movie"), CATALOG);

        assertThat(rules(block)).containsExactly("between marked and one", "what is left of the block at its end");
    }

    @Test
    public void anUnknownTypeIsPlannedAsANetworkAndSaidAPlugInIsAsked() {
        ScheduleEntry entry = entry(1800, BreakPattern.NETWORK, shows(MARKED));
        LogEntry network = segmenter().segment(entry, channel("network"), CATALOG);

        assertThat(segmenter().segment(entry, channel("jukebox"), CATALOG)).isEqualTo(network);
        assertThat(faults.active().toString()).contains("UnknownChannelType").contains("'jukebox'");

        BreakPlanner jukebox = jukebox(Rational.of(660));
        assertThat(rules(segmenter(jukebox).segment(entry, channel("jukebox"), CATALOG)))
                .containsExactly("half time", "what is left of the block at its end");
        assertThat(faults.active()).isEmpty();
    }

    @Test
    public void aPlugInThatAnswersWhatCannotBeIsReplacedByTheNetwork() {
        ScheduleEntry entry = entry(1800, BreakPattern.NETWORK, shows(MARKED));
        LogEntry network = segmenter().segment(entry, channel("network"), CATALOG);

        assertThat(segmenter(jukebox(Rational.of(5000))).segment(entry, channel("jukebox"), CATALOG))
                .isEqualTo(network);
        assertThat(faults.active()).containsOnlyKeys("BreakPlannerFailed jukebox");
    }

    private static BreakPlanner jukebox(Rational at) {
        return new BreakPlanner() {
            @Override
            public String type() {
                return "jukebox";
            }

            @Override
            public List<Place> places(Request request) {
                return List.of(new Place(at, true, "half time"));
            }
        };
    }

    @Test
    public void offTheAirIsASignOffAndACard() {
        ScheduleEntry entry = new ScheduleEntry(
                "e",
                Kind.OFF_AIR,
                START,
                START.plusSeconds(3600),
                "Night",
                "",
                Optional.empty(),
                "until six",
                List.of(dresses(CARD)),
                false,
                Packaging.USUAL,
                Origin.UNKNOWN,
                Optional.empty());

        LogEntry block = segmenter().segment(entry, channel("network"), CATALOG);

        assertThat(block.items()).extracting(Item::kind).containsExactly(ItemKind.PRESENTATION, ItemKind.SLATE);
        assertThat(block.items().get(1).text()).isEqualTo("until six");
        assertThat(sum(block)).isEqualTo(Rational.of(3600));
    }

    @Test
    public void theBlockSaysWhoFillsItsBreaksAndWhatIsDrawnOverIt() {
        Packaging dressed = new Packaging(
                BreakPattern.NETWORK, "latenight", "two-by-two", "promos", Map.of("bug.text", "XMAS", "ticker", ""));
        ScheduleEntry entry = new ScheduleEntry(
                "e",
                Kind.PROGRAMME,
                START,
                START.plusSeconds(1800),
                "Show",
                "",
                Optional.of(ONE.id()),
                "",
                List.of(dresses(CARD), shows(ONE)),
                false,
                dressed,
                Origin.UNKNOWN,
                Optional.empty());
        List<String> asked = new java.util.ArrayList<>();

        BlockPlan plan = new BlockPlanner(
                        channel("network"),
                        segmenter().segment(entry, channel("network"), CATALOG),
                        CATALOG,
                        (gap, catalog, history, seed) -> {
                            asked.add(gap.profile() + " " + gap.template() + " " + gap.filler());
                            throw new IllegalStateException("black");
                        },
                        History.EMPTY)
                .plan()
                .plan();

        assertThat(asked).isNotEmpty().containsOnly("latenight two-by-two promos");
        assertThat(plan.events().get(0).kind()).isEqualTo(EventKind.PRESENTATION);
        assertThat(plan.events()).allSatisfy(event -> assertThat(event.overlays(Map.of("ticker", "on", "a", "b")))
                .isEqualTo(Map.of("bug.text", "XMAS", "a", "b")));
    }

    @Test
    public void blocksOfManyPartsAreExactAtEveryRate() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            Asset[] assets = new Asset[1 + random.nextInt(5)];
            Part[] parts = new Part[assets.length];
            Rational run = Rational.ZERO;
            for (int i = 0; i < assets.length; i++) {
                Rational length = Rational.of(1001L * (1 + random.nextInt(60_000)), 30_000);
                assets[i] = Assets.asset("s:p" + i).duration(length).ready();
                parts[i] = i == 0 && assets.length > 1 ? dresses(assets[i]) : shows(assets[i]);
                run = run.plus(length);
            }
            long slot = run.dividedBy(Rational.of(300)).ceil() * 300;
            for (FrameRate rate : FrameRate.HOUSE_RATES) {
                exact(rate, entry(slot, BreakPattern.NETWORK, parts), ListedCatalog.of(assets), assets);
            }
        }
    }

    private void exact(FrameRate rate, ScheduleEntry entry, ListedCatalog catalog, Asset... assets) {
        Channel channel = channel("network", rate);
        LogEntry block = segmenter().segment(entry, channel, catalog);
        assertThat(Seams.violation(null, List.of(block), Duration.ofMinutes(5))).isEmpty();

        BlockPlan plan = new BlockPlanner(channel, block, catalog, TestStation.Plugins.traffic(faults), History.EMPTY)
                .plan()
                .plan();

        long lost = 0;
        for (Asset asset : assets) {
            long shown = 0;
            for (Event event : plan.events()) {
                if (event.asset().filter(ref -> ref.id().equals(asset.id())).isPresent()) {
                    assertThat(event.sourceStart()).isEqualTo(rate.seconds(shown));
                    shown += event.frames().count();
                }
            }
            lost += rate.framesToCover(asset.duration()) - shown;
        }
        assertThat(lost).isBetween(0L, (long) assets.length);
        assertThat(plan.events()).noneMatch(event -> event.kind() == EventKind.SLATE);
    }

    private Segmenter segmenter(BreakPlanner... plugIns) {
        return TestStation.Plugins.segmenter(faults, plugIns);
    }

    private LogEntry segment(long slot, BreakPattern pattern, Part... parts) {
        return segmenter().segment(entry(slot, pattern, parts), channel("network"), CATALOG);
    }

    private static ScheduleEntry entry(long slot, BreakPattern pattern, Part... parts) {
        Packaging packaging = new Packaging(pattern, "", "", "", Map.of());
        return new ScheduleEntry(
                "e",
                Kind.PROGRAMME,
                START,
                START.plusSeconds(slot),
                "Show",
                "",
                Optional.of(parts[0].asset()),
                "",
                List.of(parts),
                false,
                packaging,
                Origin.UNKNOWN,
                Optional.empty());
    }

    private static Part shows(Asset asset) {
        return new Part(Part.Role.PROGRAMME, asset.id(), asset.title());
    }

    private static Part dresses(Asset asset) {
        return new Part(Part.Role.PRESENTATION, asset.id(), asset.title());
    }

    private static List<Item> acts(LogEntry block) {
        return block.items().stream()
                .filter(item -> item.kind() == ItemKind.CONTENT)
                .toList();
    }

    private static List<String> rules(LogEntry block) {
        return block.items().stream()
                .filter(item -> item.kind() == ItemKind.FILLER)
                .map(Item::text)
                .toList();
    }

    private static Rational sum(LogEntry block) {
        return block.items().stream().map(Item::duration).reduce(Rational.ZERO, Rational::plus);
    }

    private static Channel channel(String type) {
        return channel(type, FrameRate.NTSC);
    }

    private static Channel channel(String type, FrameRate rate) {
        return TestStation.made(rate).type(type).made();
    }
}

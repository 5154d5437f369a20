package org.retrovue.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.plan.ScheduleCompiler;
import org.retrovue.api.store.DocumentStore;
import org.retrovue.channel.internal.RunningChannels;
import org.retrovue.dsl.internal.YamlCompiler;
import org.retrovue.media.engine.internal.FfmpegEngine;
import org.retrovue.planning.internal.PlanningService;
import org.retrovue.playout.internal.Overlays;
import org.retrovue.playout.internal.Producers;
import org.retrovue.playout.internal.SegmentPlayout;
import org.retrovue.producer.synthetic.internal.SyntheticProducer;
import org.retrovue.tck.Configs;
import org.retrovue.tck.ManualClock;
import org.retrovue.tck.fake.ActiveFaults;
import org.retrovue.tck.fake.Assets;
import org.retrovue.tck.fake.FolderStation;
import org.retrovue.tck.fake.ListedCatalog;
import org.retrovue.tck.fake.QuietCatalog;
import org.retrovue.traffic.internal.TrafficDesk;
import org.retrovue.traffic.policies.internal.RotationSelector;
import org.retrovue.traffic.policies.internal.SeparationPolicy;

/**
 * What channels cost that nobody watches: channel files are looked at, days planned, blocks locked, breaks filled, sessions looked for, on a clock that is moved by hand second by second, so that hours
 * take seconds and the figure is CPU-seconds per second of station time. What the database takes is not in it: what is written is counted. Not a test by its name: "retrovue bench" asks for it.
 */
public class UnwatchedBench {
    private static final int CHANNELS = Integer.getInteger("channels", 1000);
    private static final int MINUTES = Integer.getInteger("minutes", 30);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ManualClock clock = ManualClock.at("2026-03-06T12:00:00Z");
    private final AtomicLong written = new AtomicLong();
    private volatile Prepared listed = new Prepared(new ListedCatalog(1, assets()));

    @Test
    public void unwatchedChannels() throws Exception {
        Path home = folder.newFolder().toPath();
        files(home);
        ActiveFaults faults = new ActiveFaults();
        PlanningService planning = new PlanningService(
                clock,
                clock,
                new FolderStation(home),
                faults,
                new QuietCatalog(() -> listed),
                new Written(),
                traffic(faults),
                Configs.of(PlanningService.Config.class, Map.of()));
        Field compilers = PlanningService.class.getDeclaredField("compilers");
        compilers.setAccessible(true);
        compilers.set(planning, List.<ScheduleCompiler>of(new YamlCompiler()));
        try (FfmpegEngine engine = new FfmpegEngine(home, clock)) {
            Producers producers = new Producers();
            producers.add(new SyntheticProducer(), Map.of("service.id", 1L));
            SegmentPlayout playout = new SegmentPlayout(
                    engine,
                    planning,
                    clock,
                    clock,
                    faults,
                    new FolderStation(home),
                    producers,
                    new Overlays(),
                    Configs.of(SegmentPlayout.Config.class, Map.of()));
            new RunningChannels(planning, playout, clock, faults, Configs.of(RunningChannels.Config.class, Map.of()));
            try {
                measure(planning, playout);
            } finally {
                playout.stop();
                planning.close();
            }
        }
        assertThat(faults.active()).isEmpty();
    }

    private void measure(PlanningService planning, SegmentPlayout playout) {
        double before = Rig.cpuSeconds();
        int steps = 0;
        while (!isPlanned(planning)) {
            clock.advance(Duration.ofSeconds(10));
            assertThat(steps++).as("steps until all is planned").isLessThan(1000);
        }
        double all = Rig.cpuSeconds() - before;
        // Days that are planned at the start: today and what begins within four days.
        double day = all / (CHANNELS * 5.0);
        long documents = written.get();
        Duration hold = Duration.ofMinutes(MINUTES);
        clock.advance(Duration.ofMinutes(2));
        before = Rig.cpuSeconds();
        for (int second = 0; second < hold.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
        }
        double rest = (Rig.cpuSeconds() - before) / hold.toSeconds();
        double daily = CHANNELS * day / 86_400;
        Table.row(
                "channels",
                "share of a core at rest",
                "share for a day planned in a day",
                "together",
                "at most",
                "GOPs rendered",
                "documents written a second");
        Table.row(
                Integer.toString(CHANNELS),
                percent(rest),
                percent(daily),
                percent(rest + daily),
                "2 %",
                Long.toString(playout.figures().gopsRendered()),
                String.format(Locale.ROOT, "%.2f", (written.get() - documents) / (double) hold.toSeconds()));
        assertThat(playout.figures().gopsRendered()).isZero();
        arrivals();
    }

    /** Results that arrive one by one while the library is examined: each makes another catalogue. */
    private void arrivals() {
        arrivals("a loudness each second", i -> Assets.asset("s:a-" + i)
                .collection("a")
                .seconds(1200 + i)
                .attribute("loudness.integrated", "-23.0")
                .ready());
        arrivals(
                "a new asset each second",
                i -> Assets.asset("s:b-" + i).collection("b").seconds(1200).ready());
    }

    private void arrivals(String what, IntFunction<Asset> result) {
        int results = 60;
        double before = Rig.cpuSeconds();
        for (int i = 1; i <= results; i++) {
            Asset one = result.apply(i);
            Stream<Asset> others =
                    listed.assets().stream().filter(asset -> !asset.id().equals(one.id()));
            listed = new Prepared(new ListedCatalog(
                    listed.generation() + 1,
                    Stream.concat(others, Stream.of(one)).toList()));
            clock.advance(Duration.ofSeconds(1));
        }
        double each = (Rig.cpuSeconds() - before) / results;
        Table.row(what, String.format(Locale.ROOT, "%.4f CPU-s each", each));
    }

    private boolean isPlanned(PlanningService planning) {
        List<org.retrovue.api.channel.Channel> channels = planning.channels();
        Instant aim = clock.now().plus(Duration.ofDays(4));
        return channels.size() == CHANNELS
                && channels.stream().allMatch(channel -> planning.horizon(channel.id())
                        .filter(horizon -> !horizon.guideUntil().isBefore(aim))
                        .isPresent());
    }

    private static void files(Path home) throws Exception {
        Path channels = Files.createDirectories(home.resolve("channels"));
        for (int i = 0; i < CHANNELS; i++) {
            Files.writeString(
                    channels.resolve("c" + i + ".yaml"),
                    "channel: c" + i + "\nnumber: " + (i + 1)
                            + "\ntimezone: America/Chicago\ngrid: 30m\n"
                            + "pools: {a: {match: {collection: a}}}\n"
                            + "schedule:\n  all_day:\n    - block: {start: \"06:00\", pool: a, mode: "
                            + (i % 2 == 0 ? "sequential" : "shuffle")
                            + "}\n");
        }
    }

    private static List<Asset> assets() {
        List<Asset> assets = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            assets.add(
                    Assets.asset("s:a-" + i).collection("a").seconds(1200 + i).ready());
            assets.add(Assets.asset("s:ad-" + i)
                    .collection("filler")
                    .type("commercial")
                    .seconds(10 + i % 50)
                    .ready());
        }
        return assets;
    }

    private static TrafficDesk traffic(ActiveFaults faults) {
        TrafficDesk desk = new TrafficDesk(faults);
        desk.addSelector(new RotationSelector(), Map.of());
        desk.addPolicy(
                new SeparationPolicy(Configs.of(SeparationPolicy.Config.class, Map.of())),
                Map.of("retrovue.policy.yields", true));
        return desk;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /** Sorted once, as the station's. */
    private record Prepared(long generation, List<Asset> assets, Map<AssetId, Asset> byId, List<Asset> inOrder)
            implements CatalogSnapshot {
        Prepared(ListedCatalog listed) {
            this(
                    listed.generation(),
                    listed.assets(),
                    listed.assets().stream().collect(Collectors.toMap(Asset::id, asset -> asset)),
                    listed.assets());
        }

        @Override
        public Optional<Asset> asset(AssetId id) {
            return Optional.ofNullable(byId.get(id));
        }

        @Override
        public List<Asset> ready(AssetQuery query) {
            return inOrder.stream().filter(query::matches).toList();
        }
    }

    /** Counts what is written and forgets it. */
    private final class Written implements DocumentStore {
        @Override
        public void put(List<Document> documents) {
            written.addAndGet(documents.size());
        }

        @Override
        public List<Document> between(String kind, String owner, Instant from, Instant to) {
            return List.of();
        }

        @Override
        public Optional<Document> find(String kind, String owner, String id) {
            return Optional.empty();
        }

        @Override
        public Optional<Document> last(String kind, String owner) {
            return Optional.empty();
        }

        @Override
        public int deleteFrom(String kind, String owner, Instant from) {
            return 0;
        }

        @Override
        public int deleteEndedBefore(String kind, Instant before) {
            return 0;
        }
    }
}

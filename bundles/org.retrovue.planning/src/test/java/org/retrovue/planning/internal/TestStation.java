package org.retrovue.planning.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.plan.BreakPlanner;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.ScheduleCompiler;
import org.retrovue.api.plan.Seeds;
import org.retrovue.api.store.DocumentStore.Document;
import org.retrovue.api.traffic.BreakFiller;
import org.retrovue.dsl.internal.YamlCompiler;
import org.retrovue.tck.Configs;
import org.retrovue.tck.ManualClock;
import org.retrovue.tck.fake.ActiveFaults;
import org.retrovue.tck.fake.Assets;
import org.retrovue.tck.fake.ListedCatalog;
import org.retrovue.tck.fake.MadeChannel;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;
import org.retrovue.traffic.internal.TrafficDesk;
import org.retrovue.traffic.policies.internal.RotationSelector;
import org.retrovue.traffic.policies.internal.SeparationPolicy;

/** A horizon manager with the real compiler and real traffic, a catalogue that a test changes, and a clock that it moves. */
final class TestStation implements Catalog {
    static final ChannelId ID = ChannelId.of("x");
    static final String SITCOM = file("30m", "{start: \"06:00\", title: Sitcom, pool: a}");

    final MemoryStore store;
    final ActiveFaults faults = new ActiveFaults();
    final HorizonManager manager;
    private final ScheduleCompiler compiler = Plugins.compiler();
    private ListedCatalog catalog = ListedCatalog.of();
    private boolean scanning;
    private List<LoadedChannel> channels = List.of();
    private Rational speed = Rational.ONE;
    Instant now;

    TestStation(Instant now, MemoryStore store) {
        this(now, store, null);
    }

    /** Makes a station whose breaks are filled by another than traffic. */
    TestStation(Instant now, MemoryStore store, @Nullable BreakFiller filler) {
        this.now = now;
        this.store = store;
        this.manager = new HorizonManager(
                store,
                faults,
                this,
                filler == null ? Plugins.traffic(faults) : filler,
                Plugins.fence(),
                this::nanos,
                Plugins.segmenter(faults),
                Depths.USUAL);
    }

    TestStation(String now) {
        this(Instant.parse(now), new MemoryStore());
    }

    /** Makes a station that shows a sitcom of five episodes each half an hour, all day, and has some more. */
    static TestStation withSitcom(String now, Asset... more) {
        return withSitcom(Instant.parse(now), new MemoryStore(), more).run(Duration.ofSeconds(3));
    }

    static TestStation withSitcom(Instant now, MemoryStore store, Asset... more) {
        List<Asset> library = shows(5, 1320);
        library.addAll(List.of(more));
        return new TestStation(now, store).has(library).channel(SITCOM);
    }

    /** Real time goes as station time does at real speed. */
    private long nanos() {
        return Duration.between(Instant.EPOCH, now).toNanos();
    }

    TestStation channel(String text) {
        PlanText plan = new PlanText("x.yaml", text);
        channels = List.of(new LoadedChannel(
                compiler.read(plan).channel().orElseThrow(() -> new AssertionError(compiler.read(plan))),
                plan,
                compiler));
        return this;
    }

    /** Puts several channels on the air: texts by file name; those whose names begin with "_" are beside the others. */
    TestStation channels(Map<String, String> texts) {
        Map<String, String> beside = new TreeMap<>();
        texts.forEach((name, text) -> {
            if (name.startsWith("_")) {
                beside.put(name, text);
            }
        });
        List<LoadedChannel> all = new ArrayList<>();
        new TreeMap<>(texts).forEach((name, text) -> {
            if (!name.startsWith("_")) {
                PlanText plan = new PlanText(name, text, beside);
                all.add(new LoadedChannel(
                        compiler.read(plan).channel().orElseThrow(() -> new AssertionError(compiler.read(plan))),
                        plan,
                        compiler));
            }
        });
        channels = all;
        return this;
    }

    TestStation loaded(List<LoadedChannel> all) {
        channels = all;
        return this;
    }

    TestStation library(ListedCatalog whole) {
        catalog = whole;
        return this;
    }

    TestStation off() {
        channels = List.of();
        return this;
    }

    TestStation has(Asset... assets) {
        catalog = new ListedCatalog(catalog.generation() + 1, List.of(assets));
        return this;
    }

    TestStation has(List<Asset> assets) {
        return has(assets.toArray(Asset[]::new));
    }

    TestStation scanning(boolean yes) {
        scanning = yes;
        return this;
    }

    TestStation step() {
        manager.work(now, speed, channels);
        return this;
    }

    TestStation speed(long stationSeconds) {
        speed = Rational.of(stationSeconds);
        return this;
    }

    TestStation many(int count, String text) {
        List<LoadedChannel> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            PlanText plan = new PlanText(
                    i + ".yaml",
                    text.replace("channel: x", "channel: x" + i).replace("number: 7", "number: " + (i + 1)));
            all.add(new LoadedChannel(compiler.read(plan).channel().orElseThrow(), plan, compiler));
        }
        channels = all;
        return this;
    }

    /** Steps second by second. */
    TestStation run(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusSeconds(1);
            step();
        }
        return this;
    }

    PlannedView view() {
        return manager.view(ID).orElseThrow(() -> new AssertionError("nothing is planned; " + faults.active()));
    }

    /** Returns where operators order something now. */
    OverrideDesk desk() {
        return new OverrideDesk(manager, ManualClock.at(now));
    }

    List<BlockPlan> plans() {
        return view().plans().all();
    }

    /** Returns a document with another body. */
    static Document document(Document of, String body) {
        return new Document(of.kind(), of.owner(), of.id(), of.start(), of.end(), Seeds.hex(body), body);
    }

    static List<Asset> shows(int count, long seconds) {
        List<Asset> assets = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            assets.add(Assets.asset("s:a-" + i).collection("a").seconds(seconds).ready());
            assets.add(Assets.asset("s:ad-" + i)
                    .collection("filler")
                    .type("commercial")
                    .seconds(10 + i)
                    .ready());
        }
        return assets;
    }

    static String file(String grid, String... blocks) {
        StringBuilder text = new StringBuilder("channel: x\nnumber: 7\ntimezone: UTC\ngrid: " + grid
                + "\npools: {a: {match: {collection: a}}, b: {match: {collection: b}}}\nschedule:\n  all_day:\n");
        for (String block : blocks) {
            text.append("    - block: ").append(block).append('\n');
        }
        return text.toString();
    }

    @Override
    public CatalogSnapshot snapshot() {
        return catalog;
    }

    @Override
    public void rescan() {}

    @Override
    public ScanStatus status() {
        return new ScanStatus(scanning, 0, 0, "", 0, List.of());
    }

    @Override
    public void flag(AssetId id, String reason) {}

    /** Begins a channel of a rate, with filler. */
    static MadeChannel made(FrameRate rate) {
        return MadeChannel.of("x")
                .called("1", "X")
                .format(new ChannelFormat("custom", 640, 360, Rational.ONE, rate, 21, "veryfast"))
                .filler("filler");
    }

    /** The other bundles, met as in the station: by their services. */
    static final class Plugins {
        private Plugins() {}

        static Fence fence() {
            return new Fence(() -> 0);
        }

        static Segmenter segmenter(ActiveFaults faults, BreakPlanner... plugIns) {
            return new Segmenter(new BreakPlanners(() -> List.of(plugIns), faults, fence()));
        }

        static ScheduleCompiler compiler() {
            return new YamlCompiler();
        }

        static BreakFiller traffic(ActiveFaults faults) {
            TrafficDesk desk = new TrafficDesk(faults);
            desk.addSelector(new RotationSelector(), Map.of());
            desk.addPolicy(
                    new SeparationPolicy(Configs.of(SeparationPolicy.Config.class, Map.of())),
                    Map.of("retrovue.policy.yields", true));
            return desk;
        }
    }
}

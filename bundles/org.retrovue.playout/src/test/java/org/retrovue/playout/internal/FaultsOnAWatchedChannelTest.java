package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.Event.AssetRef;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.station.Faults.Fault;
import org.retrovue.media.engine.internal.CrashingReader;
import org.retrovue.media.engine.internal.FfmpegEngine;
import org.retrovue.playout.internal.PlantedFault.Place;
import org.retrovue.producer.asset.internal.AssetProducer;
import org.retrovue.tck.ManualClock;
import org.retrovue.tck.framecode.ClipMaker;
import org.retrovue.tck.framecode.StreamReader;
import org.retrovue.tck.framecode.StreamReport;
import org.retrovue.tck.framecode.StreamReport.Shown;
import org.retrovue.tck.transport.TransportChecker;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** A card, a film and another film are on a channel that somebody watches; each kind of fault befalls the first film. */
@RunWith(Parameterized.class)
public class FaultsOnAWatchedChannelTest {
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    private static final FrameRate RATE = FrameRate.PAL;
    private static final String NOON = "2026-01-05T12:00:00Z";
    private static final long START = RATE.frameAtOrAfter(Instant.parse(NOON));
    /** Long enough for the first seconds of the film to be rendered when the viewer tunes in, and not the rest. */
    private static final int CARD = 350;

    private static final int OTHER = 100;
    private static final int FRAMES = CARD + PlantedFaults.LENGTH + OTHER;
    private static final int SEGMENTS = FRAMES / RATE.segmentFrames();
    private static final AssetId FILM = AssetId.of("folder:film.mkv");
    private static final AssetId NEXT = AssetId.of("folder:other.mkv");

    @ClassRule
    public static final TemporaryFolder MEDIA = new TemporaryFolder();

    /** What is shown where nothing happens, by the film's producer. */
    private static final Map<String, List<Segment>> UNDISTURBED = new HashMap<>();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Channel channel = Lineups.channel(RATE);
    private final PlantedFault fault;

    public FaultsOnAWatchedChannelTest(PlantedFault fault) {
        this.fault = fault;
    }

    @Parameters(name = "{0}")
    public static List<PlantedFault> faults() {
        return PlantedFaults.all();
    }

    @BeforeClass
    public static void makeFilms() throws Exception {
        clip("film.mkv", 1, PlantedFaults.LENGTH).make();
        clip("other.mkv", 2, OTHER).make();
        clip("short.mkv", 1, PlantedFaults.SHORT).make();
        Path whole = clip("whole.ts", 1, PlantedFaults.LENGTH).make();
        Files.write(media("damaged.ts"), PlantedFaults.spoilt(whole, 30));
        Path second = clip("second.ts", 1, PlantedFaults.LENGTH - 100)
                .firstFrame(100)
                .extra("-output_ts_offset", "50000")
                .make();
        Path joined = Files.copy(clip("first.ts", 1, 100).make(), media("jump.ts"));
        Files.write(joined, Files.readAllBytes(second), StandardOpenOption.APPEND);
    }

    private static ClipMaker clip(String name, int asset, int frames) {
        return ClipMaker.clip(media(name))
                .asset(asset)
                .frames(frames)
                .size(160, 96)
                .gop(25);
    }

    private static Path media(String name) {
        return MEDIA.getRoot().toPath().resolve(name);
    }

    @Test
    public void eachCostsTheFramesThatAreOwedAloneIsToldOnceAndIsNotKept() throws Exception {
        Place place = place("station");
        try {
            List<Segment> seen = watched(place);
            PlantedFault.delete(place.film());
            PlantedFault.copy(media(fault.film), place.film());
            fault.mended.to(place);
            assertThatNothingOfItIsKept(fault.isOfTheFile() ? place("again") : place, seen);
        } finally {
            PlantedFaults.unmount(place);
        }
    }

    private Place place(String name) throws Exception {
        Path home = folder.newFolder(name).toPath();
        return new Place(
                home,
                PlantedFault.copy(media(fault.film), home.resolve("film.mkv")),
                PlantedFault.copy(media("other.mkv"), home.resolve("other.mkv")));
    }

    private List<Segment> watched(Place place) throws Exception {
        ManualClock clock = ManualClock.at(NOON);
        BlockPlan plan = plan(place, fault.start);
        fault.prepared.to(place);
        Path cache = place.home().resolve("cache");
        FfmpegEngine engine = fault.crashing
                ? FfmpegEngine.apart(cache, clock, CLASS_PATH, CrashingReader.class)
                : new FfmpegEngine(cache, clock);
        try (WatchedHouse house = new WatchedHouse(place.home(), clock, engine, channel, plan, fault.deadlineSeconds)) {
            fault.makers.with(engine, place).forEach(house::join);
            house.tuneIn();
            fault.befalls.to(place);
            List<Segment> seen = house.watch(SEGMENTS);

            assertThatTheFallbackMakesWhatIsOwed(seen);
            assertThatTheCauseIsOnRecordOnce(house);
            assertThatTheAssetIsFlagged(house);
            assertThat(house.channels.status(channel).running()).isTrue();
            assertThat(clock.failures()).isEmpty();
            assertThatNoCardIsInTheCache(house, plan);
            return seen;
        }
    }

    private void assertThatTheFallbackMakesWhatIsOwed(List<Segment> seen) throws Exception {
        List<byte[]> bytes = seen.stream().map(Segment::bytes).toList();
        assertThat(TransportChecker.check(bytes).faults()).isEmpty();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bytes.forEach(out::writeBytes);
        StreamReport report =
                StreamReader.of(out.toByteArray()).rate(1, RATE).rate(2, RATE).read();
        assertThat(report.complaints()).isEmpty();
        assertThat(report.frames()).hasSize(FRAMES).noneMatch(Shown::black);
        for (int i = 0; i < FRAMES; i++) {
            Shown shown = report.frames().get(i);
            int frame = i - CARD;
            if (frame < 0) {
                assertThat(shown.frame()).as("frame %d, before the film", i).isNegative();
            } else if (frame < PlantedFaults.LENGTH) {
                int due = fault.shown.applyAsInt(frame);
                assertThat(due == PlantedFault.SPOILT || shown.frame() == due)
                        .as("frame %d of the film is %d, not %d", frame, due, shown.frame())
                        .isTrue();
            } else {
                assertThat(shown.asset()).as("frame %d, after the film", i).isEqualTo(2);
                assertThat(shown.frame()).isEqualTo(frame - PlantedFaults.LENGTH);
            }
        }
    }

    private void assertThatTheCauseIsOnRecordOnce(WatchedHouse house) {
        List<Fault> told = house.faults.recent();
        boolean substituted = fault.code.equals(PlantedFault.SUBSTITUTED);
        assertThat(house.playout.substitutions(channel)).hasSize(substituted ? 1 : 0);
        if (fault.code.isEmpty()) {
            assertThat(told).isEmpty();
            return;
        }
        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.code()).isEqualTo(fault.code);
            assertThat(one.message()).containsPattern(fault.cause);
            assertThat(one.subject().equals(FILM.value())).isEqualTo(fault.isOfTheAsset());
        });
    }

    private void assertThatTheAssetIsFlagged(WatchedHouse house) {
        Map<String, String> film = house.asset(FILM).attributes();
        if (fault.isOfTheAsset()) {
            assertThat(film.getOrDefault("catalog.last-fault", "")).containsPattern(fault.cause);
        } else {
            assertThat(film).isEmpty();
        }
        assertThat(house.asset(NEXT).attributes()).isEmpty();
    }

    private void assertThatNoCardIsInTheCache(WatchedHouse house, BlockPlan plan) {
        long film = plan.events().get(1).frames().start();
        for (int gop = 0; gop < PlantedFaults.LENGTH; gop += RATE.gopFrames()) {
            boolean owed = IntStream.range(gop, gop + RATE.gopFrames())
                    .anyMatch(frame -> fault.shown.applyAsInt(frame) == PlantedFault.CARD);
            if (owed) {
                assertThat(house.playout
                                .trace(channel, RATE.startOf(film + gop))
                                .gop()
                                .bytes())
                        .as("GOP from frame %d on", gop)
                        .isEmpty();
            }
        }
    }

    /** A station that begins with the same cache shows all as if nothing had been; an odd file gives the same with any cache. */
    private void assertThatNothingOfItIsKept(Place place, List<Segment> before) throws Exception {
        List<Segment> after = undisturbed(place);
        List<Segment> right = fault.isOfTheFile() ? before : undisturbed();
        for (int i = 0; i < SEGMENTS; i++) {
            assertThat(after.get(i).bytes())
                    .as("segment %d", i)
                    .isEqualTo(right.get(i).bytes());
        }
    }

    private List<Segment> undisturbed() throws Exception {
        List<Segment> known = UNDISTURBED.getOrDefault(fault.producer, List.of());
        if (known.isEmpty()) {
            known = undisturbed(place("undisturbed"));
            UNDISTURBED.put(fault.producer, known);
        }
        return known;
    }

    private List<Segment> undisturbed(Place place) throws Exception {
        ManualClock clock = ManualClock.at(NOON);
        FfmpegEngine engine = new FfmpegEngine(place.home().resolve("cache"), clock);
        BlockPlan plan = plan(place, Rational.ZERO);
        try (WatchedHouse house = new WatchedHouse(place.home(), clock, engine, channel, plan, 20)) {
            return house.join(new AssetProducer(engine))
                    .join(new CodedProducer())
                    .watch(SEGMENTS);
        }
    }

    private BlockPlan plan(Place place, Rational filmStart) throws Exception {
        long film = START + CARD;
        long other = film + PlantedFaults.LENGTH;
        try (FfmpegEngine engine = new FfmpegEngine(place.home().resolve("cache"), () -> 0L)) {
            return Lineups.plan(
                    RATE,
                    List.of(
                            Lineups.synthetic(START, CARD, Map.of("pattern", "bars")),
                            event(
                                    fault.producer,
                                    new FrameRange(film, other),
                                    new AssetRef(FILM, "Film", place.film().toUri(), contentOf(engine, place.film())),
                                    filmStart),
                            event(
                                    "asset",
                                    new FrameRange(other, other + OTHER),
                                    new AssetRef(NEXT, "Next", place.other().toUri(), contentOf(engine, place.other())),
                                    Rational.ZERO)));
        }
    }

    private static String contentOf(FfmpegEngine engine, Path file) throws Exception {
        return engine.examine(file).contentId();
    }

    private static Event event(String producer, FrameRange frames, AssetRef asset, Rational start) {
        return new Event(
                "e" + frames.start(),
                EventKind.CONTENT,
                producer,
                frames,
                Optional.of(asset),
                start,
                0,
                0,
                Map.of("asset", "1"));
    }
}

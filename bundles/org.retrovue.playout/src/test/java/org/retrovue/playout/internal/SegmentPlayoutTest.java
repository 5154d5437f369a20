package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.BlockPlans;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.playout.Tracer;
import org.retrovue.tck.fake.MadeChannel;
import org.retrovue.tck.framecode.StreamReader;
import org.retrovue.tck.framecode.StreamReport;
import org.retrovue.tck.transport.TransportChecker;
import org.retrovue.tck.transport.TransportReport;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Pts;

public class SegmentPlayoutTest {
    private static final String NOON = "2026-01-05T12:00:00Z";
    private static final int[] LENGTHS = {77, 1, 31, 130, 15, 45, 90, 7, 61, 200, 44, 33, 100};

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private House house(String home, BlockPlans plans) throws Exception {
        return new House(folder.getRoot().toPath().resolve(home), plans).join(new CodedProducer(), 10, 0);
    }

    @Test
    public void everyFrameAndSecondIsTheOneThatThePlanNames() throws Exception {
        for (FrameRate rate : List.of(FrameRate.NTSC, FrameRate.PAL, FrameRate.FILM_NTSC, FrameRate.NTSC_DOUBLE)) {
            List<Event> events = House.coded(rate, NOON, LENGTHS);
            Channel channel = Lineups.channel(rate);
            try (House house = house(rate.toString().replace('/', '-'), Lineups.plans(Lineups.plan(rate, events)))) {
                long first = house.playout.numberAt(channel, house.clock.now()) + 1;
                int count = (int) ((events.get(events.size() - 1).frames().end()
                                        - events.get(0).frames().start())
                                / rate.segmentFrames()
                        - 1);
                List<Segment> segments = house.segments(channel, first, count);

                assertThat(house.faults).isEmpty();
                checkTransport(segments, rate);
                checkPictures(segments, events, rate);
            }
        }
    }

    private static void checkTransport(List<Segment> segments, FrameRate rate) {
        TransportChecker checker = TransportChecker.house();
        segments.forEach(segment -> checker.add(segment.bytes()));
        TransportReport report = checker.report();
        assertThat(report.faults()).as("faults at %s", rate).isEmpty();
        long frame = segments.get(0).place().frames().start();
        for (long time : report.pictureTimes()) {
            assertThat(Pts.wrap(time)).isEqualTo(Pts.wrap(rate.pts(frame++)));
        }
        assertThat(frame)
                .isEqualTo(segments.get(segments.size() - 1).place().frames().end());
    }

    private static void checkPictures(List<Segment> segments, List<Event> events, FrameRate rate) throws IOException {
        StreamReader reader = StreamReader.of(joined(segments));
        for (int asset = 1; asset <= events.size(); asset++) {
            reader.rate(asset, rate);
        }
        StreamReport report = reader.read();
        assertThat(report.complaints()).isEmpty();
        assertThat(report.uneven()).isEmpty();
        long frame = segments.get(0).place().frames().start();
        for (StreamReport.Shown shown : report.frames()) {
            assertShows(shown, events, frame++);
        }
        assertThat(frame)
                .isEqualTo(segments.get(segments.size() - 1).place().frames().end());
        StreamReport.Sound sound = report.sound().orElseThrow();
        assertThat(sound.holes()).isEmpty();
        assertThat(sound.jumps()).isEmpty();
        long frameMicros = 1_000_000L * rate.den() / rate.num();
        assertThat(sound.lateMicros()).isNotEmpty().allMatch(late -> Math.abs(late) <= frameMicros);
    }

    private static void assertShows(StreamReport.Shown shown, List<Event> events, long frame) {
        for (int i = 0; i < events.size(); i++) {
            FrameRange frames = events.get(i).frames();
            if (frames.contains(frame)) {
                assertThat(shown.asset()).as("asset at frame %d", frame).isEqualTo(i + 1);
                assertThat((long) shown.frame()).isEqualTo(frame - frames.start());
            }
        }
    }

    private static byte[] joined(List<Segment> segments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        segments.forEach(segment -> out.writeBytes(segment.bytes()));
        return out.toByteArray();
    }

    @Test
    public void aSegmentIsTheSameInAnyOrderFromAnyPlayout() throws Exception {
        FrameRate rate = FrameRate.NTSC;
        BlockPlans plans = Lineups.plans(Lineups.plan(rate, House.coded(rate, NOON, LENGTHS)));
        Channel channel = Lineups.channel(rate);
        List<Segment> inOrder;
        long first;
        try (House house = house("a", plans)) {
            first = house.playout.numberAt(channel, house.clock.now());
            inOrder = house.segments(channel, first, 10);
        }
        try (House house = house("b", plans)) {
            List<CompletableFuture<Segment>> backwards = new ArrayList<>();
            for (int i = 9; i >= 0; i--) {
                backwards.add(house.playout.render(
                        channel, first + i, house.clock.now().plusSeconds(i)));
            }
            for (int i = 0; i < 10; i++) {
                Segment other = backwards.get(9 - i).get(2, TimeUnit.MINUTES);
                assertThat(other.place()).isEqualTo(inOrder.get(i).place());
                assertThat(other.bytes()).isEqualTo(inOrder.get(i).bytes());
            }
        }
    }

    @Test
    public void aRerunRendersNothingAndDamageIsMended() throws Exception {
        FrameRate rate = FrameRate.PAL;
        BlockPlans plans = Lineups.plans(Lineups.plan(rate, House.coded(rate, NOON, LENGTHS)));
        Channel channel = Lineups.channel(rate);
        List<Segment> before;
        long first;
        try (House house = house("a", plans)) {
            first = house.playout.numberAt(channel, house.clock.now());
            before = house.segments(channel, first, 4);
            assertThat(house.playout.figures().gopsRendered()).isPositive();
        }
        try (House house = house("a", plans)) {
            List<Segment> again = house.segments(channel, first, 4);
            assertThat(house.playout.figures().gopsRendered()).isZero();
            assertSameBytes(again, before);
        }
        Path gops = folder.getRoot().toPath().resolve("a/cache/gop");
        for (Path file : files(gops)) {
            byte[] content = Files.readAllBytes(file);
            content[content.length / 2] ^= 4;
            Files.write(file, content);
        }
        try (House house = house("a", plans)) {
            assertSameBytes(house.segments(channel, first, 4), before);
            assertThat(house.playout.state().damaged()).isPositive();
            for (Path file : files(gops)) {
                Files.delete(file);
            }
            assertSameBytes(house.segments(channel, first, 4), before);
        }
    }

    @Test
    public void whatOneChannelRenderedIsFoundByAnotherAtAnotherTime() throws Exception {
        FrameRate rate = FrameRate.PAL;
        Channel one = Lineups.channel(rate);
        Channel other = MadeChannel.of("other").format(one.format()).made();
        BlockPlans plans = new BlockPlans() {
            @Override
            public List<BlockPlan> covering(ChannelId channel, FrameRange frames) {
                String from = channel.equals(one.id()) ? NOON : "2026-01-05T12:00:40Z";
                BlockPlan plan = Lineups.plan(rate, House.coded(rate, from, 500));
                return plan.frames().overlaps(frames) ? List.of(plan) : List.of();
            }

            @Override
            public String holeReason(ChannelId channel) {
                return "";
            }
        };
        try (House house = house("a", plans)) {
            long first = house.playout.numberAt(one, house.clock.now());
            house.segments(one, first, 10);
            long rendered = house.playout.figures().gopsRendered();
            long kept = house.playout.state().entries();

            house.segments(other, first + 21, 8); // at the ends other neighbours are heard

            assertThat(rendered).isEqualTo(20);
            assertThat(kept).as("pictures and sound").isEqualTo(30);
            assertThat(house.playout.figures().gopsRendered()).isEqualTo(rendered);
            assertThat(house.playout.figures().gopsFromCache()).isEqualTo(16);
            assertThat(house.playout.state().entries()).isEqualTo(kept);
        }
    }

    private static void assertSameBytes(List<Segment> some, List<Segment> others) {
        for (int i = 0; i < some.size(); i++) {
            assertThat(some.get(i).bytes()).isEqualTo(others.get(i).bytes());
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    @Test
    public void timesRollOverWithoutAStep() throws Exception {
        FrameRate rate = FrameRate.NTSC;
        Channel channel = Lineups.channel(rate);
        long rollOver = 18_600L * Pts.MODULUS;
        java.time.Instant before = java.time.Instant.ofEpochSecond(rollOver / FrameRate.PTS_HZ - 6);
        List<Event> events = House.coded(rate, before.toString(), LENGTHS);
        try (House house = house("a", Lineups.plans(Lineups.plan(rate, events)))) {
            house.clock.set(before);
            List<Segment> segments = house.segments(channel, house.playout.numberAt(channel, before.plusSeconds(2)), 6);

            checkTransport(segments, rate);
            assertThat(rate.pts(segments.get(0).place().frames().start())).isLessThan(rollOver);
            assertThat(rate.pts(segments.get(5).place().frames().start())).isGreaterThan(rollOver);
            checkPictures(segments, events, rate);
        }
    }

    @Test
    public void holesShowASlateThatSaysWhy() throws Exception {
        FrameRate rate = FrameRate.PAL;
        Channel channel = Lineups.channel(rate);
        try (House house = house("a", Lineups.plans())) {
            long first = house.playout.numberAt(channel, house.clock.now());
            List<Segment> segments = house.segments(channel, first, 3);

            checkTransport(segments, rate);
            assertThat(house.faults).isEmpty();
            assertThat(house.playout.figures().gopsRendered())
                    .as("a slate is encoded once for each place in its cell")
                    .isLessThanOrEqualTo(4);
            assertThat(house.playout.events(channel, segments.get(0).place().frames()))
                    .allMatch(
                            event -> "Nothing to show".equals(event.parameters().get("text")));
        }
    }

    @Test
    public void viewersShareTheRenderingOfASegment() throws Exception {
        FrameRate rate = FrameRate.PAL;
        Channel channel = Lineups.channel(rate);
        BlockPlans plans = Lineups.plans(Lineups.plan(rate, House.coded(rate, NOON, 500)));
        try (House house = house("a", plans)) {
            long number = house.playout.numberAt(channel, house.clock.now()) + 2;
            List<CompletableFuture<Segment>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(house.playout.render(channel, number, house.clock.now().plusSeconds(20 - i)));
            }
            Segment segment = all.get(0).get(1, TimeUnit.MINUTES);

            for (CompletableFuture<Segment> one : all) {
                assertThat(one.get(1, TimeUnit.MINUTES)).isSameAs(segment);
            }
            assertThat(house.playout.figures().gopsRendered()).isEqualTo(2);
        }
    }

    @Test
    public void aFrameIsTracedToItsEventGopAndDigestAndTracingRendersNothing() throws Exception {
        FrameRate rate = FrameRate.PAL;
        Channel channel = Lineups.channel(rate);
        List<Event> events = House.coded(rate, NOON, 60, 500);
        java.time.Instant at = rate.startOf(events.get(1).frames().start() + 30);
        Tracer.Trace before;
        try (House house = house("a", Lineups.plans(Lineups.plan(rate, events)))) {
            before = house.playout.trace(channel, at);
            assertThat(house.playout.figures().gopsRendered()).isZero();
            house.segment(channel, before.segment());

            Tracer.Trace after = house.playout.trace(channel, at);

            assertThat(before.event()).isEqualTo(events.get(1));
            assertThat(before.frameInEvent()).isEqualTo(30);
            assertThat(before.gop().frames().contains(before.frame())).isTrue();
            assertThat(before.gop().digest()).isEmpty();
            assertThat(before.problem()).isEmpty();
            assertThat(after.gop().name()).isEqualTo(before.gop().name());
            assertThat(after.gop().bytes()).isPresent();
            assertThat(after.gop().renderNanos()).isPresent();
            before = after;
        }
        try (House house = house("b", Lineups.plans(Lineups.plan(rate, events)))) {
            house.segment(channel, before.segment());
            assertThat(house.playout.trace(channel, at).gop().digest())
                    .as("rendered elsewhere")
                    .isEqualTo(before.gop().digest());
        }
    }

    @Test
    public void renderingIsCountedByStage() throws Exception {
        FrameRate rate = FrameRate.PAL;
        Channel channel = Lineups.channel(rate);
        BlockPlans plans = Lineups.plans(Lineups.plan(rate, House.coded(rate, NOON, 500)));
        try (House house = house("a", plans)) {
            house.segments(channel, house.playout.numberAt(channel, house.clock.now()) + 1, 2);

            Map<String, String> figures = new java.util.TreeMap<>();
            house.playout.metrics().forEach(metric -> metric.samples()
                    .forEach(sample -> figures.put(
                            metric.name() + sample.labels(), sample.value().toPlainString())));
            assertThat(figures)
                    .containsEntry("retrovue_render_pieces_total{stage=produce}", "4")
                    .containsEntry("retrovue_render_pieces_total{stage=encode}", "4")
                    .containsEntry("retrovue_render_pieces_total{stage=sound_encode}", "2")
                    .containsEntry("retrovue_render_pieces_total{stage=mux}", "2")
                    .containsEntry("retrovue_gops_total{from=rendering}", "4")
                    .containsEntry("retrovue_cache_misses_total{}", "6")
                    .containsEntry("retrovue_cache_entries{}", "6");
        }
    }

    @Test
    public void fadesAndOverlaysAreOfTheGopsName() throws Exception {
        FrameRate rate = FrameRate.PAL;
        Channel channel = Lineups.channel(rate);
        long start = rate.frameAtOrAfter(java.time.Instant.parse(NOON));
        Event faded = new Event(
                "f",
                org.retrovue.api.blockplan.EventKind.CONTENT,
                "coded",
                new FrameRange(start, start + 150),
                java.util.Optional.empty(),
                org.retrovue.time.Rational.ZERO,
                10,
                12,
                Map.of("asset", "1"));
        try (House house = house("a", Lineups.plans(Lineups.plan(rate, List.of(faded))))) {
            long number = house.playout.numberAt(channel, house.clock.now());
            List<Segment> segments = house.segments(channel, number, 4);
            List<StreamReport.Shown> frames =
                    StreamReader.of(joined(segments)).read().frames();
            int at = (int) (start - segments.get(0).place().frames().start());

            assertThat(frames.get(at).black()).isTrue();
            assertThat(frames.get(at + 9).luma()).isGreaterThan(40);
            assertThat(frames.get(at + 137).luma())
                    .isGreaterThan(frames.get(at + 145).luma());
            assertThat(frames.get(at + 149).black()).isTrue();
        }
    }
}

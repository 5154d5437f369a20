package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.blockplan.BlockPlans;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;
import org.retrovue.media.api.overlay.Overlay;
import org.retrovue.media.api.overlay.OverlayImage;
import org.retrovue.media.api.overlay.OverlayPlan;
import org.retrovue.media.api.overlay.OverlayRequest;
import org.retrovue.tck.framecode.StreamReader;
import org.retrovue.tck.framecode.StreamReport;
import org.retrovue.tck.transport.TransportChecker;
import org.retrovue.time.FrameRate;

public class FaultsOnTheAirTest {
    private static final FrameRate RATE = FrameRate.PAL;
    private static final int BREAKS_AT = 60;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Channel channel = Lineups.channel(RATE);
    private final BlockPlans plans =
            Lineups.plans(Lineups.plan(RATE, House.coded(RATE, "2026-01-05T12:00:00Z", 125, 100)));

    private House house(Map<String, ?> config) throws Exception {
        Path home = folder.newFolder().toPath();
        return new House(home, plans, config);
    }

    @Test
    public void whatAProducerOwesIsSubstitutedToTheFrame() throws Exception {
        for (BrokenProducer.Way way : BrokenProducer.Way.values()) {
            BrokenProducer broken = new BrokenProducer(way, BREAKS_AT);
            try (House house = house(Map.of("producer.deadline.seconds", 2)).join(broken, 10, 0)) {
                long number = house.playout.numberAt(channel, house.clock.now());
                List<Segment> segments = house.segments(channel, number, 3);

                assertThat(TransportChecker.check(
                                        segments.stream().map(Segment::bytes).toList())
                                .faults())
                        .isEmpty();
                List<StreamReport.Shown> frames = frames(segments);
                int gopStart = BREAKS_AT - BREAKS_AT % RATE.gopFrames();
                long good =
                        switch (way) {
                            case REFUSES -> 0;
                            case HANGS -> gopStart;
                            default -> BREAKS_AT;
                        };
                for (int i = 0; i < 125; i++) {
                    assertThat(frames.get(i).frame()).as("%s, frame %d", way, i).isEqualTo(i < good ? i : -1);
                }
                assertThat(house.playout.substitutions(channel)).isNotEmpty();
                assertThat(house.playout.substitutions(channel).get(0).cause()).isNotBlank();
                assertThat(house.faults).hasSizeLessThanOrEqualTo(2).allMatch(fault -> fault.startsWith("EventSub"));
            }
        }
    }

    @Test
    public void aSubstituteIsNotKeptUnderTheGoodName() throws Exception {
        BrokenProducer producer = new BrokenProducer(BrokenProducer.Way.FAILS, BREAKS_AT);
        Path home = folder.newFolder().toPath();
        try (House house = new House(home, plans).join(producer, 10, 0)) {
            long number = house.playout.numberAt(channel, house.clock.now());
            assertThat(frames(house.segments(channel, number, 2)).get(BREAKS_AT).frame())
                    .isEqualTo(-1);
        }
        producer.mend();
        try (House house = new House(home, plans).join(producer, 10, 0)) {
            long number = house.playout.numberAt(channel, house.clock.now());
            assertThat(frames(house.segments(channel, number, 2)).get(BREAKS_AT).frame())
                    .isEqualTo(BREAKS_AT);
        }
    }

    @Test
    public void aProducerThatIsSlowToOpenIsSubstitutedUntilItIsReady() throws Exception {
        CountingProducer slow = new CountingProducer();
        slow.hold();
        try (House house = house(Map.of("producer.deadline.seconds", 1)).join(slow, 10, 0)) {
            long number = house.playout.numberAt(channel, house.clock.now());
            List<Segment> segments = new ArrayList<>(house.segments(channel, number, 1));
            slow.release();
            house.clock.advance(Duration.ofSeconds(31));
            segments.addAll(house.segments(channel, number + 1, 1));

            List<StreamReport.Shown> frames = frames(segments);
            for (int i = 0; i < 100; i++) {
                assertThat(frames.get(i).frame()).as("frame %d", i).isEqualTo(i < 50 ? -1 : i);
            }
            assertThat(house.playout.substitutions(channel)).hasSize(1);
            assertThat(house.faults).hasSize(1).allMatch(fault -> fault.contains("did not answer within 1 s"));
        }
    }

    @Test
    public void everyProductionIsClosedOnceWhateverItsProducerDoes() throws Exception {
        CountingProducer producer = new CountingProducer();
        try (House house = house(Map.of()).join(producer, 10, 0)) {
            long number = house.playout.numberAt(channel, house.clock.now());
            house.segments(channel, number, 1);
            producer.fail(true);
            house.segments(channel, number + 1, 1);
            producer.fail(false);
            house.segments(channel, number + 2, 3);
            assertThat(producer.opened()).isPositive();
        }
        assertThat(producer.closed()).isEqualTo(producer.opened());
    }

    @Test
    public void aProducerThatTakesOverIsUsedByTheNextGopAndItsGoingIsSurvived() throws Exception {
        CodedProducer plugin = new CodedProducer(1000);
        try (House house = house(Map.of()).join(new CodedProducer(), 10, 0)) {
            long number = house.playout.numberAt(channel, house.clock.now());
            List<Segment> before = house.segments(channel, number, 1);
            house.join(plugin, 20, 5);
            List<Segment> with = house.segments(channel, number + 1, 1);
            house.producers.remove(plugin, Map.of());
            List<Segment> after = house.segments(channel, number + 2, 1);

            assertThat(frames(before)).allMatch(shown -> shown.frame() < 1000);
            assertThat(frames(with)).allMatch(shown -> shown.frame() >= 1000);
            assertThat(frames(after)).allMatch(shown -> shown.frame() < 1000);
            assertThat(house.faults).isEmpty();
        }
    }

    @Test
    public void aProducerThatIsStoppedAndStartedTwentyTimesCostsNoFrame() throws Exception {
        BlockPlans longer = Lineups.plans(Lineups.plan(RATE, House.coded(RATE, "2026-01-05T12:00:00Z", 1100)));
        CountingProducer producer = new CountingProducer();
        try (House house = new House(folder.newFolder().toPath(), longer)) {
            long number = house.playout.numberAt(channel, house.clock.now());
            List<Segment> segments = new ArrayList<>();
            for (int time = 0; time < 20; time++) {
                house.join(producer, 10 + time, 0);
                segments.addAll(house.segments(channel, number + time, 1));
                house.producers.remove(producer, Map.of());
                var next = house.playout.render(channel, number + time + 1, house.clock.now());
                house.join(producer, 40 + time, 0);
                next.get(60, TimeUnit.SECONDS);
            }

            List<StreamReport.Shown> frames = frames(segments);
            assertThat(frames).hasSizeGreaterThanOrEqualTo(1000 - 25);
            for (int i = 0; i < frames.size(); i++) {
                assertThat(frames.get(i).frame()).as("frame %d", i).isEqualTo(i);
            }
            assertThat(house.faults).isEmpty();
        }
        assertThat(producer.closed()).isEqualTo(producer.opened());
    }

    @Test
    public void withoutItsProducerAnEventIsSubstituted() throws Exception {
        try (House house = house(Map.of())) {
            long number = house.playout.numberAt(channel, house.clock.now());
            List<StreamReport.Shown> frames = frames(house.segments(channel, number, 1));

            assertThat(frames).allMatch(shown -> shown.frame() == -1);
            assertThat(house.playout.substitutions(channel).get(0).cause()).contains("\"coded\"");
        }
    }

    @Test
    public void overlaysAreDrawnAndOneThatFailsDrawsNothing() throws Exception {
        try (House house = house(Map.of()).join(new CodedProducer(), 10, 0)) {
            long number = house.playout.numberAt(channel, house.clock.now());
            int plain = frames(house.segments(channel, number, 1)).get(0).luma();
            Overlay white = overlay(event -> Optional.of(plan()));
            house.join(white);
            int drawn = frames(house.segments(channel, number + 1, 1)).get(0).luma();
            house.overlays.remove(white, Map.of());
            house.join(overlay(event -> {
                throw new IllegalStateException("a bug");
            }));
            int after = frames(house.segments(channel, number + 2, 1)).get(0).luma();

            assertThat(drawn).isGreaterThan(plain + 20);
            assertThat(after).isLessThan(plain + 10);
            assertThat(house.faults).isNotEmpty().allMatch(fault -> fault.contains("a bug"));
        }
    }

    private static Overlay overlay(java.util.function.Function<OverlayRequest, Optional<OverlayPlan>> plan) {
        return new Overlay() {
            @Override
            public String id() {
                return "white";
            }

            @Override
            public Optional<OverlayPlan> plan(OverlayRequest request) {
                return plan.apply(request);
            }
        };
    }

    private static OverlayPlan plan() {
        int[] argb = new int[160 * 48];
        java.util.Arrays.fill(argb, -1);
        OverlayImage image = new OverlayImage(0, 48, 160, 48, argb);
        return new OverlayPlan() {
            @Override
            public String fingerprint() {
                return "white half";
            }

            @Override
            public Optional<OverlayImage> image(long frame) {
                return Optional.of(image);
            }
        };
    }

    private List<StreamReport.Shown> frames(List<Segment> segments) throws Exception {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        segments.forEach(segment -> out.writeBytes(segment.bytes()));
        StreamReport report =
                StreamReader.of(out.toByteArray()).rate(1, RATE).rate(2, RATE).read();
        long start =
                House.coded(RATE, "2026-01-05T12:00:00Z", 1).get(0).frames().start();
        int before = (int) Math.max(0, start - segments.get(0).place().frames().start());
        return report.frames().subList(before, report.frames().size());
    }
}

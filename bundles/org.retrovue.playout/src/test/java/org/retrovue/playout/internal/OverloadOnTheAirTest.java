package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.BlockPlans;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.playout.Playout;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** More channels are watched than the machine can render. */
public class OverloadOnTheAirTest {
    private static final FrameRate RATE = FrameRate.PAL;
    private static final String NOON = "2026-01-05T12:00:00Z";
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int MANY = 7;
    /** What a GOP of a second takes: of two workers, two channels leave something over. */
    private static final Map<String, Duration> COSTS = Map.of(
            "veryfast", Duration.ofMillis(700),
            "superfast", Duration.ofMillis(500),
            "ultrafast", Duration.ofMillis(350));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Map<ChannelId, Viewer> viewers = new TreeMap<>(java.util.Comparator.comparing(ChannelId::value));
    private final Set<String> steps = new HashSet<>();
    private final List<String> stalls = new ArrayList<>();

    @Test
    public void eachChannelGoesOnInTimeIsSaidOnceAndHasItsFullQualityAgainAfterwards() throws Exception {
        SlowMachine[] machine = new SlowMachine[1];
        try (House house = new House(folder.newFolder().toPath(), PLANS, Map.of(), (engine, clock) -> {
                    machine[0] = new SlowMachine(engine, clock, COSTS);
                    return machine[0];
                })
                .join(new CodedProducer(), 10, 0)) {
            for (int i = 1; i <= MANY; i++) {
                viewers.put(channel(i).id(), new Viewer(house, channel(i)));
            }

            run(house, machine[0], 20);
            stalls.clear();
            run(house, machine[0], 40);

            assertThat(stalls).isEmpty();
            assertThat(steps).contains("ultrafast", "slate");
            assertThat(overloads(house)).hasSize(MANY).allMatch(fault -> fault.contains("retrovue:condition"));
            assertThat(viewers.values()).allMatch(viewer -> viewer.pictures > 0);

            for (int i = 3; i <= MANY; i++) {
                viewers.remove(channel(i).id()).leave();
            }
            run(house, machine[0], 45);

            assertThat(stalls).isEmpty();
            for (Viewer viewer : viewers.values()) {
                assertThat(house.playout.eased(viewer.channel)).isEmpty();
                Segment last = viewer.latest();
                assertThat(last.bytes())
                        .isEqualTo(reference(viewer.channel, last.place().number()));
            }
            assertThat(overloads(house)).as("each said once").hasSize(MANY);
            assertThat(house.clock.failures()).isEmpty();
        }
    }

    private static List<String> overloads(House house) {
        return house.faults.stream()
                .filter(fault -> fault.startsWith("Overload "))
                .toList();
    }

    private byte[] reference(Channel channel, long number) throws Exception {
        try (House quick = new House(folder.newFolder().toPath(), PLANS).join(new CodedProducer(), 10, 0)) {
            return quick.segment(channel, number).bytes();
        }
    }

    private void run(House house, SlowMachine machine, int seconds) {
        for (long left = seconds * 1_000L; left > 0; left -= TICK.toMillis()) {
            if (left % 500 == 0) {
                viewers.values().forEach(Viewer::ask);
            }
            awaitQuiet(house, machine);
            viewers.values().forEach(Viewer::look);
            house.clock.advance(TICK);
        }
    }

    /** Waits until every worker waits for the clock or for work. */
    private static void awaitQuiet(House house, SlowMachine machine) {
        Object never = new Object();
        for (int left = 60_000; left > 0 && !isQuiet(house, machine); left--) {
            synchronized (never) {
                try {
                    never.wait(1);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
        assertThat(isQuiet(house, machine)).as("workers do what they can").isTrue();
    }

    private static boolean isQuiet(House house, SlowMachine machine) {
        Map<String, Integer> figures = new TreeMap<>();
        house.playout.metrics().forEach(metric -> metric.samples()
                .forEach(sample -> figures.put(metric.name(), sample.value().intValue())));
        int waiting = machine.waiting();
        return figures.getOrDefault("retrovue_workers_busy", 0) == waiting
                && (figures.getOrDefault("retrovue_workers", 0) == waiting
                        || figures.getOrDefault("retrovue_work_queued", 0) == 0);
    }

    private static Channel channel(int number) {
        return new Channel(
                ChannelId.of("c" + number),
                "" + number,
                "Channel " + number,
                ZoneOffset.UTC,
                LocalTime.of(6, 0),
                Duration.ofMinutes(30),
                new ChannelFormat("custom", 160, 96, Rational.ONE, RATE, 30, "veryfast"),
                "",
                Map.of());
    }

    /** Each channel shows an asset of its own. */
    private static final BlockPlans PLANS = new BlockPlans() {
        @Override
        public List<BlockPlan> covering(ChannelId channel, FrameRange frames) {
            Event event = Lineups.synthetic(
                    RATE.frameAtOrAfter(Instant.parse(NOON).minusSeconds(4)),
                    200 * 25,
                    Map.of("asset", channel.value().substring(1)));
            Event coded = new Event(
                    event.id(),
                    event.kind(),
                    "coded",
                    event.frames(),
                    event.asset(),
                    event.sourceStart(),
                    0,
                    0,
                    event.parameters());
            return List.of(Lineups.plan(RATE, List.of(coded)));
        }

        @Override
        public String holeReason(ChannelId channel) {
            return "";
        }
    };

    /** Asks for segments as a session does. */
    private final class Viewer {
        private final House house;
        private final Channel channel;
        private final TreeMap<Long, CompletableFuture<Segment>> asked = new TreeMap<>();
        private int pictures;

        Viewer(House house, Channel channel) {
            this.house = house;
            this.channel = channel;
        }

        void ask() {
            Playout playout = house.playout;
            Instant now = house.clock.now();
            long onAir = playout.numberAt(channel, now);
            callOff(asked.headMap(onAir));
            for (long n = onAir; n <= playout.numberAt(channel, now.plusSeconds(9)) + 3; n++) {
                asked.computeIfAbsent(
                        n,
                        number -> playout.render(
                                channel, number, playout.place(channel, number).start()));
            }
        }

        void look() {
            String step = house.playout.eased(channel).map(Playout.Eased::step).orElse("");
            steps.add(step);
            pictures += step.equals("slate") ? 0 : 1;
            long onAir = house.playout.numberAt(channel, house.clock.now());
            CompletableFuture<Segment> shown = asked.get(onAir);
            if (shown == null || !shown.isDone()) {
                stalls.add(channel.id() + " at " + house.clock.now() + " " + step);
            }
        }

        Segment latest() {
            return asked.descendingMap().values().stream()
                    .filter(CompletableFuture::isDone)
                    .findFirst()
                    .orElseThrow()
                    .join();
        }

        void leave() {
            callOff(asked);
        }

        private void callOff(Map<Long, CompletableFuture<Segment>> some) {
            some.values().forEach(one -> one.cancel(false));
            some.clear();
        }
    }
}

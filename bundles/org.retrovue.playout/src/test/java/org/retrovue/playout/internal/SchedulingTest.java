package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.blockplan.BlockPlans;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;
import org.retrovue.time.FrameRate;

/** Who is rendered first, and by whom. Segments are of events of their own, if nothing else is said. */
public class SchedulingTest {
    private static final FrameRate RATE = FrameRate.PAL;
    private static final Channel CHANNEL = Lineups.channel(RATE);
    private static final int EVENT = RATE.segmentFrames();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final CountingProducer producer = new CountingProducer();

    private House house(int workers) throws Exception {
        return house(workers, EVENT, EVENT, EVENT, EVENT, EVENT, EVENT);
    }

    private House house(int workers, int... events) throws Exception {
        BlockPlans plans = Lineups.plans(Lineups.plan(RATE, House.coded(RATE, "2026-01-05T12:00:00Z", events)));
        return new House(folder.newFolder().toPath(), plans, Map.of("workers", workers)).join(producer, 10, 0);
    }

    private static long first(House house) {
        return house.playout.numberAt(CHANNEL, house.clock.now());
    }

    private static CompletableFuture<Segment> wish(House house, int index) {
        long number = first(house) + index;
        return house.playout.render(
                CHANNEL, number, house.playout.place(CHANNEL, number).start());
    }

    private static CompletableFuture<Segment> guess(House house, int index) {
        long number = first(house) + index;
        return house.playout.prepare(
                CHANNEL, number, house.playout.place(CHANNEL, number).start());
    }

    private static Segment wait(CompletableFuture<Segment> wish) throws Exception {
        return wish.get(1, TimeUnit.MINUTES);
    }

    @Test
    public void theFirstSegmentsGopsAreRenderedSideBySide() throws Exception {
        try (House house = house(4, 6 * EVENT)) {
            producer.hold();
            CompletableFuture<Segment> wish = wish(house, 1);

            assertThat(producer.held(3)).as("two GOPs and the sound").isEqualTo(3);
            producer.release();
            wait(wish);
            assertThat(producer.opened()).isEqualTo(3);
        }
    }

    @Test
    public void theFirstSegmentsSoundIsMadeByWhoHasMadeAGopFirst() throws Exception {
        try (House house = house(1, 6 * EVENT)) {
            wait(wish(house, 1));

            assertThat(producer.made()).startsWith("1@50", "1@75");
        }
    }

    @Test
    public void inSteadyStateAnEventStaysOnOneWorkerWithOneProduction() throws Exception {
        try (House house = house(4, 6 * EVENT)) {
            wait(wish(house, 4));

            assertThat(producer.opened()).as("one for pictures, one for sound").isEqualTo(2);
            assertThat(producer.made()).containsSubsequence("1@200", "1@225");
        }
    }

    @Test
    public void theEarliestDeadlineIsRenderedFirstWhateverTheOrderOfWishes() throws Exception {
        try (House house = house(1)) {
            producer.hold();
            List<CompletableFuture<Segment>> wishes = List.of(wish(house, 4), wish(house, 5), wish(house, 3));
            assertThat(producer.held(1)).isEqualTo(1);
            producer.release();
            for (CompletableFuture<Segment> wish : wishes) {
                wait(wish);
            }

            assertThat(producer.made())
                    .as("what was begun gives way after its first piece")
                    .containsSubsequence("4@0", "4@25", "5@0", "5@25", "6@0", "6@25");
        }
    }

    @Test
    public void whatNobodyWaitsForLeavesAWorkerFreeAndGivesWayAtTheNextGop() throws Exception {
        try (House house = house(2)) {
            producer.hold();
            List<CompletableFuture<Segment>> guesses = List.of(guess(house, 2), guess(house, 3));
            assertThat(producer.held(2))
                    .as("one of two workers, even though much could be done")
                    .isEqualTo(1);
            CompletableFuture<Segment> wish = wish(house, 5);
            assertThat(producer.held(2)).as("met by the free one").isEqualTo(2);
            producer.release();
            wait(wish);
            for (CompletableFuture<Segment> guess : guesses) {
                wait(guess);
            }
        }
        try (House house = house(1)) {
            int before = producer.made().size();
            producer.hold();
            CompletableFuture<Segment> guess = guess(house, 2);
            assertThat(producer.held(1)).isEqualTo(1);
            CompletableFuture<Segment> wish = wish(house, 5);
            producer.release();
            wait(wish);
            wait(guess);

            List<String> made = producer.made().subList(before, producer.made().size());
            assertThat(made).containsSubsequence("6@25", "3@0", "3@25");
        }
    }

    @Test
    public void whatWasPreparedIsWaitedForNoLongerThanItTakes() throws Exception {
        try (House house = house(2)) {
            Segment prepared = wait(guess(house, 2));
            int made = producer.made().size();

            assertThat(wait(wish(house, 2))).isSameAs(prepared);
            assertThat(producer.made()).hasSize(made);
        }
        try (House house = house(1)) {
            producer.hold();
            CompletableFuture<Segment> still = guess(house, 1);
            CompletableFuture<Segment> guess = guess(house, 5);
            CompletableFuture<Segment> other = wish(house, 4);
            CompletableFuture<Segment> wish = wish(house, 5);
            int before = producer.made().size();
            producer.release();
            wait(other);
            wait(wish);
            wait(guess);
            wait(still);
            List<String> made = producer.made().subList(before, producer.made().size());
            assertThat(made)
                    .as("a guess that became a wish comes before what is still a guess")
                    .containsSubsequence("6@0", "2@0");
        }
    }

    @Test
    public void whatIsTooLateMakesNothingLateThatIsNot() throws Exception {
        try (House house = house(1)) {
            producer.hold();
            CompletableFuture<Segment> first = wish(house, 0);
            assertThat(producer.held(1)).isEqualTo(1);
            CompletableFuture<Segment> second = wish(house, 1);
            CompletableFuture<Segment> fourth = wish(house, 3);
            house.clock.set(house.clock.now().plus(Duration.ofSeconds(5)));
            producer.release();
            wait(first);
            wait(second);
            wait(fourth);

            assertThat(producer.made()).containsSubsequence("4@0", "2@0").containsSubsequence("4@25", "2@0");
        }
    }

    @Test
    public void whatNobodyWantsAnyMoreIsNotFinished() throws Exception {
        try (House house = house(1)) {
            producer.hold();
            CompletableFuture<Segment> one = wish(house, 4);
            CompletableFuture<Segment> same = wish(house, 4);
            CompletableFuture<Segment> other = wish(house, 5);
            assertThat(producer.held(1)).isEqualTo(1);
            one.cancel(false);
            assertThat(same).isNotDone();
            same.cancel(false);
            producer.release();
            wait(other);

            assertThat(producer.made()).contains("6@25").doesNotContain("5@0", "5@25");
            assertThat(wait(wish(house, 4)).bytes())
                    .as("can be had all the same")
                    .isNotEmpty();
        }
    }
}

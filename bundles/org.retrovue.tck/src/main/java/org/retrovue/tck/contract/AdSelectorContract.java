package org.retrovue.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.Test;
import org.retrovue.api.traffic.AdSelector;
import org.retrovue.api.traffic.AdSelector.Pod;
import org.retrovue.api.traffic.Break;
import org.retrovue.api.traffic.Spot;
import org.retrovue.api.traffic.TrafficContext;
import org.retrovue.tck.fake.Traffic;
import org.retrovue.tck.fake.Traffic.Plays;

/**
 * What every {@link AdSelector} keeps, over many breaks and libraries.
 *
 * @see "docs/contracts/extension-points.md, SEL-1 to SEL-6"
 */
public abstract class AdSelectorContract {
    private static final Instant START = Instant.parse("2026-01-05T20:12:00Z");
    private static final int CASES = 60;

    /**
     * Makes the selector.
     *
     * @return a new one, configured alike each time
     * @throws Exception when it cannot be made
     */
    protected abstract AdSelector selector() throws Exception;

    private record Case(List<Spot> spots, Break gap, TrafficContext context) {
        static Case random(int number) {
            Random random = new Random(number);
            List<Spot> spots = new ArrayList<>();
            Plays played = Traffic.nothingPlayed();
            for (int i = 0; i < random.nextInt(25); i++) {
                Spot spot = Traffic.commercial("spot-" + i, 5 + random.nextInt(56), "tag" + random.nextInt(3));
                spots.add(spot);
                if (random.nextBoolean()) {
                    played = played.and(spot, START.minusSeconds(60 + random.nextInt(100_000)));
                }
            }
            spots.sort(Comparator.comparing(spot -> spot.asset().id()));
            return new Case(
                    spots,
                    Traffic.gap(START, Duration.ofMillis(1000 + random.nextInt(240_000))),
                    new TrafficContext(played, number, List.of()));
        }

        Pod ask(AdSelector selector) {
            return selector.choose(spots, gap, context);
        }
    }

    @Test
    public void required_SEL_1_itsNameStays() throws Exception {
        assertThat(selector().id()).isEqualTo(selector().id()).matches("[a-z0-9][a-z0-9.-]*");
    }

    @Test
    public void required_SEL_2_aPodNeverExceedsItsBreak() throws Exception {
        AdSelector selector = selector();
        for (int i = 0; i < CASES; i++) {
            Case given = Case.random(i);

            assertThat(given.ask(selector).frames())
                    .as("case %d", i)
                    .isLessThanOrEqualTo(given.gap().frames().count());
        }
    }

    @Test
    public void required_SEL_3_onlyAllowedSpotsAreChosenEachWithItsReason() throws Exception {
        AdSelector selector = selector();
        for (int i = 0; i < CASES; i++) {
            Case given = Case.random(i);
            Pod pod = given.ask(selector);

            assertThat(given.spots()).containsAll(pod.spots());
            assertThat(pod.reasons()).hasSameSizeAs(pod.spots()).noneMatch(String::isBlank);
        }
    }

    @Test
    public void required_SEL_4_theSameQuestionGivesTheSamePod() throws Exception {
        AdSelector selector = selector();
        for (int i = 0; i < CASES; i++) {
            Case given = Case.random(i);
            Pod pod = given.ask(selector);

            assertThat(given.ask(selector)).isEqualTo(pod);
            assertThat(given.ask(selector())).as("by a new instance").isEqualTo(pod);
        }
    }

    @Test
    public void required_SEL_5_nothingIsRepeatedWhileSomethingElseFits() throws Exception {
        AdSelector selector = selector();
        for (int i = 0; i < CASES; i++) {
            Case given = Case.random(i);
            Set<Spot> aired = new HashSet<>();
            long room = given.gap().frames().count();
            for (Spot spot : given.ask(selector).spots()) {
                long left = room;
                if (!aired.add(spot)) {
                    assertThat(given.spots())
                            .as(
                                    "case %d: %s airs again in one break",
                                    i, spot.asset().id())
                            .noneMatch(other -> !aired.contains(other) && other.frames() <= left);
                }
                room -= spot.frames();
            }
        }
    }

    @Test
    public void required_SEL_6_whereNothingIsAllowedNothingIsChosen() throws Exception {
        Pod pod = selector()
                .choose(List.of(), Traffic.gap(START, Duration.ofMinutes(2)), Traffic.context(Traffic.nothingPlayed()));

        assertThat(pod.spots()).isEmpty();
    }
}

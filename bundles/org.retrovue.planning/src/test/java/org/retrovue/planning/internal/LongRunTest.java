package org.retrovue.planning.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.tck.fake.Assets;

/** Days of station time in seconds. */
public final class LongRunTest {
    private static final List<Asset> FILMS = films();

    private static List<Asset> films() {
        List<Asset> films = new ArrayList<>();
        for (int i = 1; i <= 11; i++) {
            films.add(Assets.asset("f:a-" + i)
                    .collection("a")
                    .seconds(1500 + i * 700L)
                    .ready());
        }
        return films;
    }

    @Test
    public void aSequenceAirsWithoutHoleLossOrRepeatOverDaysChangesOfTheClockAndRestarts() {
        String file = TestStation.file("30m", "{start: \"06:00\", pool: a}").replace("UTC", "America/Chicago");
        TestStation station = new TestStation("2026-03-06T02:00:00Z").has(FILMS).channel(file);
        List<BlockPlan> aired = new ArrayList<>();
        for (int i = 0; i < 4 * 24 * 60; i++) {
            station.now = station.now.plusSeconds(60);
            if (i % 1000 == 999) {
                station = new TestStation(station.now, station.store).has(FILMS).channel(file);
            }
            station.step();
            Instant now = station.now;
            station.view().plans().covering(now, now.plusNanos(1)).stream()
                    .filter(plan -> !aired.contains(plan))
                    .forEach(aired::add);
        }

        int before = 0;
        for (int i = 0; i < aired.size(); i++) {
            List<String> titles = aired.get(i).events().stream()
                    .filter(event -> event.kind() == EventKind.CONTENT)
                    .flatMap(event -> event.asset().stream())
                    .map(Event.AssetRef::title)
                    .distinct()
                    .toList();
            assertThat(titles).hasSize(1);
            int number = Integer.parseInt(titles.get(0).substring(2));
            if (i > 0) {
                assertThat(aired.get(i).frames().start())
                        .isEqualTo(aired.get(i - 1).frames().end());
                assertThat(number).as("after %s", aired.get(i - 1)).isEqualTo(before % 11 + 1);
            }
            before = number;
        }
        assertThat(aired.size()).isGreaterThan(40);
        assertThat(station.faults.active()).isEmpty();
    }

    @Test
    public void aFastClockLeavesNoHole() {
        TestStation station = new TestStation("2026-03-06T02:00:00Z")
                .has(TestStation.shows(6, 80))
                .channel(TestStation.file("2m", "{start: \"06:00\", pool: a}"))
                .speed(600)
                .step();
        for (int i = 0; i < 5000; i++) {
            station.now = station.now.plusSeconds(12);
            station.step();
            assertThat(station.view().holeReason()).as("at %s", station.now).isEmpty();
        }
        assertThat(station.faults.active()).isEmpty();
    }

    @Test(timeout = 60_000)
    public void hundredsOfChannelsAreOnTheAirWithinSecondsOfStationTime() {
        TestStation station = new TestStation("2026-03-06T02:00:00Z")
                .has(TestStation.shows(10, 1320))
                .many(400, TestStation.file("30m", "{start: \"06:00\", pool: a}"));
        for (int i = 0; i < 15; i++) {
            station.now = station.now.plusSeconds(1);
            station.step();
        }

        assertThat(station.manager.views()).hasSize(400);
        assertThat(station.manager
                        .view(ChannelId.of("x399"))
                        .map(PlannedView::holeReason)
                        .orElse("off"))
                .isEmpty();
    }

    @Test(timeout = 60_000)
    public void theSmallestGridIsPlannedInTime() {
        TestStation station = new TestStation("2026-03-06T02:00:00Z")
                .has(TestStation.shows(10, 9))
                .channel(TestStation.file("10s", "{start: \"06:00\", pool: a, mode: shuffle}"))
                .step();
        station.run(Duration.ofMinutes(5));

        assertThat(station.view().horizon().logUntil()).isAfter(station.now.plus(Duration.ofHours(2)));
        assertThat(station.faults.active()).isEmpty();
    }
}

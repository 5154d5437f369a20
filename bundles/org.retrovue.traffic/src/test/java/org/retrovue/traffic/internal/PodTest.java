package org.retrovue.traffic.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.traffic.Break;
import org.retrovue.api.traffic.Spot;
import org.retrovue.tck.fake.Traffic;

public final class PodTest {
    private static final Instant START = Instant.parse("2026-01-05T20:12:00Z");

    @Test
    public void aBreakIsFilledToTheFrameWhateverIsInIt() {
        for (int i = 0; i < 500; i++) {
            Random random = new Random(i);
            Break gap = Traffic.gap(START, Duration.ofMillis(100 + random.nextInt(200_000)));
            List<Spot> spots = new ArrayList<>();
            long left = gap.frames().count();
            for (int s = 0; s < random.nextInt(8); s++) {
                Spot spot = Traffic.commercial("s" + s, 1 + random.nextInt(40));
                if (spot.frames() <= left) {
                    spots.add(spot);
                    left -= spot.frames();
                }
            }

            List<Event> events = Pod.events(gap, spots);

            long at = gap.frames().start();
            for (Event event : events) {
                assertThat(event.frames().start()).isEqualTo(at);
                at = event.frames().end();
            }
            assertThat(at).isEqualTo(gap.frames().end());
            assertThat(events.stream().filter(e -> e.kind() == EventKind.COMMERCIAL))
                    .extracting(e -> e.frames().count())
                    .containsExactlyElementsOf(spots.stream().map(Spot::frames).toList());
        }
    }

    @Test
    public void whatIsLeftOverIsSpreadWithTheRemainderAtTheEnd() {
        Break gap = Traffic.gap(START, Duration.ofSeconds(64));
        List<Spot> spots =
                List.of(Traffic.commercial("a", 20), Traffic.commercial("b", 20), Traffic.commercial("c", 20));
        long left = gap.frames().count() - 3 * spots.get(0).frames();

        List<Long> pads = Pod.events(gap, spots).stream()
                .filter(event -> event.kind() == EventKind.PAD)
                .map(event -> event.frames().count())
                .toList();

        assertThat(pads).hasSize(3);
        assertThat(pads.stream().mapToLong(Long::longValue).sum()).isEqualTo(left);
        assertThat(pads.get(2) - pads.get(0)).isBetween(0L, 1L);
    }

    @Test
    public void kindsFollowTheTypesOfTheAssets() {
        assertThat(Pod.kind("commercial")).isEqualTo(EventKind.COMMERCIAL);
        assertThat(Pod.kind("station_id")).isEqualTo(EventKind.STATION_ID);
        assertThat(Pod.kind("promo")).isEqualTo(EventKind.PROMO);
        assertThat(Pod.kind("bumper")).isEqualTo(EventKind.BUMPER);
        assertThat(Pod.kind("video")).isEqualTo(EventKind.FILLER);
    }
}

package org.retrovue.api.blockplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

public final class BlockPlanTest {
    @Test
    public void eventsThatTileAreTaken() {
        assertThat(plan(event("a", 0, 10), event("b", 10, 30)).events()).hasSize(2);
    }

    @Test
    public void holesOverlapsAndShortfallsAreNamed() {
        assertThatThrownBy(() -> plan(event("a", 0, 10), event("b", 11, 30)))
                .hasMessageContaining("event b starts at frame 11, not 10");
        assertThatThrownBy(() -> plan(event("a", 0, 10), event("b", 9, 30))).hasMessageContaining("event b");
        assertThatThrownBy(() -> plan(event("a", 0, 29))).hasMessageContaining("end at frame 29, not 30");
        assertThatThrownBy(() -> plan()).hasMessageContaining("end at frame 0, not 30");
    }

    @Test
    public void fadesFitIntoTheirEvent() {
        assertThatThrownBy(() -> new Event(
                        "a",
                        EventKind.CONTENT,
                        "asset",
                        new FrameRange(0, 10),
                        Optional.empty(),
                        Rational.ZERO,
                        6,
                        5,
                        Map.of()))
                .hasMessageContaining("do not fit");
    }

    @Test
    public void wordsAreThoseOfTheJson() {
        assertThat(EventKind.STATION_ID.word()).isEqualTo("station-id");
    }

    private static Event event(String id, long start, long end) {
        return new Event(
                id,
                EventKind.CONTENT,
                "asset",
                new FrameRange(start, end),
                Optional.empty(),
                Rational.ZERO,
                0,
                0,
                Map.of());
    }

    private static BlockPlan plan(Event... events) {
        return new BlockPlan(
                ChannelId.of("c"),
                "b",
                "t",
                Instant.EPOCH,
                Instant.ofEpochSecond(1),
                FrameRate.FPS_30,
                new FrameRange(0, 30),
                List.of(events));
    }
}

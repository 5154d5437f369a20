package org.retrovue.planning.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.retrovue.planning.internal.TestStation.file;
import static org.retrovue.planning.internal.TestStation.shows;

import java.time.Instant;
import org.junit.Test;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.plan.Airings;

public final class LastAiredTest {
    @Test
    public void whatWasPlannedSaysWhenAnAssetWasLastOn() {
        TestStation station = new TestStation("2026-01-07T12:07:13Z")
                .has(shows(3, 1320))
                .channel(file("30m", "{start: \"06:00\", pool: a}"))
                .step();
        Airings airings = station.manager
                .planner(TestStation.ID)
                .map(ChannelPlanner::airings)
                .orElseThrow();

        Instant last = airings.last(AssetId.of("s:a-1"), station.now).orElseThrow();
        assertThat(last).isBefore(station.now);
        assertThat(last.plusSeconds(3 * 1800)).isAfter(station.now);
        assertThat(airings.last(AssetId.of("s:a-1"), last))
                .hasValueSatisfying(before -> assertThat(before).isBefore(last));
        assertThat(airings.last(AssetId.of("s:none"), station.now)).isEmpty();
    }
}

package org.retrovue.station.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.felix.hc.api.Result;
import org.junit.Test;
import org.retrovue.tck.ManualClock;
import org.retrovue.tck.fake.ListedChannels;

public final class PlanningHealthTest {
    private final PlanningHealth health = new PlanningHealth(ManualClock.at("2026-01-07T12:00:00Z"));

    @Test
    public void theStationIsNotReadyBeforeTheChannelFilesWereRead() {
        assertThat(health.execute().getStatus()).isEqualTo(Result.Status.CRITICAL);

        health.schedules = new ListedChannels(List::of, false);
        assertThat(health.execute().getStatus()).isEqualTo(Result.Status.TEMPORARILY_UNAVAILABLE);

        health.schedules = new ListedChannels(List::of);
        assertThat(health.execute().getStatus()).isEqualTo(Result.Status.WARN);
    }
}

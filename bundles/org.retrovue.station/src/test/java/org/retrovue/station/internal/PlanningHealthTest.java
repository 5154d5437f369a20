package org.retrovue.station.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.hc.api.Result;
import org.junit.Test;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.Schedules;

public final class PlanningHealthTest {
    private final PlanningHealth health = new PlanningHealth(new HandClock(Instant.parse("2026-01-07T12:00:00Z")));

    @Test
    public void theStationIsNotReadyBeforeTheChannelFilesWereRead() {
        assertThat(health.execute().getStatus()).isEqualTo(Result.Status.CRITICAL);

        health.schedules = new WithoutChannels(false);
        assertThat(health.execute().getStatus()).isEqualTo(Result.Status.TEMPORARILY_UNAVAILABLE);

        health.schedules = new WithoutChannels(true);
        assertThat(health.execute().getStatus()).isEqualTo(Result.Status.WARN);
    }

    private record WithoutChannels(boolean hasBegun) implements Schedules {
        @Override
        public List<Channel> channels() {
            return List.of();
        }

        @Override
        public Map<String, List<Problem>> problems() {
            return Map.of();
        }

        @Override
        public List<ScheduleEntry> entries(ChannelId channel, Instant from, Instant to) {
            return List.of();
        }

        @Override
        public List<LogEntry> log(ChannelId channel, Instant from, Instant to) {
            return List.of();
        }

        @Override
        public Optional<Horizon> horizon(ChannelId channel) {
            return Optional.empty();
        }
    }
}

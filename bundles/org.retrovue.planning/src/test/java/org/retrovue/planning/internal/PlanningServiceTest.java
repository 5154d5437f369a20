package org.retrovue.planning.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.channel.Channel;
import org.retrovue.tck.Configs;
import org.retrovue.tck.ManualClock;
import org.retrovue.tck.fake.ActiveFaults;
import org.retrovue.tck.fake.FolderStation;

public final class PlanningServiceTest {
    private static final String NOON = "2026-01-07T12:00:00Z";

    @Rule
    public final TemporaryFolder home = new TemporaryFolder();

    private final ManualClock clock = ManualClock.at(NOON);
    private final ActiveFaults faults = new ActiveFaults();
    private final List<PlanningService> started = new ArrayList<>();

    @After
    public void close() {
        started.forEach(PlanningService::close);
    }

    private PlanningService start() {
        PlanningService service = new PlanningService(
                clock,
                clock,
                new FolderStation(home.getRoot().toPath()),
                faults,
                new TestStation(NOON).has(TestStation.shows(3, 1320)),
                new MemoryStore(),
                TestStation.Plugins.traffic(faults),
                Configs.of(PlanningService.Config.class, Map.of()));
        started.add(service);
        return service;
    }

    @Test
    public void planningHasBegunWhenTheFilesWereReadAndTheirChannelsPlanned() throws Exception {
        Files.writeString(
                home.newFolder("channels").toPath().resolve("x.yaml"),
                TestStation.file("30m", "{start: \"06:00\", pool: a}"));
        PlanningService service = start();
        assertThat(service.hasBegun()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(service.hasBegun()).as("nobody can read channel files yet").isFalse();

        service.compilers = List.of(TestStation.Plugins.compiler());
        clock.advance(Duration.ofSeconds(1));

        assertThat(service.hasBegun()).isTrue();
        assertThat(service.channels()).extracting(Channel::id).containsExactly(TestStation.ID);
    }

    @Test
    public void aFolderThatCannotBeReadIsWaitedForAMinute() throws Exception {
        PlanningService service = start();
        service.compilers = List.of(TestStation.Plugins.compiler());
        Files.delete(home.getRoot().toPath().resolve("channels"));

        clock.advance(Duration.ofSeconds(59));
        assertThat(service.hasBegun()).isFalse();
        assertThat(faults.active()).hasSize(1);
        clock.advance(Duration.ofSeconds(2));
        assertThat(service.hasBegun()).isTrue();
    }
}

package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.BlockPlans;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.playout.Conditioning;
import org.retrovue.tck.fake.Assets;
import org.retrovue.tck.fake.ListedCatalog;
import org.retrovue.tck.fake.ListedChannels;
import org.retrovue.tck.fake.QuietCatalog;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;

public class ConditionerTest {
    private static final FrameRate RATE = FrameRate.PAL;
    private static final Channel CHANNEL = Lineups.channel(RATE);
    private static final String NOON = "2026-01-05T12:00:00Z";
    private static final Asset FILM =
            Assets.asset("s:film").collection("films").seconds(8).ready();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final CountingProducer producer = new CountingProducer();
    private List<Event> planned = List.of();
    private List<Event> locked = List.of();
    private List<Event> rehearsed = List.of();

    private House house(Map<String, ?> config) throws Exception {
        return new House(folder.newFolder().toPath(), plans(), config).join(producer, 10, 0);
    }

    private Conditioner conditioner(House house) {
        ConditionTargets targets = new ConditionTargets(
                new ListedChannels(() -> List.of(CHANNEL)),
                plans(),
                new QuietCatalog(() -> ListedCatalog.of(FILM)),
                house.clock);
        return new Conditioner(house.playout, targets, house.clock, house.clock);
    }

    private static Conditioning.Job end(Conditioner conditioner) {
        Object never = new Object();
        for (int left = 60_000;
                left > 0 && conditioner.job().orElseThrow().phase() == Conditioning.Phase.RUNNING;
                left--) {
            synchronized (never) {
                try {
                    never.wait(1);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
        return conditioner.job().orElseThrow();
    }

    @Test
    public void whatAChannelWillAirIsFoundInTheCacheWhenItDoes() throws Exception {
        List<Event> all = House.coded(RATE, NOON, 60, 95, 100, 77);
        planned = all.subList(0, 2);
        locked = all.subList(2, 4);
        try (House house = house(Map.of())) {
            Conditioner conditioner = conditioner(house);

            Conditioning.Estimate estimate = conditioner.begin("test");
            Conditioning.Job job = end(conditioner);

            assertThat(estimate.kept()).isZero();
            assertThat(job.phase()).isEqualTo(Conditioning.Phase.DONE);
            assertThat(job.rendered())
                    .isEqualTo(job.gops())
                    .isEqualTo(estimate.gops())
                    .isEqualTo(2 + 4 + 4 + 3);
            planned = all;
            long rendered = house.playout.figures().gopsRendered();
            house.segments(CHANNEL, house.playout.numberAt(CHANNEL, house.clock.now()) + 1, 5);
            assertThat(house.playout.figures().gopsRendered()).isEqualTo(rendered);

            Conditioning.Estimate again = conditioner.estimate("test");
            assertThat(again.kept()).isEqualTo(again.gops());
            assertThat(conditioner.begin("test").fits()).isTrue();
            assertThat(conditioner.job().orElseThrow().phase()).isEqualTo(Conditioning.Phase.DONE);
        }
    }

    @Test
    public void anAssetIsFoundInTheCacheWheneverItAirs() throws Exception {
        rehearsed = House.coded(RATE, "1970-01-01T00:00:00Z", 120, 83);
        List<Event> later = new ArrayList<>(House.coded(RATE, "2026-01-05T12:00:01.280Z", 120, 83));
        try (House house = house(Map.of())) {
            Conditioner conditioner = conditioner(house);
            for (String name : List.of("films", "s:film")) {
                conditioner.begin(name);
                assertThat(end(conditioner).phase()).isEqualTo(Conditioning.Phase.DONE);
            }
            long rendered = house.playout.figures().gopsRendered();
            planned = later;
            long first = house.playout.numberAt(
                            CHANNEL, RATE.startOf(later.get(0).frames().start()))
                    + 1;

            house.segments(CHANNEL, first, 3);

            assertThat(house.playout.figures().gopsRendered()).isEqualTo(rendered);
        }
    }

    @Test
    public void whatItTakesIsToldByWhatWasMeasuredAndTooMuchIsRefused() throws Exception {
        planned = House.coded(RATE, NOON, 100, 25 * 3600);
        try (House house = house(Map.of("cache.gb", 1L, "memory.mb", 16))) {
            Conditioner conditioner = conditioner(house);
            assertThat(conditioner.estimate("5").bytes()).isEmpty();
            house.segment(CHANNEL, house.playout.numberAt(CHANNEL, house.clock.now()));

            Conditioning.Estimate estimate = conditioner.estimate("5");

            assertThat(estimate.bytes()).isPresent();
            assertThat(estimate.work()).isPresent();
            assertThat(estimate.channels()).containsExactly("test");
            assertThat(estimate.kept()).isPositive().isLessThan(estimate.gops());
        }
        Conditioning.Estimate tooMuch =
                new Conditioning.Estimate("x", List.of(), 1, 0, OptionalLong.of(2), Optional.empty(), 1);
        assertThat(tooMuch.fits()).isFalse();
    }

    @Test
    public void itIsOneAtATimeAndCanBeCancelled() throws Exception {
        planned = House.coded(RATE, NOON, 100, 25 * 900);
        try (House house = house(Map.of("workers", 2))) {
            Conditioner conditioner = conditioner(house);
            conditioner.begin("test");

            assertThatThrownBy(() -> conditioner.begin("films")).hasMessageContaining("--cancel");
            assertThat(conditioner.metrics().get(0).samples().get(0).value().intValue())
                    .isEqualTo(1);
            house.segment(CHANNEL, house.playout.numberAt(CHANNEL, house.clock.now()) + 1);
            assertThat(conditioner.cancel()).isTrue();
            assertThat(conditioner.cancel()).isFalse();

            Conditioning.Job job = conditioner.job().orElseThrow();
            assertThat(job.phase()).isEqualTo(Conditioning.Phase.CANCELLED);
            assertThat(job.done()).as("what somebody waits for comes first").isLessThan(job.gops());
        }
    }

    @Test
    public void whatIsNotThereIsRefusedWithWhatThereIs() throws Exception {
        try (House house = house(Map.of())) {
            Conditioner conditioner = conditioner(house);

            assertThatThrownBy(() -> conditioner.estimate("nothing")).hasMessageContaining("retrovue:assets");
            assertThatThrownBy(() -> conditioner.begin("test")).hasMessageContaining("nothing of it is planned");
            assertThat(conditioner.job()).isEmpty();
        }
    }

    private BlockPlans plans() {
        return new BlockPlans() {
            @Override
            public List<BlockPlan> covering(ChannelId channel, FrameRange frames) {
                return planned.isEmpty() ? List.of() : List.of(Lineups.plan(RATE, planned));
            }

            @Override
            public List<Event> locked(ChannelId channel, Instant from, Instant to) {
                return locked;
            }

            @Override
            public List<Event> rehearsal(ChannelId channel, AssetId asset) {
                return rehearsed;
            }

            @Override
            public String holeReason(ChannelId channel) {
                return "";
            }
        };
    }
}

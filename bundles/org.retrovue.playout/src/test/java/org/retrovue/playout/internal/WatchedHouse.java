package org.retrovue.playout.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.store.AssetStore;
import org.retrovue.catalog.internal.StationCatalog;
import org.retrovue.channel.internal.RunningChannels;
import org.retrovue.media.api.producer.Producer;
import org.retrovue.media.engine.internal.FfmpegEngine;
import org.retrovue.producer.synthetic.internal.SyntheticProducer;
import org.retrovue.station.internal.FaultLog;
import org.retrovue.tck.Configs;
import org.retrovue.tck.ManualClock;
import org.retrovue.tck.fake.Assets;
import org.retrovue.tck.fake.FolderStation;
import org.retrovue.tck.fake.ListedChannels;

/** A channel with one viewer and all that a station has around it: engine, playout, sessions, fault log and catalogue are the real ones. The clock is the test's. */
final class WatchedHouse implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RUNWAY = 3;

    final ManualClock clock;
    final FaultLog faults;
    final SegmentPlayout playout;
    final RunningChannels channels;

    private final FfmpegEngine engine;
    private final Producers producers = new Producers();
    private final StationCatalog catalog;
    private final Channel channel;

    /**
     * Opens it, with the synthetic producer only.
     *
     * @param engine is closed with it
     * @param plan of the channel; its assets are ready in the catalogue
     */
    WatchedHouse(
            Path home, ManualClock clock, FfmpegEngine engine, Channel channel, BlockPlan plan, int deadlineSeconds) {
        this.clock = clock;
        this.engine = engine;
        this.channel = channel;
        faults = new FaultLog(clock);
        join(new SyntheticProducer());
        playout = new SegmentPlayout(
                engine,
                Lineups.plans(plan),
                clock,
                clock,
                faults,
                new FolderStation(home),
                producers,
                new Overlays(),
                Configs.of(SegmentPlayout.Config.class, Map.of("producer.deadline.seconds", deadlineSeconds)));
        channels = new RunningChannels(
                new ListedChannels(() -> List.of(channel)),
                playout,
                clock,
                faults,
                Configs.of(RunningChannels.Config.class, Map.of()));
        catalog = new StationCatalog(
                Configs.of(StationCatalog.Config.class, Map.of()), clock, clock, new Shelf(plan), faults);
    }

    /** Adds a producer; the first is the synthetic one. */
    WatchedHouse join(Producer producer) {
        long id = producer.id().hashCode();
        producers.add(producer, Map.of("service.id", id));
        return this;
    }

    Asset asset(AssetId id) {
        return catalog.snapshot().asset(id).orElseThrow();
    }

    /** Tunes in and waits until all is rendered that a session has rendered ahead. */
    void tuneIn() throws Exception {
        channels.watching(channel, "viewer", "hls");
        awaitRunway();
    }

    /** Watches so many segments from the one that is on the air now, each while it is on the air; ends with the last one over. */
    List<Segment> watch(int count) throws Exception {
        List<Segment> seen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            channels.watching(channel, "viewer", "hls");
            Segment segment = channels.segment(channel, playout.numberAt(channel, clock.now()), PATIENCE);
            seen.add(segment);
            awaitRunway();
            clock.advanceTo(
                    channel.format().rate().startOf(segment.place().frames().end()));
        }
        return seen;
    }

    private void awaitRunway() throws Exception {
        List<Segment.Place> offered = channels.window(channel).segments();
        long newest = offered.get(offered.size() - 1).number();
        for (long number = playout.numberAt(channel, clock.now()); number <= newest + RUNWAY; number++) {
            playout.render(channel, number, playout.place(channel, number).start())
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        channels.stop();
        playout.stop();
        catalog.close();
        engine.close();
    }

    /** Has the assets of a plan, ready. */
    private record Shelf(List<Asset> all) implements AssetStore {
        Shelf(BlockPlan plan) {
            this(plan.events().stream()
                    .flatMap(event -> event.asset().stream())
                    .map(Shelf::ready)
                    .toList());
        }

        private static Asset ready(Event.AssetRef asset) {
            return Assets.asset(asset.id().value()).location(asset.location()).ready();
        }

        @Override
        public void save(Collection<Asset> assets) {}

        @Override
        public void delete(Collection<AssetId> ids) {}
    }
}

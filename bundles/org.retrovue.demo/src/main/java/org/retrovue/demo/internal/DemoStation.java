package org.retrovue.demo.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.clock.MonotonicClock;
import org.retrovue.api.station.Station;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.engine.ClipRecorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the example station in a home that has no channels, when the framework property {@code retrovue.demo} is true: first the media, on two threads, then,
 * when the catalogue has taken all of it in, the channel files. So the first plan knows everything that there is to show. What is interrupted goes on at the next start.
 *
 * <p>With {@code retrovue.demo.media} it uses the owner's own folder instead.
 */
@Component(
        immediate = true,
        service = HealthCheck.class,
        property = {"hc.name=RetroVue demo station", "hc.tags=readiness", "hc.mbean.name=retrovueDemo"})
public final class DemoStation implements HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DemoStation.class);
    private static final int THREADS = 2;
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SOURCE_CONFIGURATION = "org.retrovue.source.station.cfg";

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Catalog catalog;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Channels channels;

    private final Station station;
    private final ClipRecorder recorder;
    private final MonotonicClock stopwatch;
    private final ChannelFolder channelFolder;
    private final Optional<Path> own;
    private final AtomicInteger made = new AtomicInteger();
    private volatile int wanted;
    private volatile boolean stopped;
    private volatile Phase phase = Phase.DONE;
    private volatile long waitingSince;
    private int expected;
    private MasterClock.@Nullable Repetition repetition;
    private @Nullable ExecutorService workers;

    private enum Phase {
        MAKING,
        TAKING_IN,
        GOING_ON_AIR,
        DONE
    }

    /** Looks whether there is something to do, and begins it. */
    @Activate
    public DemoStation(
            BundleContext context,
            @Reference Station station,
            @Reference ClipRecorder recorder,
            @Reference MasterClock clock,
            @Reference MonotonicClock stopwatch)
            throws IOException {
        this.station = station;
        this.recorder = recorder;
        this.stopwatch = stopwatch;
        channelFolder = new ChannelFolder(station.folder("channels"));
        own = Optional.ofNullable(context.getProperty("retrovue.demo.media"))
                .filter(text -> !text.isBlank())
                .map(text -> Path.of(text).toAbsolutePath().normalize());
        boolean demo = Boolean.parseBoolean(context.getProperty("retrovue.demo"));
        boolean begun = DemoState.read(station.folder("data")) == DemoState.MAKING;
        if (demo && (begun || channelFolder.isEmpty())) {
            DemoState.MAKING.write(station.folder("data"));
            begin();
            repetition = clock.every("demo station", LOOK, this::look);
        }
    }

    private void begin() throws IOException {
        if (own.isPresent()) {
            Files.writeString(
                    station.folder("config").resolve(SOURCE_CONFIGURATION),
                    "folder = " + own.get().toString().replace("\\", "\\\\") + "\n");
            say("looking through " + own.get());
            takeIn();
            return;
        }
        Studio studio = new Studio(recorder, station.folder("media"));
        List<Clip> missing = Lineup.all().stream()
                .filter(clip -> Files.notExists(studio.fileOf(clip)))
                .toList();
        wanted = missing.size();
        if (missing.isEmpty()) {
            takeIn();
            return;
        }
        phase = Phase.MAKING;
        say("making " + wanted + " programmes, films and commercials; this takes about a minute");
        ExecutorService pool = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "demo studio");
            thread.setDaemon(true);
            return thread;
        });
        workers = pool;
        missing.forEach(clip -> pool.execute(() -> make(studio, clip)));
        pool.shutdown();
    }

    private void make(Studio studio, Clip clip) {
        if (stopped) {
            return;
        }
        try {
            studio.make(clip, () -> stopped);
        } catch (MediaException | IOException | RuntimeException e) {
            LOG.error("Cannot make {}; the demo station goes without it", clip.path(), e);
            say("cannot make " + clip.path() + ": " + e.getMessage());
        }
        if (!stopped) {
            int done = made.incrementAndGet();
            say("made " + done + "/" + wanted + "  " + clip.path());
            if (done == wanted) {
                takeIn();
            }
        }
    }

    private void takeIn() {
        waitingSince = stopwatch.nanos();
        phase = Phase.TAKING_IN;
        Catalog current = catalog;
        if (current != null) {
            current.rescan();
        }
    }

    /** What is due; runs again and again on one thread. */
    private void look(Instant now) throws IOException {
        Catalog current = catalog;
        boolean late = stopwatch.nanos() - waitingSince > PATIENCE.toNanos();
        if (phase == Phase.TAKING_IN && (late || current != null && isTakenIn(current))) {
            List<Asset> assets =
                    current == null ? List.of() : current.snapshot().assets();
            expected = own.isPresent()
                    ? new OwnMedia(own.get()).write(channelFolder, assets)
                    : channelFolder.writeExamples();
            DemoState.DONE.write(station.folder("data"));
            say(ready(assets) + " programmes and clips are ready; " + expected + " channels go on the air");
            waitingSince = stopwatch.nanos();
            phase = Phase.GOING_ON_AIR;
        }
        Channels onAir = channels;
        if (phase == Phase.GOING_ON_AIR && (late || onAir == null || onAir.all().size() >= expected)) {
            phase = Phase.DONE;
            LOG.info("The demo station is made");
        }
    }

    private boolean isTakenIn(Catalog current) {
        List<Asset> assets = current.snapshot().assets();
        boolean settled = assets.stream()
                .noneMatch(asset -> asset.state() == AssetState.NEW || asset.state() == AssetState.ENRICHING);
        boolean scanned = current.status().scans() > 0 && !current.status().running();
        if (own.isPresent()) {
            return settled && scanned && !assets.isEmpty();
        }
        return settled && ready(assets) >= Lineup.all().size();
    }

    private static long ready(List<Asset> assets) {
        return assets.stream()
                .filter(asset -> asset.state() == AssetState.READY)
                .count();
    }

    @Override
    public Result execute() {
        return switch (phase) {
            case DONE -> new Result(Result.Status.OK, "There is nothing to make.");
            case MAKING ->
                new Result(Result.Status.TEMPORARILY_UNAVAILABLE, "Making clip " + made.get() + " of " + wanted + ".");
            case TAKING_IN ->
                new Result(Result.Status.TEMPORARILY_UNAVAILABLE, "The catalogue takes in what was made.");
            case GOING_ON_AIR -> new Result(Result.Status.TEMPORARILY_UNAVAILABLE, "The channels are being planned.");
        };
    }

    /** Ends what goes on; a clip that is not finished leaves nothing. */
    @Deactivate
    void stop() throws InterruptedException {
        stopped = true;
        if (repetition != null) {
            repetition.close();
        }
        if (workers != null) {
            workers.shutdownNow();
            if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("The demo studio does not end");
            }
        }
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println("demo: " + line);
        LOG.info("{}", line);
    }
}

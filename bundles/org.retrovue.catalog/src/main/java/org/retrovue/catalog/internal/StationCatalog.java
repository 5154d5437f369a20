package org.retrovue.catalog.internal;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.clock.MonotonicClock;
import org.retrovue.api.enrich.Enricher;
import org.retrovue.api.source.MediaDescriptor;
import org.retrovue.api.source.MediaSource;
import org.retrovue.api.source.SourceId;
import org.retrovue.api.source.SourceUnavailableException;
import org.retrovue.api.station.Faults;
import org.retrovue.api.store.AssetStore;

/**
 * The catalogue: looks at the sources again and again, has what is new or changed enriched, and remembers it all.
 *
 * <p>A step function, called by the clock several times in a real second, decides what is due. Media are changed by people, in real time:
 * whatever the speed of the station's clock, sources are looked at by the monotonic one.
 */
@Component(service = Catalog.class, immediate = true, configurationPid = StationCatalog.PID)
@Designate(ocd = StationCatalog.Config.class)
public final class StationCatalog implements Catalog {

    static final String PID = "org.retrovue.catalog";

    /** Configuration of the catalogue. */
    @ObjectClassDefinition(name = "RetroVue catalogue", description = "How the catalogue looks at its sources.")
    public @interface Config {
        @AttributeDefinition(name = "Seconds between scans", description = "Real seconds, 1 to 86400.")
        int scan__seconds() default 10;
    }

    /** Real time between two steps. */
    static final Duration STEP = Duration.ofMillis(250);

    private static final Duration LONGEST_SCAN = Duration.ofMinutes(10);
    private static final Duration LONGEST_EXAMINATION = Duration.ofMinutes(15);

    /** Until then a station without a source, or without anybody who can measure media, is one that still starts. */
    private static final Duration START = Duration.ofSeconds(30);

    /** A large library on a slow disk is not walked all the time: at most a tenth of it. */
    private static final int REST_FOR_WORK = 10;

    /** An asset that fails again and again on the air is not looked at each time. */
    private static final Duration FLAG_PAUSE = Duration.ofMinutes(1);

    private final MonotonicClock monotonic;
    private final Faults faults;
    private final AirFaults airFaults;
    private final Register register;
    private final Sources sources = new Sources();
    private final Enrichers enrichers = new Enrichers();
    private final Sightings sightings = new Sightings();
    private final Map<AssetId, MediaDescriptor> descriptors = new ConcurrentHashMap<>();
    private final Map<AssetId, Long> flagged = new ConcurrentHashMap<>();
    private final WorkList workList;
    /** What is asked of assets that can air already. */
    private final WorkList extras;

    private final Examination examination;
    private final Look look;
    private final Executor executor;
    private final Executor idleExecutor;
    private final long started;
    private final MasterClock.Repetition steps;

    private volatile long scanNanos;
    private volatile boolean wanted = true;
    private volatile boolean looking;
    private volatile boolean closed;
    private volatile boolean waitsForQuiet;
    private volatile long lastLook;
    private volatile long lookNanos;
    private volatile long scans;
    private volatile List<String> problems = List.of();

    @Activate
    public StationCatalog(
            Config config,
            @Reference MasterClock clock,
            @Reference MonotonicClock monotonic,
            @Reference AssetStore store,
            @Reference Faults faults) {
        this(
                config,
                clock,
                monotonic,
                store,
                faults,
                new EnrichmentThreads("enrichment", 2),
                new EnrichmentThreads("measuring", 1));
    }

    StationCatalog(
            Config config,
            MasterClock clock,
            MonotonicClock monotonic,
            AssetStore store,
            Faults faults,
            Executor executor,
            Executor idleExecutor) {
        this.monotonic = monotonic;
        this.faults = faults;
        this.airFaults = new AirFaults(faults);
        this.executor = executor;
        this.idleExecutor = idleExecutor;
        modified(config);
        register = new Register(store);
        workList = new WorkList(executor, monotonic, this::examine);
        extras = new WorkList(idleExecutor, monotonic, this::examineMore);
        examination = new Examination(enrichers, faults);
        look = new Look(register, enrichers, sightings, descriptors, clock, monotonic);
        started = monotonic.nanos();
        lastLook = started;
        Duration period = clock.speed().signum() == 0
                ? STEP
                : clock.speed()
                        .times(STEP.toMillis())
                        .dividedBy(org.retrovue.time.Rational.of(1000))
                        .toDuration();
        steps = clock.every("catalog", period, now -> step());
    }

    @Modified
    void modified(Config config) {
        scanNanos = Duration.ofSeconds(Math.max(1, Math.min(86_400, config.scan__seconds())))
                .toNanos();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "removeSource")
    void addSource(MediaSource source, Map<String, Object> properties) {
        sources.add(serviceId(properties), source);
        rescan();
    }

    void removeSource(MediaSource source, Map<String, Object> properties) {
        sources.remove(serviceId(properties));
    }

    private static long serviceId(Map<String, Object> properties) {
        return properties.get("service.id") instanceof Long id ? id : 0;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "removeEnricher")
    void addEnricher(Enricher enricher) {
        enrichers.add(enricher);
        rescan();
    }

    void removeEnricher(Enricher enricher) {
        enrichers.remove(enricher);
    }

    /** Does what is due: a look at the sources, and writing down what changed. */
    void step() {
        if (isLookDue()) {
            looking = true;
            try {
                lookAtAll();
            } finally {
                looking = false;
            }
        }
        List<AssetId> overdue = new ArrayList<>(workList.interruptOlderThan(LONGEST_EXAMINATION));
        overdue.addAll(extras.interruptOlderThan(LONGEST_EXAMINATION));
        for (AssetId late : overdue) {
            faults.report(
                    Faults.Kind.RUNTIME,
                    "EnrichmentSlow",
                    late.value(),
                    "looking at it takes more than " + LONGEST_EXAMINATION.toMinutes()
                            + " minutes: is its disk or server slow?");
        }
        airFaults.news(this::flag);
        save();
    }

    private boolean isLookDue() {
        long since = monotonic.nanos() - lastLook;
        if (sources.isEmpty() && isStarting()) {
            return false;
        }
        return wanted
                || since >= Math.max(scanNanos, REST_FOR_WORK * lookNanos)
                || (waitsForQuiet && since >= Sightings.QUIET.toNanos());
    }

    private boolean isStarting() {
        return monotonic.nanos() - started < START.toNanos();
    }

    private void lookAtAll() {
        wanted = false;
        List<String> found = new ArrayList<>();
        long begin = monotonic.nanos();
        lastLook = begin;
        Map<SourceId, MediaSource> all = sources.byId(found);
        look.at(all, () -> closed || monotonic.nanos() - begin > LONGEST_SCAN.toNanos(), this::wantExamined, found);
        waitsForQuiet = sightings.wantAnotherLookSoon();
        report(found);
        lookNanos = monotonic.nanos() - begin;
        scans++;
    }

    private void report(List<String> found) {
        for (String problem : found) {
            faults.report(Faults.Kind.RUNTIME, "SourceUnavailable", problem, problem);
        }
        problems.stream().filter(old -> !found.contains(old)).forEach(old -> faults.clear("SourceUnavailable", old));
        problems = List.copyOf(found);
    }

    private void save() {
        try {
            register.save();
            faults.clear("CatalogNotKept", "catalog");
        } catch (RuntimeException e) {
            faults.report(
                    Faults.Kind.RUNTIME,
                    "CatalogNotKept",
                    "catalog",
                    "the catalogue cannot be written to the database, which is tried again: " + e);
        }
    }

    /** On a thread of the executor's. */
    private void examine(AssetId id) {
        Optional<Asset> known = register.find(id);
        MediaDescriptor descriptor = descriptors.get(id);
        Optional<MediaSource> source = sources.of(id);
        if (closed || known.isEmpty() || descriptor == null || source.isEmpty()) {
            return;
        }
        Asset before = known.get();
        if (before.state() == AssetState.NEW) {
            register.update(before, asset -> asset.in(AssetState.ENRICHING, Optional.empty()));
        }
        Optional<URI> location = locate(source.get(), id);
        if (location.isEmpty()) {
            register.update(before, asset -> Notes.isAway(asset) ? asset : Notes.away(asset, Look.GONE));
            return;
        }
        Asset after = withLastFault(before, examination.of(before, descriptor, location.get()));
        register.update(before, asset -> after);
        faults.clear("EnrichmentSlow", id.value());
        if (after.state() == AssetState.READY && descriptor.given().readable() && enrichers.haveMoreToSay(after)) {
            extras.add(id);
        }
    }

    private void wantExamined(AssetId id) {
        MediaDescriptor descriptor = descriptors.get(id);
        boolean canWait = register.find(id)
                .filter(asset -> asset.state() == AssetState.READY && descriptor != null)
                .filter(asset -> descriptor != null && Notes.describes(asset, descriptor))
                .filter(enrichers::haveOnlyExtrasToSay)
                .isPresent();
        (canWait ? extras : workList).add(id);
    }

    /** On a thread of the other executor's. */
    private void examineMore(AssetId id) {
        Optional<Asset> known = register.find(id).filter(asset -> asset.state() == AssetState.READY);
        MediaDescriptor descriptor = descriptors.get(id);
        Optional<MediaSource> source = sources.of(id);
        if (closed || known.isEmpty() || descriptor == null || source.isEmpty()) {
            return;
        }
        Optional<URI> location = descriptor.given().readable() ? locate(source.get(), id) : Optional.empty();
        if (location.isPresent()) {
            Asset before = known.get();
            Asset more = examination.more(before, descriptor, location.get());
            register.update(before, now -> now.equals(before) ? more : now); // else it is asked again at the next look
            faults.clear("EnrichmentSlow", id.value());
        }
    }

    private static Asset withLastFault(Asset before, Asset after) {
        String fault = before.attributes().get(Notes.LAST_FAULT);
        if (fault == null) {
            return after;
        }
        Map<String, String> attributes = new java.util.HashMap<>(after.attributes());
        attributes.put(Notes.LAST_FAULT, fault);
        return after.with(attributes);
    }

    private static Optional<URI> locate(MediaSource source, AssetId id) {
        try {
            return Optional.of(source.locate(Sources.keyOf(id)));
        } catch (SourceUnavailableException e) {
            return Optional.empty();
        }
    }

    @Override
    public CatalogSnapshot snapshot() {
        return register.freeze();
    }

    @Override
    public void rescan() {
        wanted = true;
    }

    @Override
    public ScanStatus status() {
        String current = workList.running().stream()
                .map(id -> register.find(id).map(Asset::title).orElse(""))
                .collect(Collectors.joining(", "));
        boolean starting = !enrichers.canDecide() && isStarting();
        boolean running = wanted || looking || waitsForQuiet || starting || !workList.isIdle();
        return new ScanStatus(running, workList.done(), workList.total(), current, scans, problems);
    }

    @Override
    public void flag(AssetId id, String reason) {
        Optional<Asset> known = register.find(id).filter(asset -> asset.state() == AssetState.READY);
        if (known.isEmpty()) {
            return;
        }
        Map<String, String> attributes = new java.util.HashMap<>(known.get().attributes());
        attributes.put(Notes.LAST_FAULT, reason);
        register.update(known.get(), asset -> asset.with(attributes).in(AssetState.READY, Optional.of(reason)));
        long now = monotonic.nanos();
        Long last = flagged.get(id);
        if (last == null || now - last > FLAG_PAUSE.toNanos()) {
            flagged.put(id, now);
            workList.add(id);
        }
    }

    @Deactivate
    public void close() {
        closed = true;
        steps.close();
        if (executor instanceof EnrichmentThreads threads) {
            threads.close();
        }
        if (idleExecutor instanceof EnrichmentThreads threads) {
            threads.close();
        }
        save();
    }
}

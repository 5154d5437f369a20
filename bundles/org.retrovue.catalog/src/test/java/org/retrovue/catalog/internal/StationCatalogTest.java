package org.retrovue.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.tck.Configs;
import org.retrovue.tck.ManualClock;
import org.retrovue.tck.fake.ActiveFaults;
import org.retrovue.time.Rational;

public final class StationCatalogTest {

    private static final AssetQuery ALL = new AssetQuery(List.of(), List.of(), List.of(), List.of());

    private final ManualClock clock = ManualClock.at("2026-01-05T12:00:00Z");
    private final MemoryStore store = new MemoryStore();
    private final ActiveFaults faults = new ActiveFaults();
    private final Shelf shelf = new Shelf("shelf");
    private final Measure measure = new Measure();
    /** What waits for an idle moment; a test says when that is. */
    private final Queue<Runnable> later = new ArrayDeque<>();

    private StationCatalog catalog = open();

    @Before
    public void putOn() {
        shelf.versions.put("a", "1");
        catalog.addSource(shelf, Map.of("service.id", 1L));
        catalog.addEnricher(measure);
    }

    @Test
    public void aNewMediumIsReadyAfterTwoLooks() {
        pass(1);
        assertThat(asset("a").state()).isEqualTo(AssetState.NEW);
        assertThat(measure.asked).isEmpty();
        assertThat(catalog.status().running()).isTrue();

        pass(3);

        Asset asset = asset("a");
        assertThat(asset.state()).isEqualTo(AssetState.READY);
        assertThat(asset.duration()).isEqualTo(Rational.of(3600));
        assertThat(asset.contentId()).isEqualTo("content of a 1");
        assertThat(asset.tags()).isEqualTo(Set.of("shelf", "measured"));
        assertThat(asset.attributes()).containsEntry("made", "1980").containsEntry("measured", "yes");
        assertThat(asset.markers()).hasSize(1);
        assertThat(catalog.status().running()).isFalse();
        assertThat(catalog.status().looked()).isEqualTo(1);
    }

    @Test
    public void aRestartAsksNoEnricher() {
        pass(5);
        restart();
        assertThat(asset("a").state()).isEqualTo(AssetState.READY);

        pass(30);

        assertThat(measure.asked).hasSize(1);
    }

    @Test
    public void nothingChangesWhileNothingChanges() {
        pass(5);
        long generation = catalog.snapshot().generation();

        pass(60);

        assertThat(catalog.snapshot().generation()).isEqualTo(generation);
        assertThat(catalog.status().scans()).isGreaterThan(5);
        assertThat(measure.asked).hasSize(1);
    }

    @Test
    public void aChangedMediumIsLookedAtAgainAndNotScheduledMeanwhile() {
        pass(5);
        CatalogSnapshot before = catalog.snapshot();
        shelf.versions.put("a", "2");

        pass(8);
        assertThat(asset("a").state()).isEqualTo(AssetState.NEW);
        pass(4);

        assertThat(asset("a").state()).isEqualTo(AssetState.READY);
        assertThat(asset("a").contentId()).isEqualTo("content of a 2");
        assertThat(before.ready(ALL)).hasSize(1);
        assertThat(catalog.snapshot().generation()).isGreaterThan(before.generation());
    }

    @Test
    public void aGrowingMediumWaits() {
        for (int version = 1; version < 60; version++) {
            shelf.versions.put("a", "grows " + version);
            pass(1);
        }
        assertThat(measure.asked).isEmpty();

        pass(21);

        assertThat(asset("a").state()).isEqualTo(AssetState.READY);
    }

    @Test
    public void aVanishedMediumIsRetiredAndComesBackWithoutNewMeasuring() {
        pass(5);
        shelf.versions.remove("a");
        pass(11);
        assertThat(asset("a").state()).isEqualTo(AssetState.RETIRED);
        assertThat(asset("a").reason()).contains("file is gone");
        restart();
        pass(5);
        assertThat(asset("a").reason()).contains("file is gone");

        shelf.versions.put("a", "1");
        pass(11);

        assertThat(asset("a").state()).isEqualTo(AssetState.READY);
        assertThat(asset("a").reason()).isEmpty();
        assertThat(measure.asked).hasSize(1);
    }

    @Test
    public void aBrokenMediumIsRetiredWithTheReasonUntilItChanges() {
        measure.refused.put("a", "no picture in it");
        pass(5);
        assertThat(asset("a").state()).isEqualTo(AssetState.RETIRED);
        assertThat(asset("a").reason()).contains("no picture in it");

        pass(60);
        restart();
        pass(60);
        assertThat(measure.asked).hasSize(1);
        shelf.versions.remove("a");
        pass(11);
        shelf.versions.put("a", "1");
        pass(11);
        assertThat(asset("a").reason()).contains("no picture in it");
        measure.refused.clear();
        shelf.versions.put("a", "2");
        pass(15);

        assertThat(asset("a").state()).isEqualTo(AssetState.READY);
        assertThat(measure.asked).hasSize(2);
    }

    @Test
    public void anUnreachableSourceLosesNothingAndSaysSo() {
        pass(5);
        shelf.unreachable = true;

        pass(200);

        assertThat(asset("a").state()).isEqualTo(AssetState.READY);
        assertThat(catalog.status().problems()).containsExactly("source shelf: the shelf is locked");
        assertThat(faults.active()).containsOnlyKeys("SourceUnavailable source shelf: the shelf is locked");
        shelf.unreachable = false;
        pass(11);
        assertThat(catalog.status().problems()).isEmpty();
        assertThat(faults.active()).isEmpty();
    }

    @Test
    public void aSourceThatIsReplacedLosesNothingAndOneThatStaysAwayRetires() {
        pass(5);
        catalog.removeSource(shelf, Map.of("service.id", 1L));
        pass(30);
        assertThat(asset("a").state()).isEqualTo(AssetState.READY);

        pass(80);

        assertThat(asset("a").reason()).contains("its source \"shelf\" is not there");
        catalog.addSource(shelf, Map.of("service.id", 9L));
        pass(1);
        assertThat(asset("a").state()).isEqualTo(AssetState.READY);
    }

    @Test
    public void nothingIsRegisteredTwice() {
        Shelf copy = new Shelf("copy");
        copy.versions.put("a", "1");
        catalog.addSource(copy, Map.of("service.id", 2L));
        Shelf namesake = new Shelf("shelf");
        namesake.versions.put("b", "1");
        catalog.addSource(namesake, Map.of("service.id", 3L));

        pass(5);

        assertThat(catalog.snapshot().assets()).extracting(Asset::id).containsExactly(AssetId.of("shelf:a"));
        assertThat(catalog.status().problems()).singleElement().asString().contains("two sources");
    }

    @Test
    public void whatIsOfferedTwiceIsNotedBesideTheAssetThatStands() {
        Shelf copy = new Shelf("copy");
        copy.versions.put("a", "1");
        catalog.addSource(copy, Map.of("service.id", 2L));
        pass(15);
        assertThat(asset("a").attributes()).containsEntry("catalog.also", "copy:a");
        assertThat(asset("a").state()).isEqualTo(AssetState.READY);
        assertThat(faults.active()).isEmpty();

        copy.versions.clear();
        pass(15);

        assertThat(asset("a").attributes()).doesNotContainKey("catalog.also");
    }

    @Test
    public void whatIsOfferedTwiceStaysNotedWhileTheSecondSourceCannotBeRead() {
        Shelf copy = new Shelf("copy");
        copy.versions.put("a", "1");
        catalog.addSource(copy, Map.of("service.id", 2L));
        pass(15);

        copy.unreachable = true;
        pass(15);
        assertThat(asset("a").attributes()).containsEntry("catalog.also", "copy:a");

        catalog.removeSource(copy, Map.of("service.id", 2L));
        pass(15);
        assertThat(asset("a").attributes()).doesNotContainKey("catalog.also");
    }

    @Test
    public void aNewerEnricherAsksAgainWhileTheAssetStaysReady() {
        pass(5);
        measure.version = 2;
        measure.breaks = new IllegalStateException("planned");
        catalog.removeEnricher(measure);
        pass(11);
        assertThat(asset("a").state()).isEqualTo(AssetState.READY);

        catalog.addEnricher(measure);
        pass(30);
        assertThat(asset("a").state()).isEqualTo(AssetState.RETIRED);
        assertThat(asset("a").reason().orElseThrow()).contains("enricher \"measure\" failed");
        assertThat(faults.active()).containsOnlyKeys("EnricherFailed shelf:a (measure)");
        assertThat(measure.asked).hasSize(2);
        measure.breaks = null;
        catalog.removeEnricher(measure);
        catalog.addEnricher(measure);
        pass(2);

        assertThat(asset("a").state()).isEqualTo(AssetState.READY);
        assertThat(faults.active()).isEmpty();
    }

    @Test
    public void withoutARequiredEnricherNothingIsReady() {
        measure.required = false;

        pass(20);

        assertThat(asset("a").state()).isEqualTo(AssetState.NEW);
    }

    @Test
    public void whatIsNotRequiredIsAskedWhenTheAssetCanAirAlready() {
        Extra extra = new Extra();
        catalog.addEnricher(extra);
        pass(5);
        assertThat(asset("a").state()).isEqualTo(AssetState.READY);
        assertThat(asset("a").attributes()).doesNotContainKey("loud");
        assertThat(extra.asked).isZero();
        assertThat(catalog.status().running()).isFalse();
        pass(30);
        assertThat(measure.asked).hasSize(1);
        assertThat(later).hasSize(1);

        later.remove().run();

        assertThat(asset("a").attributes()).containsEntry("loud", "yes").containsEntry("measured", "yes");
        assertThat(asset("a").state()).isEqualTo(AssetState.READY);
        assertThat(asset("a").markers()).hasSize(1);
        pass(30);
        restart();
        catalog.addEnricher(extra);
        pass(30);
        assertThat(later).isEmpty();
        assertThat(extra.asked).isEqualTo(1);
        assertThat(measure.asked).hasSize(1);
    }

    @Test
    public void whatIsNotRequiredAndFailsLeavesANoteAndTheAssetReady() {
        pass(5);
        Extra extra = new Extra();
        extra.refusal = "cannot be measured";
        catalog.addEnricher(extra);
        pass(5);

        later.remove().run();

        assertThat(asset("a").state()).isEqualTo(AssetState.READY);
        assertThat(asset("a").attributes()).containsEntry("problem.extra", "cannot be measured");
        assertThat(measure.asked).hasSize(1);
        extra.refusal = null;
        extra.version = 2;
        catalog.removeEnricher(extra);
        catalog.addEnricher(extra);
        pass(5);
        assertThat(asset("a").attributes()).containsEntry("loud", "yes").doesNotContainKey("problem.extra");
        assertThat(asset("a").state()).isEqualTo(AssetState.READY);
    }

    @Test
    public void anAssetWithoutLengthIsRetiredAndSaysSoAndOneOfThirtyHoursIsReady() {
        measure.length = Rational.ZERO;
        pass(5);
        assertThat(asset("a").state()).isEqualTo(AssetState.RETIRED);
        assertThat(asset("a").reason()).contains("it has no length");

        measure.length = Rational.of(108_000);
        shelf.versions.put("b", "1");
        catalog.rescan();
        pass(15);
        assertThat(asset("b").state()).isEqualTo(AssetState.READY);
        assertThat(asset("b").duration()).isEqualTo(Rational.of(108_000));
    }

    @Test
    public void aFlaggedAssetIsLookedAtAgainAndItsFaultRemembered() {
        pass(5);

        catalog.flag(asset("a").id(), "broke at frame 12");

        assertThat(asset("a").state()).isEqualTo(AssetState.READY);
        assertThat(asset("a").attributes()).containsEntry("catalog.last-fault", "broke at frame 12");
        assertThat(measure.asked).hasSize(2);
        catalog.flag(asset("a").id(), "broke at frame 13");
        assertThat(measure.asked).hasSize(2);
        assertThat(asset("a").reason()).contains("broke at frame 13");
        pass(61);
        shelf.versions.remove("a");
        catalog.flag(asset("a").id(), "cannot be opened");
        assertThat(asset("a").reason()).contains("file is gone");
        catalog.flag(AssetId.of("shelf:unknown"), "never heard of it");
    }

    @Test
    public void anAssetThatFailedOnTheAirIsFlaggedOnceAFault() {
        pass(5);
        String id = asset("a").id().value();
        java.time.Instant first = java.time.Instant.parse("2026-01-05T12:00:00Z");
        faults.remember(substituted("producer asset", "no asset at all", first));
        faults.remember(substituted(id, "cannot read frame 12", first));

        pass(1);
        pass(1);

        assertThat(asset("a").attributes()).containsEntry("catalog.last-fault", "cannot read frame 12");
        assertThat(measure.asked).hasSize(2);
    }

    @Test
    public void anAssetIsFlaggedEvenIfItsFaultIsOverWhenTheLibraryLooks() {
        pass(5);
        java.time.Instant at = java.time.Instant.parse("2026-01-05T12:00:00Z");
        faults.remember(new org.retrovue.api.station.Faults.Fault(
                org.retrovue.api.station.Faults.Kind.RUNTIME,
                "EventSubstituted",
                asset("a").id().value(),
                "cannot read frame 12",
                at,
                at,
                1,
                false));

        pass(1);

        assertThat(asset("a").attributes()).containsEntry("catalog.last-fault", "cannot read frame 12");
    }

    private static org.retrovue.api.station.Faults.Fault substituted(
            String subject, String message, java.time.Instant at) {
        return new org.retrovue.api.station.Faults.Fault(
                org.retrovue.api.station.Faults.Kind.RUNTIME, "EventSubstituted", subject, message, at, at, 1, true);
    }

    @Test
    public void whatTheStoreDidNotTakeIsWrittenLater() {
        store.full = true;
        pass(5);
        assertThat(faults.active()).containsOnlyKeys("CatalogNotKept catalog");
        assertThat(asset("a").state()).isEqualTo(AssetState.READY);

        store.full = false;
        pass(1);

        assertThat(faults.active()).isEmpty();
        assertThat(store.kept.values()).containsExactly(asset("a"));
    }

    @Test
    public void readyAssetsAreInNaturalOrder() {
        shelf.versions.putAll(Map.of("Show 10", "1", "Show 2", "1", "show 1", "1"));

        pass(5);

        assertThat(catalog.snapshot().ready(ALL))
                .extracting(Asset::title)
                .containsExactly("a", "show 1", "Show 2", "Show 10");
    }

    @Test
    public void aRescanIsDoneSoonAndTheConfiguredPauseIsKept() {
        catalog.modified(Configs.of(StationCatalog.Config.class, Map.of("scan_seconds", 100)));
        pass(5);
        long scans = catalog.status().scans();
        pass(90);
        assertThat(catalog.status().scans()).isEqualTo(scans);

        catalog.rescan();
        assertThat(catalog.status().running()).isTrue();
        pass(1);

        assertThat(catalog.status().scans()).isEqualTo(scans + 1);
        assertThat(catalog.status().running()).isFalse();
    }

    private Asset asset(String key) {
        return catalog.snapshot().asset(AssetId.of("shelf:" + key)).orElseThrow();
    }

    private void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        assertThat(clock.failures()).isEmpty();
    }

    private StationCatalog open() {
        return new StationCatalog(
                Configs.of(StationCatalog.Config.class, Map.of()),
                clock,
                clock,
                store,
                faults,
                Runnable::run,
                later::add);
    }

    private void restart() {
        catalog.close();
        catalog = open();
        catalog.addSource(shelf, Map.of("service.id", 1L));
        catalog.addEnricher(measure);
    }
}

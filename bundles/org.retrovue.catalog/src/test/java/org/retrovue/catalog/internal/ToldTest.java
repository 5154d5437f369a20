package org.retrovue.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.Marker;
import org.retrovue.api.source.Given;
import org.retrovue.tck.Configs;
import org.retrovue.tck.ManualClock;
import org.retrovue.tck.fake.ActiveFaults;
import org.retrovue.time.Rational;

public final class ToldTest {
    private final ManualClock clock = ManualClock.at("2026-01-05T12:00:00Z");
    private final Shelf shelf = new Shelf("shelf");
    private final Measure measure = new Measure();
    private final StationCatalog catalog = new StationCatalog(
            Configs.of(StationCatalog.Config.class, Map.of()),
            clock,
            clock,
            new MemoryStore(),
            new ActiveFaults(),
            Runnable::run,
            Runnable::run);

    @Before
    public void putOn() {
        shelf.versions.put("a", "1");
        catalog.addSource(shelf, Map.of("service.id", 1L));
        catalog.addEnricher(measure);
    }

    @Test
    public void whatASourceTellsAnewOfTheSameMediumNeedsNoMeasuring() {
        pass(5);
        shelf.facts.clear();
        shelf.facts.put("series", "Bar Show");
        shelf.facts.put("measured", "told");
        shelf.tags = Set.of("classic");

        pass(11);

        assertThat(asset().state()).isEqualTo(AssetState.READY);
        assertThat(asset().attributes())
                .containsEntry("series", "Bar Show")
                .containsEntry("measured", "yes")
                .doesNotContainKey("made");
        assertThat(asset().details().series()).isEqualTo("Bar Show");
        assertThat(asset().tags()).containsExactlyInAnyOrder("classic", "measured");
        assertThat(asset().duration()).isEqualTo(Rational.of(3600));
        long generation = catalog.snapshot().generation();
        pass(60);
        assertThat(catalog.snapshot().generation()).isEqualTo(generation);
        assertThat(measure.asked).hasSize(1);
    }

    @Test
    public void givenMarkersReplaceThoseThatWereFoundAndWithoutThemItIsLookedAtAgain() {
        pass(5);
        Marker chapter = new Marker(Marker.Kind.CHAPTER, Rational.of(600), "by hand");
        Marker pause = new Marker(Marker.Kind.BREAK, Rational.of(300), "");
        shelf.given = new Given(Optional.of(Rational.of(99)), List.of(chapter, pause), true);
        pass(11);
        assertThat(asset().markers()).containsExactly(pause, chapter);
        assertThat(asset().duration()).isEqualTo(Rational.of(3600));
        assertThat(measure.asked).hasSize(1);

        shelf.given = Given.NOTHING;
        pass(11);

        assertThat(asset().markers()).extracting(Marker::title).containsExactly("one");
        assertThat(measure.asked).hasSize(2);
    }

    @Test
    public void withoutAMediumAnAssetIsReadyByTheLengthThatItsSourceGives() {
        shelf.versions.clear();
        shelf.versions.put("b", "1");
        shelf.given = new Given(Optional.of(Rational.of(1320)), List.of(), false);
        catalog.removeEnricher(measure);

        pass(1);

        Asset asset = catalog.snapshot().asset(AssetId.of("shelf:b")).orElseThrow();
        assertThat(asset.state()).isEqualTo(AssetState.READY);
        assertThat(asset.duration()).isEqualTo(Rational.of(1320));
        assertThat(asset.attributes()).containsKey("catalog.unread");
        assertThat(asset.contentId()).isNotBlank();
        catalog.addEnricher(measure);
        pass(60);
        assertThat(measure.asked).isEmpty();

        shelf.given = Given.NOTHING;
        shelf.versions.put("b", "2");
        pass(15);
        asset = catalog.snapshot().asset(AssetId.of("shelf:b")).orElseThrow();
        assertThat(asset.duration()).isEqualTo(Rational.of(3600));
        assertThat(asset.attributes()).doesNotContainKey("catalog.unread");
    }

    @Test
    public void nobodyIsAskedAboutAMediumThatIsNotThereNotEvenWhenItFailedOnTheAir() {
        Extra extra = new Extra();
        catalog.addEnricher(extra);
        shelf.given = new Given(Optional.of(Rational.of(1320)), List.of(), false);
        pass(1);

        catalog.flag(asset().id(), "there is no file");
        pass(60);

        assertThat(asset().state()).isEqualTo(AssetState.READY);
        assertThat(asset().attributes()).containsEntry("catalog.last-fault", "there is no file");
        assertThat(extra.asked).isZero();
        assertThat(measure.asked).isEmpty();
    }

    @Test
    public void withoutMediumAndLengthAnAssetCannotAir() {
        shelf.given = new Given(Optional.empty(), List.of(), false);
        pass(1);
        assertThat(asset().state()).isEqualTo(AssetState.RETIRED);
        assertThat(asset().reason()).contains("there is neither a medium nor a length that its source gives");
    }

    private Asset asset() {
        return catalog.snapshot().asset(AssetId.of("shelf:a")).orElseThrow();
    }

    private void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        assertThat(clock.failures()).isEmpty();
    }
}

package org.retrovue.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;
import org.retrovue.time.Rational;

public final class AssetQueryTest {
    private final Asset asset = new Asset(
            AssetId.of("media:bar/S01E01.mkv"),
            "Bar Show",
            "The (Long) Night",
            "episode",
            Set.of("night", "comedy"),
            URI.create("file:///m/bar/S01E01.mkv"),
            "1",
            AssetState.READY,
            Optional.empty(),
            Rational.of(1320),
            "c",
            List.of(),
            Map.of(),
            Instant.EPOCH);

    @Test
    public void everyPartHoldsAndWithinAPartAnyValueDoes() {
        assertThat(query(List.of(), List.of(), List.of(), List.of()).matches(asset))
                .isTrue();
        assertThat(query(List.of("bar show", "x"), List.of("EPISODE"), List.of(), List.of())
                        .matches(asset))
                .isTrue();
        assertThat(query(List.of("x"), List.of("episode"), List.of(), List.of()).matches(asset))
                .isFalse();
    }

    @Test
    public void allTagsMustBeThere() {
        assertThat(query(List.of(), List.of(), List.of(), List.of("Night", "comedy"))
                        .matches(asset))
                .isTrue();
        assertThat(query(List.of(), List.of(), List.of(), List.of("night", "drama"))
                        .matches(asset))
                .isFalse();
    }

    @Test
    public void starStandsForAnyTextAndNothingElseIsSpecial() {
        assertThat(query(List.of(), List.of(), List.of("the (long)*"), List.of())
                        .matches(asset))
                .isTrue();
        assertThat(query(List.of(), List.of(), List.of("*night"), List.of()).matches(asset))
                .isTrue();
        assertThat(query(List.of(), List.of(), List.of("The .Long. Night"), List.of())
                        .matches(asset))
                .isFalse();
        assertThat(query(List.of(), List.of(), List.of("*"), List.of()).matches(asset))
                .isTrue();
    }

    private static AssetQuery query(
            List<String> collections, List<String> types, List<String> titles, List<String> tags) {
        return new AssetQuery(collections, types, titles, tags);
    }
}

package org.retrovue.tck.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetQuery;

public final class LargeCatalogTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ListedCatalog catalog = LargeCatalog.snapshot();

    @Test
    public void itHasAsManyAssetsAndAliasesAsItSays() {
        assertThat(catalog.assets()).hasSize(LargeCatalog.ASSETS);
        assertThat(catalog.assets().stream().map(Asset::id).distinct()).hasSize(LargeCatalog.ASSETS);
        assertThat(catalog.assets().stream()
                        .flatMap(asset -> asset.details().aliases().stream())
                        .distinct()
                        .count())
                .isEqualTo(LargeCatalog.ALIASES);
        assertThat(catalog.assets().stream()
                        .mapToInt(asset -> asset.details().aliases().size())
                        .sum())
                .isEqualTo(LargeCatalog.ALIASES);
    }

    @Test
    public void whatTheExamplesAskForIsThere() {
        assertThat(found("type:episode series:'Bar Show' season:1..11")).hasSize(275);
        assertThat(found("type:episode series:(Medics or Fire or Police)")).hasSize(24 * 22);
        assertThat(found("series:Sponge duration:10m..12m")).hasSize(480);
        assertThat(found("type:film year:1940..1969 rating:(G or PG)")).hasSizeGreaterThan(50);
        assertThat(found("type:film tag:christmas")).hasSize(65);
        assertThat(found("type:film genre:horror")).hasSizeGreaterThan(60);
        assertThat(found("type:film"))
                .hasSize(1300)
                .allMatch(film -> film.duration().compareTo(org.retrovue.time.Rational.of(4200)) >= 0);
        for (String rating : List.of("G", "PG", "PG-13", "R", "NR", "TV-14")) {
            assertThat(found("type:rating-card rating:" + rating)).hasSize(1);
        }
        for (String type : List.of("promo", "bumper", "commercial", "filler", "music-video", "news", "psa")) {
            assertThat(found("type:" + type)).as(type).isNotEmpty();
        }
        for (String name : List.of("cartoon_intro", "cartoon_outro", "feature_presentation", "coming_up_next")) {
            assertThat(catalog.find(name)).as(name).isPresent();
        }
    }

    @Test
    public void itIsWrittenALineAnAsset() throws Exception {
        Path file = LargeCatalog.write(folder.getRoot().toPath());

        assertThat(Files.readAllLines(file))
                .hasSize(LargeCatalog.ASSETS)
                .first()
                .asString()
                .isEqualTo("{\"key\":\"bar-show/s01e01\",\"collection\":\"Bar Show\",\"type\":\"episode\","
                        + "\"title\":\"Bar Show S01E01 Chapter 1\",\"duration\":\"1306.862s\",\"series\":\"Bar Show\","
                        + "\"season\":1,\"episode\":1,\"episode_title\":\"Chapter 1\",\"year\":1982,"
                        + "\"rating\":\"TV-PG\",\"genres\":[\"comedy\"],\"aliases\":[\"bar-show s01e01\",\"bar-show.s01e01.2\"],"
                        + "\"chapters\":[\"0.000s\",\"435.620s\",\"871.241s\"]}");
    }

    private List<Asset> found(String query) {
        return catalog.ready(AssetQuery.parse(query));
    }
}

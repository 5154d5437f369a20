package org.retrovue.tck.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.catalog.AssetState;

public final class ListedCatalogTest {
    private static final AssetQuery EVERYTHING = new AssetQuery(List.of(), List.of(), List.of(), List.of());

    @Test
    public void readyAssetsComeInNaturalOrderOfTitle() {
        ListedCatalog catalog = ListedCatalog.of(
                Assets.asset("a:1").title("Episode 10").ready(),
                Assets.asset("a:2").title("Episode 2").ready(),
                Assets.asset("a:3").title("Episode 1").in(AssetState.RETIRED, "gone"));

        assertThat(catalog.ready(EVERYTHING)).extracting(Asset::title).containsExactly("Episode 2", "Episode 10");
        assertThat(catalog.assets()).hasSize(3);
    }
}

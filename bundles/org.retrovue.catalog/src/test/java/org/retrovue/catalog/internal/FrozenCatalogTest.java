package org.retrovue.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.tck.fake.Assets;

public final class FrozenCatalogTest {
    private final FrozenCatalog catalog = new FrozenCatalog(
            1,
            List.of(
                    Assets.asset("a:1").title("Part 10").ready(),
                    Assets.asset("a:2")
                            .title("part 2")
                            .attribute("aliases", "two")
                            .ready(),
                    Assets.asset("a:3").title("Part 3").in(AssetState.RETIRED, "gone")));

    @Test
    public void whatWasAskedOnceIsRememberedAndInOrder() {
        List<Asset> once = catalog.ready(AssetQuery.parse("title:part*"));

        assertThat(once).extracting(Asset::title).containsExactly("part 2", "Part 10");
        assertThat(catalog.ready(AssetQuery.parse("  title:part* "))).isSameAs(once);
    }

    @Test
    public void moreQuestionsThanAreRememberedAreAnsweredToo() {
        for (int i = 0; i < FrozenCatalog.REMEMBERED + 10; i++) {
            assertThat(catalog.ready(AssetQuery.parse("episode:" + i))).isEmpty();
        }
        assertThat(catalog.ready(AssetQuery.ALL)).hasSize(2);
    }

    @Test
    public void assetsAreFoundByName() {
        assertThat(catalog.find("TWO")).contains(catalog.assets().get(1));
        assertThat(catalog.find("part 3")).contains(catalog.assets().get(2));
        assertThat(catalog.find("part 4")).isEmpty();
    }
}

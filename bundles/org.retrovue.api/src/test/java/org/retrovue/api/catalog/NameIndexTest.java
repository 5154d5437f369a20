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

public final class NameIndexTest {
    private final Asset first = asset("m:1", "Owl Card", "night", AssetState.READY);
    private final Asset second = asset("m:2", "Night", "m:1\nowls", AssetState.READY);
    private final Asset gone = asset("m:0", "Gone", "owls", AssetState.RETIRED);
    private final NameIndex names = new NameIndex(List.of(gone, first, second));

    @Test
    public void anIdComesBeforeAnAliasBeforeATitleAndAReadyOneBeforeTheOthers() {
        assertThat(names.find("M:1")).contains(first);
        assertThat(names.find("NIGHT")).contains(first);
        assertThat(names.find("owls")).contains(second);
        assertThat(names.find("gone")).contains(gone);
        assertThat(names.find("owl_card")).contains(first);
        assertThat(names.find("nobody")).isEmpty();
    }

    private static Asset asset(String id, String title, String aliases, AssetState state) {
        return new Asset(
                AssetId.of(id),
                "c",
                title,
                "film",
                Set.of(),
                URI.create("file:///m"),
                "1",
                state,
                Optional.empty(),
                Rational.of(1),
                "c",
                List.of(),
                Map.of("aliases", aliases),
                Instant.EPOCH);
    }
}

package org.retrovue.traffic.policies.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.Test;
import org.retrovue.api.traffic.AdSelector;
import org.retrovue.api.traffic.Spot;
import org.retrovue.tck.contract.AdSelectorContract;
import org.retrovue.tck.fake.Traffic;

public final class RotationSelectorContractTest extends AdSelectorContract {
    @Override
    protected AdSelector selector() {
        return new RotationSelector();
    }

    @Test
    public void whatHasNotAiredForLongestComesFirst() {
        Instant now = Instant.parse("2026-01-05T20:00:00Z");
        Spot a = Traffic.commercial("a", 30);
        Spot b = Traffic.commercial("b", 30);
        Spot c = Traffic.commercial("c", 30);
        Traffic.Plays history = Traffic.nothingPlayed()
                .and(a, now.minusSeconds(600))
                .and(b, now.minusSeconds(1200))
                .and(b, now.minusSeconds(9000));

        assertThat(selector()
                        .choose(List.of(a, b, c), Traffic.gap(now, Duration.ofSeconds(95)), Traffic.context(history))
                        .spots())
                .containsExactly(c, b, a);
    }
}

package org.retrovue.traffic.policies.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.retrovue.api.traffic.Break;
import org.retrovue.api.traffic.Spot;
import org.retrovue.api.traffic.TrafficPolicy;
import org.retrovue.tck.Configs;
import org.retrovue.tck.contract.TrafficPolicyContract;
import org.retrovue.tck.fake.Traffic;

public final class SeparationPolicyContractTest extends TrafficPolicyContract {
    private static final Instant NOW = Instant.parse("2026-01-05T20:00:00Z");
    private static final Break GAP = Traffic.gap(NOW, Duration.ofMinutes(2));
    private static final Spot COLA = Traffic.commercial("cola", 30);
    private static final Spot SOAP = Traffic.commercial("soap", 30);

    @Override
    protected TrafficPolicy policy() {
        return new SeparationPolicy(Configs.of(SeparationPolicy.Config.class, Map.of("minutes", 10)));
    }

    @Override
    protected List<Question> allowed() {
        return List.of(
                new Question(COLA, GAP, Traffic.context(Traffic.nothingPlayed(), SOAP)),
                new Question(COLA, GAP, Traffic.context(Traffic.nothingPlayed().and(SOAP, NOW.minusSeconds(1)))),
                new Question(COLA, GAP, Traffic.context(Traffic.nothingPlayed().and(COLA, NOW.minusSeconds(600)))));
    }

    @Override
    protected List<Question> excluded() {
        return List.of(
                new Question(COLA, GAP, Traffic.context(Traffic.nothingPlayed(), COLA)),
                new Question(COLA, GAP, Traffic.context(Traffic.nothingPlayed().and(COLA, NOW.minusSeconds(599)))),
                new Question(COLA, GAP, Traffic.context(Traffic.nothingPlayed().and(COLA, NOW.plusSeconds(60)))));
    }
}

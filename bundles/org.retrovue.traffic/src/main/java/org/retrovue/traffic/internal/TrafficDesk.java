package org.retrovue.traffic.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.station.Faults;
import org.retrovue.api.traffic.AdSelector;
import org.retrovue.api.traffic.Break;
import org.retrovue.api.traffic.BreakFiller;
import org.retrovue.api.traffic.PlayHistory;
import org.retrovue.api.traffic.Spot;
import org.retrovue.api.traffic.TrafficPolicy;

/**
 * Fills breaks by asking the policies and the selector that are installed. Whatever goes wrong, the break is black and the channel goes on.
 *
 * @see "docs/contracts/traffic.md"
 */
@Component
public final class TrafficDesk implements BreakFiller {
    /** Service property of a policy, boolean: it gives way when nothing else fits into a break. False unless it says so. */
    static final String YIELDS = "retrovue.policy.yields";

    private static final String RANKING = "service.ranking";
    private static final String FAULT = "TrafficFilling";

    private final Faults faults;
    private final List<FillJob.Rule> rules = new CopyOnWriteArrayList<>();
    private final List<Ranked> selectors = new CopyOnWriteArrayList<>();

    private record Ranked(AdSelector selector, int ranking) {}

    /**
     * Begins without any policy or selector.
     *
     * @param faults takes what goes wrong
     */
    @Activate
    public TrafficDesk(@Reference Faults faults) {
        this.faults = faults;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addPolicy(TrafficPolicy policy, Map<String, Object> properties) {
        rules.add(new FillJob.Rule(policy, Boolean.parseBoolean(String.valueOf(properties.get(YIELDS)))));
    }

    public void removePolicy(TrafficPolicy policy) {
        rules.removeIf(rule -> rule.policy() == policy);
    }

    /** One that ranks higher takes over from the next break on. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addSelector(AdSelector selector, Map<String, Object> properties) {
        int ranking = properties.get(RANKING) instanceof Integer number ? number : 0;
        selectors.add(new Ranked(selector, ranking));
    }

    public void removeSelector(AdSelector selector) {
        selectors.removeIf(ranked -> ranked.selector == selector);
    }

    @Override
    public Filling fill(Break gap, CatalogSnapshot catalog, PlayHistory history, long seed) {
        Optional<AdSelector> selector = selectors.stream()
                .max(Comparator.comparingInt(Ranked::ranking)
                        .thenComparing(ranked -> ranked.selector.id(), Comparator.reverseOrder()))
                .map(Ranked::selector);
        if (selector.isEmpty()) {
            return new Filling(Pod.events(gap, List.of()), List.of("black, because no ad selector is installed"));
        }
        List<FillJob.Rule> inOrder = rules.stream()
                .sorted(Comparator.comparing(rule -> rule.policy().id()))
                .toList();
        FillJob job = new FillJob(gap, catalog, history, seed, inOrder, selector.get());
        try {
            List<Spot> spots = job.choose();
            List<org.retrovue.api.blockplan.Event> events = Pod.events(gap, spots);
            faults.clear(FAULT, gap.channel().id().value());
            return new Filling(events, job.explanation());
        } catch (RuntimeException | LinkageError e) {
            String message = "break " + gap.id() + " of " + gap.channel().id()
                    + " is black, because filling it failed: " + e + "; look at the traffic plug-ins";
            faults.report(Faults.Kind.RUNTIME, FAULT, gap.channel().id().value(), message);
            return new Filling(Pod.events(gap, List.of()), List.of(message));
        }
    }
}

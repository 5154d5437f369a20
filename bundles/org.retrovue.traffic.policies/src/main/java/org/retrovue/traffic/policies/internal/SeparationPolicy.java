package org.retrovue.traffic.policies.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.retrovue.api.traffic.Break;
import org.retrovue.api.traffic.PlayHistory.Play;
import org.retrovue.api.traffic.Spot;
import org.retrovue.api.traffic.TrafficContext;
import org.retrovue.api.traffic.TrafficPolicy;

/** Keeps airings of one spot apart: not twice in a break, and not within some minutes on the channel. Yields when nothing else fits. */
@Component(
        configurationPid = "org.retrovue.traffic.policies.separation",
        property = "retrovue.policy.yields:Boolean=true")
@Designate(ocd = SeparationPolicy.Config.class)
public final class SeparationPolicy implements TrafficPolicy {
    /** Settings. */
    @ObjectClassDefinition(
            name = "RetroVue traffic policy: separation",
            description = "Keeps airings of one spot apart; yields when nothing else fits.")
    public @interface Config {
        /**
         * Minutes between two airings.
         *
         * @return zero or more
         */
        @AttributeDefinition(name = "Minutes", description = "Between two airings of a spot on a channel.")
        int minutes() default 10;
    }

    private final Duration apart;

    /**
     * Takes the settings.
     *
     * @param config the settings
     */
    @Activate
    public SeparationPolicy(Config config) {
        apart = Duration.ofMinutes(Math.max(0, config.minutes()));
    }

    @Override
    public String id() {
        return "separation";
    }

    @Override
    public Verdict judge(Spot spot, Break gap, TrafficContext context) {
        if (context.chosen().stream()
                .anyMatch(known -> known.asset().id().equals(spot.asset().id()))) {
            return Verdict.excluded("it is in this break already");
        }
        Instant from = gap.start().minus(apart).plusNanos(1);
        List<Play> near =
                context.history().plays(gap.channel().id(), from, gap.start().plus(apart));
        Optional<Play> play = near.stream()
                .filter(each -> each.asset().equals(spot.asset().id()))
                .findFirst();
        return play.map(each ->
                        Verdict.excluded("it airs at " + each.at() + ", less than " + apart.toMinutes() + " min apart"))
                .orElse(Verdict.ALLOWED);
    }
}

package org.retrovue.station.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.plan.Schedules;

/**
 * Ready when the channel files were read and every channel is planned beyond now. A channel that cannot be planned for a known reason is on the air with a slate: a warning,
 * no reason to keep viewers away.
 */
@Component(
        service = HealthCheck.class,
        property = {"hc.name=RetroVue channels", "hc.tags=" + HealthServlet.READINESS, "hc.mbean.name=retrovueChannels"
        })
public final class PlanningHealth implements HealthCheck {

    private final MasterClock clock;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Schedules schedules;

    @Activate
    public PlanningHealth(@Reference MasterClock clock) {
        this.clock = clock;
    }

    @Override
    public Result execute() {
        Schedules current = schedules;
        if (current == null) {
            return new Result(Result.Status.CRITICAL, "Nothing plans the channels: it needs the catalogue.");
        }
        if (!current.hasBegun()) {
            return new Result(
                    Result.Status.TEMPORARILY_UNAVAILABLE, "The channel files are being read, and planned for now.");
        }
        List<Channel> channels = current.channels();
        if (channels.isEmpty()) {
            return new Result(Result.Status.WARN, "There is no channel: put channel files into the folder channels.");
        }
        return planned(current, channels);
    }

    /** Says how far the channel that is planned least far is, and when and how well planning went on. */
    private static String depths(Schedules current, List<Channel> channels) {
        List<Schedules.Horizon> known = channels.stream()
                .flatMap(channel -> current.horizon(channel.id()).stream())
                .toList();
        if (known.isEmpty()) {
            return "";
        }
        Instant guide = known.stream()
                .map(Schedules.Horizon::guideUntil)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant log = known.stream()
                .map(Schedules.Horizon::logUntil)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant last = known.stream()
                .map(Schedules.Horizon::lastExtension)
                .max(Instant::compareTo)
                .orElseThrow();
        long failures = known.stream().mapToLong(Schedules.Horizon::failures).sum();
        return ": the guide until " + guide + ", the log until " + log + " or later; last extended at " + last + "; "
                + failures + " failed steps since the start";
    }

    private Result planned(Schedules current, List<Channel> channels) {
        Instant now = clock.now();
        List<String> waiting = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Channel channel : channels) {
            String problem = current.horizon(channel.id())
                    .map(horizon -> horizon.plansUntil().isAfter(now) ? "" : horizon.problem())
                    .orElse("");
            boolean ahead = current.horizon(channel.id())
                    .filter(horizon -> horizon.plansUntil().isAfter(now))
                    .isPresent();
            if (!problem.isEmpty()) {
                problems.add(channel.id() + ": " + problem);
            } else if (!ahead) {
                waiting.add(channel.id().toString());
            }
        }
        if (!waiting.isEmpty()) {
            return new Result(
                    Result.Status.TEMPORARILY_UNAVAILABLE, "Not planned yet: " + String.join(", ", waiting) + ".");
        }
        return problems.isEmpty()
                ? new Result(
                        Result.Status.OK, channels.size() + " channels are planned" + depths(current, channels) + ".")
                : new Result(Result.Status.WARN, String.join("; ", problems));
    }
}

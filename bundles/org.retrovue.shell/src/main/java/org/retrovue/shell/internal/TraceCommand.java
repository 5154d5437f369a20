package org.retrovue.shell.internal;

import static org.retrovue.shell.internal.Answer.object;

import java.util.Map;
import java.util.OptionalLong;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.playout.Tracer;

/** The command that tells where a frame comes from. */
@Component(service = TraceCommand.class)
@GogoCommand(scope = "retrovue", function = "trace")
public final class TraceCommand {

    private static final long NANOS_IN_MILLI = 1_000_000;

    private final MasterClock clock;
    private final Channels channels;
    private final Tracer tracer;

    /**
     * Made by the container.
     *
     * @param clock the station's time
     * @param channels the channels
     * @param tracer who knows
     */
    @Activate
    public TraceCommand(@Reference MasterClock clock, @Reference Channels channels, @Reference Tracer tracer) {
        this.clock = clock;
        this.channels = channels;
        this.tracer = tracer;
    }

    /**
     * Traces a frame.
     *
     * @param json whether to answer in JSON
     * @param channel id or number
     * @param instant such as 2026-01-05T12:00:00.5Z, "now", or a time in the channel's zone
     * @return the answer
     */
    @Descriptor("tells for a frame its event, asset, source frame, GOP, whether that is in the cache, cost and digest")
    public String trace(
            @Descriptor("answer in JSON") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json,
            @Descriptor("id or number") String channel,
            @Descriptor("such as now, 20:00, 'tomorrow 20:00' or 2026-01-05T12:00:00.5Z") String instant) {
        Channel found = ChannelNames.find(channels, channel);
        Tracer.Trace trace = tracer.trace(found, Moment.of(instant, clock.now(), found.zone()));
        Map<String, @Nullable Object> value = value(found, trace);
        return Answer.of(json, () -> value, () -> text(value));
    }

    private static Map<String, @Nullable Object> value(Channel channel, Tracer.Trace trace) {
        Tracer.Gop gop = trace.gop();
        return object(
                "channel", channel.id().value(),
                "frame", trace.frame(),
                "start", channel.format().rate().startOf(trace.frame()).toString(),
                "segment", trace.segment(),
                "event", trace.event().id(),
                "kind", trace.event().kind().word(),
                "producer", trace.event().producer(),
                "asset", trace.event().asset().map(asset -> asset.id().value()).orElse(null),
                "title", trace.event().asset().map(asset -> asset.title()).orElse(null),
                "frameInEvent", trace.frameInEvent(),
                "sourceFrame", number(trace.sourceFrame()),
                "gop", gop.name().orElse(null),
                "gopFirstFrame", gop.frames().start(),
                "gopFrames", gop.frames().count(),
                "cached", gop.bytes().isPresent(),
                "bytes", number(gop.bytes()),
                "renderMillis",
                        gop.renderNanos().isPresent() ? gop.renderNanos().getAsLong() / NANOS_IN_MILLI : null,
                "digest", gop.digest().orElse(null),
                "problem", trace.problem().orElse(null));
    }

    private static @Nullable Long number(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static String text(Map<String, @Nullable Object> value) {
        Table table = new Table("WHAT", "VALUE");
        value.forEach((name, one) -> table.row(name, one == null ? "-" : one));
        return table.toString();
    }
}

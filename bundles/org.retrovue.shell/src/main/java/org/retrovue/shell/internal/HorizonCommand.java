package org.retrovue.shell.internal;

import static org.retrovue.shell.internal.Answer.object;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.face.Records;
import org.retrovue.api.plan.Revision;
import org.retrovue.api.plan.Schedules;

/** The command that says how far channels are planned, and what changed in their plans. */
@Component(service = HorizonCommand.class)
@GogoCommand(scope = "retrovue", function = "horizon")
public final class HorizonCommand {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int MOST_CHANGES = 20;

    private final Channels channels;
    private final Schedules schedules;

    /**
     * Made by the container.
     *
     * @param channels the channels
     * @param schedules what is planned
     */
    @Activate
    public HorizonCommand(@Reference Channels channels, @Reference Schedules schedules) {
        this.channels = channels;
        this.schedules = schedules;
    }

    /**
     * Shows how far all channels are planned.
     *
     * @param json whether to answer in JSON
     * @return the answer
     */
    @Descriptor("shows how far the channels are planned, and what failed")
    public String horizon(
            @Descriptor("answer in JSON") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json) {
        return Answer.of(json, this::values, this::text);
    }

    private Object values() {
        List<Object> all = new ArrayList<>();
        for (Channel channel : channels.all()) {
            all.add(object("id", channel.id().value(), "horizon", Records.value(schedules.horizon(channel.id()))));
        }
        return object("channels", all);
    }

    private String text() {
        Table table = new Table(
                "NUMBER",
                "ID",
                "ZONE",
                "GUIDE UNTIL",
                "LOG UNTIL",
                "PLANS UNTIL",
                "GENERATION",
                "LAST STEP",
                "FAILED",
                "PROBLEM");
        for (Channel channel : channels.all()) {
            schedules
                    .horizon(channel.id())
                    .ifPresentOrElse(
                            h -> table.row(
                                    channel.number(),
                                    channel.id(),
                                    channel.zone(),
                                    when(h.guideUntil(), channel),
                                    when(h.logUntil(), channel),
                                    when(h.plansUntil(), channel),
                                    h.generation(),
                                    h.lastExtension().equals(Instant.EPOCH) ? "-" : when(h.lastExtension(), channel),
                                    h.failures(),
                                    h.problem().isEmpty() ? "-" : h.problem()),
                            () -> table.row(
                                    channel.number(),
                                    channel.id(),
                                    channel.zone(),
                                    "-",
                                    "-",
                                    "-",
                                    "-",
                                    "-",
                                    "-",
                                    "not planned yet"));
        }
        return table.isEmpty() ? "There are no channels." : table.toString();
    }

    /**
     * Shows what changed in the plan of a channel.
     *
     * @param json whether to answer in JSON
     * @param channel id or number
     * @return the answer
     */
    @Descriptor("shows what changed in the plan of a channel, the latest first")
    public String horizon(
            @Descriptor("answer in JSON") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json,
            @Descriptor("id or number") String channel) {
        Channel found = ChannelNames.find(channels, channel);
        List<Revision> revisions = schedules.revisions(found.id());
        return Answer.of(
                json,
                () -> object(
                        "channel",
                        found.id().value(),
                        "horizon",
                        Records.value(schedules.horizon(found.id())),
                        "revisions",
                        Records.value(revisions)),
                () -> text(found, revisions));
    }

    private static String text(Channel channel, List<Revision> revisions) {
        StringBuilder text = new StringBuilder();
        for (Revision revision : revisions) {
            text.append(text.isEmpty() ? "" : "\n\n")
                    .append(when(revision.at(), channel))
                    .append("  ")
                    .append(revision.reason())
                    .append(", free from ")
                    .append(when(revision.from(), channel))
                    .append(", generation ")
                    .append(revision.generation())
                    .append('\n')
                    .append(
                            revision.changes().isEmpty()
                                    ? "  no difference"
                                    : ChangeLines.of(revision.changes(), channel.zone(), MOST_CHANGES));
        }
        return text.isEmpty() ? "Nothing changed in the plan of " + channel.name() + "." : text.toString();
    }

    private static String when(Instant at, Channel channel) {
        return at.atZone(channel.zone()).format(WHEN);
    }
}

package org.retrovue.shell.internal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.face.Records;
import org.retrovue.api.face.Words;
import org.retrovue.api.plan.Explanation;
import org.retrovue.api.plan.Explanations;
import org.retrovue.api.plan.HorizonNoScheduleDataException;
import org.retrovue.api.plan.Schedules;

/** The command that says why anything is where it is. */
@Component(service = ExplainCommand.class)
@GogoCommand(scope = "retrovue", function = "explain")
public final class ExplainCommand {

    private final MasterClock clock;
    private final Channels channels;
    private final Schedules schedules;
    private final Explanations explanations;

    /**
     * Made by the container.
     *
     * @param clock the station's time
     * @param channels the channels
     * @param schedules what is planned
     * @param explanations why
     */
    @Activate
    public ExplainCommand(
            @Reference MasterClock clock,
            @Reference Channels channels,
            @Reference Schedules schedules,
            @Reference Explanations explanations) {
        this.clock = clock;
        this.channels = channels;
        this.schedules = schedules;
        this.explanations = explanations;
    }

    /**
     * Explains what is on at a moment.
     *
     * @param json whether to answer in JSON
     * @param channel id or number
     * @param when the moment in the channel's zone, in one word or several; nothing for now
     * @return the answer
     * @throws HorizonNoScheduleDataException when nothing is planned there
     */
    @Descriptor("says why a channel shows what it shows: file and line, layer, pool, choice, breaks, and the documents")
    public String explain(
            @Descriptor("answer in JSON") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json,
            @Descriptor("id or number") String channel,
            @Descriptor("such as 20:00, tomorrow 20:00, 2026-01-05 20:00, or now") String... when)
            throws HorizonNoScheduleDataException {
        Channel found = ChannelNames.find(channels, channel);
        Words words = Words.of(when, Set.of("--json"), Set.of());
        Instant at = Moment.of(words.joined(), clock.now(), found.zone());
        Optional<Explanation> explanation = explanations.explain(found.id(), at);
        if (explanation.isEmpty()) {
            schedules.at(found.id(), at); // says why there is nothing
            throw new HorizonNoScheduleDataException(
                    "what was planned on " + found.name() + " at " + at + " is not kept any more (seven days)");
        }
        return Answer.of(
                json || words.has("--json"),
                () -> Objects.requireNonNull(Records.value(explanation.get())),
                () -> new ExplanationText(found, explanation.get()));
    }
}

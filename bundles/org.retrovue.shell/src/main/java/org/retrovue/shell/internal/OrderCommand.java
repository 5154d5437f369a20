package org.retrovue.shell.internal;

import static org.retrovue.shell.internal.Answer.object;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.face.Records;
import org.retrovue.api.face.Words;
import org.retrovue.api.plan.OverrideOrder;
import org.retrovue.api.plan.OverrideRecord;
import org.retrovue.api.plan.OverrideRefusedException;
import org.retrovue.api.plan.Overrides;

/** The commands that change single blocks of the plan. Each says what it would do, and does it only with {@code --yes} and a reason. */
@Component(service = OrderCommand.class)
@GogoCommand(
        scope = "retrovue",
        function = {"extend", "replace"})
public final class OrderCommand {
    private static final Pattern MINUTES = Pattern.compile("0*([1-9]\\d{0,4})\\s*(?:m|min)?");
    private static final int MOST_CHANGES = 20;
    /** Options of all commands about orders that have no value. */
    static final Set<String> FLAGS = Set.of("--json", "--yes");
    /** Those that have one. */
    static final Set<String> VALUED = Set.of("--why", "--who");

    private final MasterClock clock;
    private final Channels channels;
    private final Catalog catalog;
    private final Overrides overrides;

    /**
     * Made by the container.
     *
     * @param clock the station's time
     * @param channels the channels
     * @param catalog the library
     * @param overrides carries orders out
     */
    @Activate
    public OrderCommand(
            @Reference MasterClock clock,
            @Reference Channels channels,
            @Reference Catalog catalog,
            @Reference Overrides overrides) {
        this.clock = clock;
        this.channels = channels;
        this.catalog = catalog;
        this.overrides = overrides;
    }

    /**
     * Lets a block last longer.
     *
     * @param json whether to answer in JSON
     * @param yes whether it is meant; else only says what would happen
     * @param why the reason
     * @param who who orders it
     * @param channel id or number
     * @param minutes how much longer
     * @param when a moment within the block; nothing for what is on
     * @return the answer
     * @throws OverrideRefusedException when that is not possible
     */
    @Descriptor("lets what is on, or a block to come, last so many minutes longer; what follows is pushed")
    public String extend(
            @Descriptor("answer in JSON") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json,
            @Descriptor("do it") @Parameter(names = "--yes", presentValue = "true", absentValue = "false") boolean yes,
            @Descriptor("the reason, for the record") @Parameter(names = "--why", absentValue = "") String why,
            @Descriptor("who orders it") @Parameter(names = "--who", absentValue = "operator") String who,
            @Descriptor("id or number") String channel,
            @Descriptor("minutes, such as 20 or 20m") String minutes,
            @Descriptor("a moment within the block, such as 20:00; nothing for now") String... when)
            throws OverrideRefusedException {
        Matcher number = MINUTES.matcher(minutes);
        if (!number.matches()) {
            throw new IllegalArgumentException(
                    "a block is extended by one minute or more, such as 20 or 20m, not by " + minutes);
        }
        Channel found = ChannelNames.find(channels, channel);
        Words words = Words.of(when, FLAGS, VALUED);
        Instant at = Moment.of(words.joined(), clock.now(), found.zone());
        OverrideOrder order =
                new OverrideOrder.Extend(found.id(), at, Duration.ofMinutes(Long.parseLong(number.group(1))));
        return carryOut(json, yes, why, who, words, found, order);
    }

    /**
     * Shows another asset in a block.
     *
     * @param json whether to answer in JSON
     * @param yes whether it is meant; else only says what would happen
     * @param why the reason
     * @param who who orders it
     * @param channel id or number
     * @param when a moment within the block, in one word
     * @param asset id, alias or title
     * @param more the same options, behind the asset
     * @return the answer
     * @throws OverrideRefusedException when that is not possible
     */
    @Descriptor("shows another asset in a block of the guide that is not on the air yet")
    public String replace(
            @Descriptor("answer in JSON") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json,
            @Descriptor("do it") @Parameter(names = "--yes", presentValue = "true", absentValue = "false") boolean yes,
            @Descriptor("the reason, for the record") @Parameter(names = "--why", absentValue = "") String why,
            @Descriptor("who orders it") @Parameter(names = "--who", absentValue = "operator") String who,
            @Descriptor("id or number") String channel,
            @Descriptor("a moment within the block, such as 20:00 or 'tomorrow 20:00'") String when,
            @Descriptor("id, alias or title of an asset") String asset,
            @Descriptor("options may stand here, too") String... more)
            throws OverrideRefusedException {
        Channel found = ChannelNames.find(channels, channel);
        Instant at = Moment.of(when, clock.now(), found.zone());
        Asset other = catalog.snapshot()
                .find(asset)
                .orElseThrow(() -> new IllegalArgumentException("there is no asset \"" + asset
                        + "\"; name it by id, alias or title: retrovue:assets lists them"));
        Words words = Words.of(more, FLAGS, VALUED);
        words.refuseMore();
        return carryOut(json, yes, why, who, words, found, new OverrideOrder.Replace(found.id(), at, other.id()));
    }

    private String carryOut(
            boolean asJson,
            boolean meant,
            String reason,
            String whoever,
            Words words,
            Channel channel,
            OverrideOrder order)
            throws OverrideRefusedException {
        boolean json = asJson || words.has("--json");
        boolean yes = meant || words.has("--yes");
        String why = words.get("--why", reason);
        String who = words.get("--who", whoever);
        if (yes && why.isBlank()) {
            throw new IllegalArgumentException(
                    "an order is written down with its reason: --why \"the match runs over\"; nothing was done");
        }
        OverrideRecord record = yes ? overrides.apply(order, who, why) : overrides.rehearse(order);
        return Answer.of(
                json,
                () -> object("done", yes, "order", Records.value(record)),
                () -> (yes ? "Done as order " + record.id() + ": " : "This would happen: ") + record.what() + "\n"
                        + ChangeLines.of(record.changes(), channel.zone(), MOST_CHANGES)
                        + (yes
                                ? "\nTo take it back: retrovue:override --yes undo " + channel.number() + " "
                                        + record.id()
                                : "\nNothing was done. To do it, add --yes and --why with the reason."));
    }
}

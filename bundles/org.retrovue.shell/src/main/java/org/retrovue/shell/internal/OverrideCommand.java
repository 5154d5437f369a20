package org.retrovue.shell.internal;

import static org.retrovue.shell.internal.Answer.object;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
@Component(service = OverrideCommand.class)
@GogoCommand(
        scope = "retrovue",
        function = {"extend", "replace", "override"})
public final class OverrideCommand {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Pattern MINUTES = Pattern.compile("0*([1-9]\\d{0,4})\\s*(?:m|min)?");
    private static final String NO_ORDERS = "There are no orders of the last seven days.";
    private static final int MOST_CHANGES = 20;
    private static final Set<String> FLAGS = Set.of("--json", "--yes");
    private static final Set<String> VALUED = Set.of("--why", "--who");

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
    public OverrideCommand(
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

    /**
     * Lists orders, or takes one back.
     *
     * @param json whether to answer in JSON
     * @param yes whether taking back is meant
     * @param why the reason
     * @param who who takes it back
     * @param action "list" or "undo"
     * @param which id or number of a channel, and to take an order back its id; for a list of all channels nothing
     * @return the answer
     * @throws OverrideRefusedException when that is not possible any more
     */
    @Descriptor(
            "lists the orders of all channels or one, or takes one back: override list [CHANNEL], override --yes undo CHANNEL ID")
    public String override(
            @Descriptor("answer in JSON") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json,
            @Descriptor("do it") @Parameter(names = "--yes", presentValue = "true", absentValue = "false") boolean yes,
            @Descriptor("the reason, for the record") @Parameter(names = "--why", absentValue = "taken back")
                    String why,
            @Descriptor("who takes it back") @Parameter(names = "--who", absentValue = "operator") String who,
            @Descriptor("list or undo") String action,
            @Descriptor("id or number of a channel; to take an order back also its id") String... which)
            throws OverrideRefusedException {
        Words words = Words.of(which, FLAGS, VALUED);
        boolean asJson = json || words.has("--json");
        if (action.equals("list") && words.plain().isEmpty()) {
            return ofAllChannels(asJson);
        }
        if (words.plain().isEmpty()) {
            throw new IllegalArgumentException(
                    "which channel? retrovue:override list [CHANNEL], retrovue:override --yes undo CHANNEL ID");
        }
        String channel = words.plain().get(0);
        Channel found = ChannelNames.find(channels, channel);
        if (action.equals("list")) {
            List<OverrideRecord> all = overrides.records(found.id());
            return Answer.of(asJson, () -> object("orders", Records.value(all)), () -> list(all, found));
        }
        if (!action.equals("undo") || words.plain().size() != 2) {
            throw new IllegalArgumentException("orders are listed (retrovue:override list " + channel
                    + ") or taken back (retrovue:override --yes undo " + channel + " ID)");
        }
        String wanted = words.plain().get(1);
        OverrideRecord record = overrides.records(found.id()).stream()
                .filter(known -> known.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no order " + wanted + "; retrovue:override list " + channel + " shows all"));
        if (!yes && !words.has("--yes")) {
            return Answer.of(
                    asJson,
                    () -> object("done", false, "order", Records.value(record)),
                    () -> "This would be taken back: " + record.what() + "\nTo do it: retrovue:override --yes undo "
                            + channel + " " + wanted);
        }
        OverrideRecord undone = overrides.undo(found.id(), wanted, words.get("--who", who), words.get("--why", why));
        return Answer.of(
                asJson,
                () -> object("done", true, "order", Records.value(undone)),
                () -> "Taken back: " + undone.what());
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

    private String ofAllChannels(boolean asJson) {
        List<Channel> all = channels.all();
        return Answer.of(
                asJson,
                () -> object(
                        "channels",
                        all.stream()
                                .map(channel -> object(
                                        "channel",
                                        channel.id().value(),
                                        "orders",
                                        Records.value(overrides.records(channel.id()))))
                                .toList()),
                () -> {
                    String orders = all.stream()
                            .filter(channel -> !overrides.records(channel.id()).isEmpty())
                            .map(channel -> channel.number() + " " + channel.name() + "\n"
                                    + list(overrides.records(channel.id()), channel))
                            .collect(Collectors.joining("\n\n"));
                    return orders.isEmpty() ? NO_ORDERS : orders;
                });
    }

    private static String list(List<OverrideRecord> all, Channel channel) {
        Table table = new Table("ID", "WHEN", "WHO", "WHAT", "WHY", "TAKEN BACK BY");
        all.forEach(record -> table.row(
                record.id(),
                record.at().atZone(channel.zone()).format(WHEN),
                record.who(),
                record.what(),
                record.why(),
                record.takenBack().orElse("-")));
        return table.isEmpty() ? NO_ORDERS : table.toString();
    }
}
